"""Puts the keys of a mapping in another order; each takes its value and its comments with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .line_places import find_line_begin, find_line_end
from .written_values import EditRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .marked_node import MarkedNode
    from .text_edits import TextEdits


class _Member(NamedTuple):
    """A key with its value, from *start* to *end*; in block style, with the comments above and beside it."""

    name: str
    start: int
    end: int


def reorder_members(edits: TextEdits, mapping: MarkedNode, order: Sequence[str]) -> None:
    """Put the keys of a mapping in an *order*; what is between them stays. Raises :class:`.EditRefusal`."""
    text, rank = edits.text, order.index
    members = list(_find_flow(text, mapping) if mapping.in_brackets else _find_lines(text, mapping))
    indentation = "" if mapping.in_brackets else " " * (mapping.start - find_line_begin(text, mapping.start))
    wanted = sorted(members, key=lambda member: rank(member.name))
    for place, member in zip(members, wanted, strict=True):
        if place is not member:
            written = text[member.start : member.end]
            # The first key of an entry is after a dash, the others are indented.
            if member is members[0]:
                written = indentation + written
            elif place is members[0] and not mapping.in_brackets:
                written = written.lstrip(" ")
            edits.replace(place.start, place.end, written)


def _find_flow(text: str, mapping: MarkedNode) -> Iterator[_Member]:
    """Yield the keys in braces; a comment between them could be about any of them."""
    ends = [mapping.start, *(value.end for _key, value in mapping.pairs)]
    for before, (key, value) in zip(ends, mapping.pairs, strict=False):
        if "#" in text[before : key.outer] + text[key.end : value.start]:
            raise EditRefusal("it has a comment in its braces")
        yield _Member(key.value, key.outer, max(key.end, value.end))


def _find_lines(text: str, mapping: MarkedNode) -> Iterator[_Member]:
    """Yield the keys in block style, each with its lines."""
    column = mapping.start - find_line_begin(text, mapping.start)
    start, before = mapping.start, 0
    for number, (key, value) in enumerate(mapping.pairs):
        if number:
            if text[find_line_begin(text, key.outer) : key.outer].strip() or find_line_begin(text, key.outer) < before:
                raise EditRefusal("it has two keys on one line")
            start = _find_comments(text, before, key.outer)
        before = _find_end(text, max(key.end, value.end), column)
        yield _Member(key.value, start, before)


def _find_end(text: str, place: int, column: int) -> int:
    """Return the end of the lines of a value, and of the comments below it that are indented more than its key."""
    end = find_line_end(text, place)
    while end < len(text):
        begin = end + (2 if text.startswith("\r\n", end) else 1)
        line = text[begin : find_line_end(text, begin)]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        end = begin + len(line)
    return end


def _find_comments(text: str, before: int, place: int) -> int:
    """Return the beginning of the line of a key, or of the first comment above it."""
    gap = text[before : find_line_begin(text, place)]
    return before + find_line_begin(gap, gap.index("#")) if "#" in gap else find_line_begin(text, place)
