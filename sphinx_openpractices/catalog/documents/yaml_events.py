"""Reads YAML into a tree, from the events of its parser.

PyYAML's own tree builder recurses in C: it overruns the stack at some ten thousand levels, and it ignores tags.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

import yaml

from .tree import (
    MAX_LEVELS,
    MAX_VALUES,
    TOO_DEEP,
    TOO_MANY,
    YAML_TAG_PREFIX,
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    TreeNode,
)
from .yaml_mistakes import YamlMistake

_MAX_ALIASED = 100_000
"""Values that all aliases of a file may repeat: ten lines of aliases of aliases would be a billion."""

_NO_ANCHOR = 'the alias "*{0}" has no anchor "&{0}" before it; put quotes around a text that begins with "*"'

_PARSER_LIMIT = "exceeded maximum nesting depth"
"""PyYAML 6.0.4 and later refuse 1,000 levels; as they read a line ahead, that can precede the event of level 51."""

OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
"""End a line in YAML 1.1, but neither in YAML 1.2 nor in editors, whose lines the messages have."""


_COMMENT = re.compile(r"(?<![ \t])[ \t]+(#[^\s#][^\n]*)")
"""A comment that touches its sign, as in ``C #1``: perhaps it is a part of the value before it."""
_COMMENT_SIGN = re.compile(r"#(?<=[ \t]#)[^\s#]")
"""Its sign, which is found much faster in a long text."""
_ALIAS = re.compile(r"\*([\w-]+)", re.ASCII)


def read_yaml(text: str) -> TreeNode | None:
    """Read the only YAML document of *text* into a tree, from the parser's events and without recursion."""
    text = OTHER_BREAKS.sub(" ", text)
    builder = _TreeBuilder(text)
    event: Any = None
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.add_event(event)
    except yaml.MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        if err.problem == _PARSER_LIMIT:
            raise DocumentError(mark.line + 1 if mark else 1, TOO_DEEP) from None
        raise DocumentError(*YamlMistake(err, event, text).describe()) from None
    except yaml.reader.ReaderError as err:
        # libyaml counts bytes, Python's reader counts characters.
        line = text.encode()[: err.position].count(b"\n") + 1
        raise DocumentError(line, f"contains the character U+{err.character:04X}, which YAML does not allow") from None
    except UnicodeDecodeError:
        message = "contains, after this line, a YAML tag that is not text; write plain values"
        raise DocumentError(event.end_mark.line + 1, message) from None
    return builder.root


class _TreeBuilder:
    """Builds a tree of the events of a YAML *text*, with limits on depth and on what aliases repeat."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [*text.split("\n"), ""] if _COMMENT_SIGN.search(text) else []
        """The lines of a text that has a comment that may be a part of a value; few texts have one.

        libyaml counts one more, which has no text.
        """
        self.root: TreeNode | None = None
        self.open: list[_Level] = []
        self.anchors: dict[str, tuple[TreeNode, int, int] | None] = {}
        """By name: the node, the number of values in it, and its depth; ``None`` until it is complete."""
        self.aliased = 0
        self.number = 0
        """The values that are written."""

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The names of all aliases, and perhaps other words after an asterisk."""
        return frozenset(_ALIAS.findall(self.text))

    def add_event(self, event: Any) -> None:
        """Add the next event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            scalar = self.make_scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = scalar, 1, 0
            self.add_node(scalar)
        elif kind in {yaml.MappingStartEvent, yaml.SequenceStartEvent}:
            if event.tag is not None:
                _refuse_tag(event)
            if event.anchor:
                self.anchors[event.anchor] = None
            self.open.append(_Level(event.anchor, event.start_mark.line + 1, kind is yaml.MappingStartEvent))
            self.require_depth(0, event)
        elif kind in {yaml.MappingEndEvent, yaml.SequenceEndEvent}:
            level = self.open.pop()
            node = level.make_node()
            size, depth = level.size + len(level.children), max(level.depth, bool(level.children))
            if level.anchor:
                self.anchors[level.anchor] = node, size, depth
            self.add_node(node)
            self.add_size(size, depth)
        elif kind is yaml.AliasEvent:
            node, size, depth = self.resolve_alias(event)
            self.add_node(node)
            self.add_size(size, depth)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise DocumentError(event.start_mark.line + 1, 'contains a second document; remove the line "---"')

    def make_scalar(self, event: Any) -> ScalarNode:
        """Return the node of a scalar."""
        if event.tag is not None:
            _refuse_tag(event)
        line = event.start_mark.line + 1
        if event.style in {"|", ">"}:
            line += 1 + len(event.value) - len(event.value.lstrip("\n"))
        lost = self.find_lost(event) if self.lines or event.anchor else ""
        return ScalarNode(event.value, line, bool(event.style), None, lost)

    def find_lost(self, event: Any) -> str:
        """Return an anchor that nothing repeats, or a comment that touches its sign: they may belong to the value."""
        if event.anchor and event.anchor not in self.repeated:
            return f"&{event.anchor}"
        if event.style or not self.lines:
            return ""
        comment = _COMMENT.match(self.lines[event.end_mark.line], event.end_mark.column)
        return comment[1].rstrip() if comment else ""

    def add_node(self, node: TreeNode) -> None:
        """Add a complete node to the list or mapping that is open."""
        self.number += 1
        if self.number > MAX_VALUES:
            raise DocumentError(node.line, TOO_MANY)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node

    def add_size(self, size: int, depth: int) -> None:
        """Let the list or mapping that is open grow by a list or mapping, or what an alias repeats."""
        if self.open:
            level = self.open[-1]
            level.size += size - 1
            level.depth = max(level.depth, depth + 1)

    def resolve_alias(self, event: Any) -> tuple[TreeNode, int, int]:
        """Return the node that an alias repeats, its size and its depth."""
        line = event.start_mark.line + 1
        if event.anchor not in self.anchors:
            raise DocumentError(line, _NO_ANCHOR.format(event.anchor))
        found = self.anchors[event.anchor]
        if found is None:
            raise DocumentError(line, f'the alias "*{event.anchor}" is inside the value that it repeats')
        self.aliased += found[1]
        if self.aliased > _MAX_ALIASED:
            raise DocumentError(line, f"use fewer aliases; they repeat more than {_MAX_ALIASED:,} values")
        self.require_depth(found[2], event)
        return found

    def require_depth(self, more: int, event: Any) -> None:
        """Raise an error if the nesting is too deep."""
        if len(self.open) + more > MAX_LEVELS:
            raise DocumentError(event.start_mark.line + 1, TOO_DEEP)


class _Level:
    """A list or a mapping that is not complete yet."""

    __slots__ = ("anchor", "children", "depth", "is_mapping", "line", "size")

    def __init__(self, anchor: str | None, line: int, is_mapping: bool) -> None:  # noqa: FBT001 - called once
        self.anchor = anchor
        self.line = line
        self.is_mapping = is_mapping
        self.children: list[TreeNode] = []
        self.size = 1
        """The number of values in it, without those that are directly in it."""
        self.depth = 0

    def make_node(self) -> TreeNode:
        """Return the complete node."""
        if self.is_mapping:
            return MappingNode(list(zip(self.children[::2], self.children[1::2], strict=True)), self.line)
        return SequenceNode(self.children, self.line)


def _refuse_tag(event: Any) -> None:
    """Refuse a YAML tag, which makes an object of a value; no file that this package reads needs tags."""
    tag = event.tag.replace(YAML_TAG_PREFIX, "!!")
    advice = "write the plain value" + ("" if tag.startswith("!!") else ", or put quotes around it")
    raise DocumentError(event.start_mark.line + 1, f'the YAML tag "{tag}" is not allowed; {advice}')
