"""The lines of items in a YAML list in block style: what is between them, their comments, and how they are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .line_places import find_line_begin, find_line_end, read_line_break
from .marked_node import NodeKind
from .written_values import EditRefusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .marked_node import MarkedNode
    from .text_edits import TextEdits

_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))+")


def count_empty_lines(text: str, items: MarkedNode) -> int:
    """Return how many empty lines are above the last item of a list; a list of one item has none."""
    if len(items.children) < 2:
        return 0
    before, last = items.children[-2:]
    gap = text[find_line_end(text, before.end) : find_line_begin(text, last.outer)]
    return sum(not line.strip() for line in gap.splitlines()[1:])


def has_item_comment(text: str, items: MarkedNode, index: int) -> bool:
    """Return whether there is a comment in an item, directly above it, or below it and indented more than its dash."""
    item = items.children[index]
    begin, end = find_line_begin(text, item.outer), find_line_end(text, item.end)
    column = items.start - find_line_begin(text, items.start)
    before = text[:begin].removesuffix("\n").removesuffix("\r")
    above = _find_comment(before[find_line_begin(before, len(before)) :])
    below = _find_comment(text[end:].lstrip("\r\n").partition("\n")[0])
    return (
        "#" in _cut_scalars(text, item, begin, end) or (above >= 0 and (not index or above <= column)) or below > column
    )


def remove_block_items(edits: TextEdits, key: MarkedNode, items: MarkedNode, indexes: Collection[int]) -> None:
    """Remove items with the empty lines before them, or after those at the beginning; all other lines stay."""
    text = edits.text
    if items.kind is not NodeKind.SEQUENCE or items.in_brackets:
        raise EditRefusal(f'its "{key.value}" is not a list with each item after "- "')
    first = next((index for index in range(len(items.children)) if index not in indexes), len(items.children))
    if first == len(items.children):
        edits.insert(text.index(":", key.end) + 1, " []")
    for index in sorted(indexes):
        item = items.children[index]
        begin, end = find_line_begin(text, item.outer), find_line_end(text, item.end)
        if index < first:
            after = end + len(read_line_break(text, end)) if end < len(text) else end
            more = _EMPTY_LINES.match(text, after)
            edits.replace(begin, more.end() if more else after, "")
        else:
            start = max(len(text[:begin].rstrip()), items.children[index - 1].end)
            edits.replace(find_line_end(text, start), end, "")


def _find_comment(line: str) -> int:
    """Return the column of a comment that has a line of its own, or -1."""
    return line.index("#") if line.lstrip(" \t").startswith("#") else -1


def _cut_scalars(text: str, item: MarkedNode, begin: int, end: int) -> str:
    """Return what is in an item besides its keys and values: comments, and characters of YAML."""
    pieces: list[str] = []
    for node in _walk_scalars(item):
        # The first line of a block scalar has its sign, and perhaps a comment.
        start = find_line_end(text, node.start) if node.style in {"|", ">"} else node.start
        pieces.append(text[begin:start])
        begin = max(begin, node.end)
    return "".join([*pieces, text[begin:end]])


def _walk_scalars(node: MarkedNode) -> Iterator[MarkedNode]:
    if node.kind is NodeKind.SCALAR:
        yield node
    for child in node.children:
        yield from _walk_scalars(child)
