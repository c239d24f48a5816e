"""Finds the lines of the file in a text in which marks replace shortcodes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.shortcodes.shortcode_lexer import find_newlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class SkeletonLines:
    """Finds the line in the file for an offset in a *text*, given the start of each piece and its line in the file."""

    def __init__(self, text: str, pieces: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.places = list(pieces) or [(0, 1)]
        self.starts = [start for start, _line in self.places]

    @cached_property
    def newlines(self) -> list[int]:
        """The offsets of the line ends."""
        return find_newlines(self.text)

    @cached_property
    def lines(self) -> list[int]:
        """For each piece, the line on which the text would begin if all of its lines were those of the piece."""
        return [line - bisect_left(self.newlines, start) for start, line in self.places]

    def find_line(self, offset: int) -> int:
        """Return the line for an offset in the text."""
        index = bisect_right(self.starts, offset) - 1
        return self.lines[index] + bisect_left(self.newlines, offset)

    def find_text_line(self, number: int) -> int:
        """Return the line of the file for a line of the text, counted from 0."""
        return self.find_line(self.newlines[number - 1] + 1 if number else 0)

    def follow(self, text: str, origins: Sequence[int]) -> SkeletonLines:
        """Return the same for a text made from this one, given the number of the line that each line was made from."""
        starts = [0, *(newline + 1 for newline in find_newlines(text))]
        return SkeletonLines(text, zip(starts, map(self.find_text_line, origins), strict=True))
