"""The places of the values of a YAML text, from the marks of its parser's events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_openpractices.catalog.documents.yaml_events import OTHER_BREAKS

from .line_places import find_line_end
from .marked_node import MarkedNode, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANCHOR = re.compile(r"&\S+(?:\s|#[^\r\n]*)*")
"""An anchor, with the space and the comments between it and its value."""


def mark_yaml(text: str) -> MarkedNode:
    """Return the root of a text that :func:`.read_yaml` has read; marks count characters, whatever the line ends."""
    # One character for another, so that the marks fit the text.
    same = OTHER_BREAKS.sub(" ", text)
    root = MarkedNode(NodeKind.SEQUENCE, 0, 0, 0)
    levels = [root]
    events: Iterator[Any] = yaml.parse(same, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for event in events:
        kind = type(event)
        if issubclass(kind, yaml.CollectionEndEvent):
            node = levels.pop()
            # A block ends, for the parser, where the next token begins, after comments.
            last = node.children[-1].end if node.children and not node.in_brackets else None
            node.end = event.end_mark.index if last is None else last
        elif issubclass(kind, yaml.NodeEvent):
            node = _mark_node(event, same)
            levels[-1].children.append(node)
            if issubclass(kind, yaml.CollectionStartEvent):
                levels.append(node)
    return root.children[0]


def _mark_node(event: Any, text: str) -> MarkedNode:
    start, end, kind = event.start_mark.index, event.end_mark.index, type(event)
    if kind is yaml.AliasEvent:
        return MarkedNode(NodeKind.ALIAS, start, start, end, event.anchor)
    if kind is yaml.ScalarEvent:
        inner = _skip_anchor(text, start, end) if event.anchor else start
        if event.style in {"|", ">"}:
            end = _find_block_end(text, inner, end)
        return MarkedNode(NodeKind.SCALAR, start, inner, end, event.value, event.style or "")
    is_mapping = kind is yaml.MappingStartEvent
    # The event ends after a bracket or a dash, or else before the first key or dash.
    inner = end - 1 if event.flow_style or text[end - 1 : end] == "-" else end
    is_flow = bool(event.flow_style)
    return MarkedNode(NodeKind.MAPPING if is_mapping else NodeKind.SEQUENCE, start, inner, end, in_brackets=is_flow)


def _skip_anchor(text: str, start: int, end: int) -> int:
    found = _ANCHOR.match(text, start, end)
    return found.end() if found else start


def _find_block_end(text: str, start: int, end: int) -> int:
    """Return the end of a block scalar: of its last line, unless the lines without text after it count."""
    header = text[start : find_line_end(text, start)].partition("#")[0]
    written = text[start:end]
    if "+" in header:
        return start + len(written.removesuffix("\n").removesuffix("\r"))
    return find_line_end(text, start + len(written.rstrip()))
