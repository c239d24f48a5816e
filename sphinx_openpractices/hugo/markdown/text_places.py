"""Finds places in a page from places in what a parser makes of it: texts without indents and markers of lists."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class TextPart:
    """A text whose lines are the ends of lines of a page; *ends* are the offsets in the page at which they end."""

    def __init__(self, text: str, ends: Sequence[int] = ()) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines[:-1])]
        self.ends = ends or [start + len(line) for start, line in zip(self.starts, self.lines, strict=True)]

    def find(self, pos: int) -> int:
        """Return the offset in the page for an offset in the text."""
        line = bisect_right(self.starts, pos) - 1
        return self.ends[line] - len(self.lines[line]) + pos - self.starts[line]

    def cut(self, first: int, content: str) -> TextPart:
        """Return the part for a *content* that consists of the lines from *first* on, without their markers."""
        count = content.count("\n") + 1
        ends = self.ends[first : first + count]
        return TextPart(content, [*ends, *[self.ends[-1]] * (count - len(ends))])


class InlinePlaces:
    """The places of the content of a paragraph, a heading or a cell, which begins at or after *cursor* in its line."""

    def __init__(self, part: TextPart, first: int, content: str, cursor: int | None = None) -> None:
        self.content = content
        self.starts: list[int] = []
        """The offsets of the lines in the content."""
        self.places: list[int] = []
        """The offsets of these lines in the page."""
        self.bars: Iterable[int] = ()
        """Bars in a cell; in the page, backslashes precede them."""
        start = 0
        self.cursor = 0
        for number, line in enumerate(content.split("\n"), first):
            stripped = line.strip()
            lead = len(line) - len(line.lstrip())
            whole = part.lines[number]
            if cursor is None:
                found = whole.rfind(stripped)
            else:
                found = whole.find(stripped, cursor)
                if found < 0:
                    self.bars = [index for index, char in enumerate(line) if char == "|"]
                    found = whole.find(stripped.replace("|", r"\|"), cursor)
                self.cursor = found + len(stripped)
            self.starts.append(start)
            self.places.append(part.ends[number] - len(whole) + max(found, 0) - lead)
            start += len(line) + 1

    def find(self, pos: int) -> int:
        """Return the offset in the page for an offset in the content."""
        line = bisect_right(self.starts, pos) - 1
        return self.places[line] + pos - self.starts[line] + sum(bar < pos for bar in self.bars)
