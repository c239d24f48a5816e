"""Finds the lines of the file for the lines of a text in front matter, which may be folded, or have escapes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.shortcodes.pieces import Shortcode, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_openpractices.hugo.shortcodes.pieces import Piece

_LONGEST = 20
"""How much of a line of the text is searched for."""
_FARTHEST = 200
"""How many lines of the file are searched for it."""


def find_field_lines(source: str, text: str, first: int) -> list[int]:
    """Return the line of the file for each line of a *text* that begins on the line *first* of the *source*.

    The list is empty if each line of the text is a line of the file.
    """
    written, lines = source.split("\n"), text.rstrip("\n").split("\n")
    below = written[first : first - 1 + len(lines)]
    if [line.strip() for line in below] == [line.strip() for line in lines[1:]]:
        return []
    found = [first]
    for line in lines:
        part = line.strip()[:_LONGEST]
        ahead = range(found[-1], min(found[-1] + _FARTHEST, len(written) + 1))
        found.append(next((number for number in ahead if part and part in written[number - 1]), found[-1]))
    return found[1:]


def place_pieces(pieces: Sequence[Piece], before: int, lines: Sequence[int]) -> Iterator[Piece]:
    """Yield *pieces* with the *lines* of the file in place of those after the line *before*, each line apart."""

    def place(line: int) -> int:
        return lines[min(line - before, len(lines)) - 1]

    for piece in pieces:
        start = piece.start
        if isinstance(piece, Text):
            ends = [0, *(index + 1 for index, char in enumerate(piece.source) if char == "\n"), len(piece.source)]
            for number, (begin, end) in enumerate(pairwise(ends)):
                if begin < end:
                    yield Text(piece.source[begin:end], start._replace(line=place(start.line + number)))
            continue
        placed = replace(piece, start=start._replace(line=place(start.line)))
        if isinstance(placed, Shortcode):
            inner = None if placed.inner is None else tuple(place_pieces(placed.inner, before, lines))
            placed = replace(placed, inner=inner, lines={key: place(line) for key, line in placed.lines.items()})
        yield placed
