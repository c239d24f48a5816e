"""Where shortcodes stand in Markdown: between blocks, in a line, in a cell of a table, or where no markup is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.converters.converter_context import Placement

_TAG = re.compile(r"<[a-zA-Z][^<>]*$")
"""The beginning of an HTML tag that does not end."""
_MARKERS = " >-*+1234567890.)\t"
"""What stands before a block in a list or a quotation."""
_LONGEST = 500
"""So much before a shortcode is looked at for a link that it is the destination of."""


class PlacementFinder:
    """Tells of one mark after another where it stands.

    What is known of a line is kept from mark to mark, so that many on a long line take no longer than as many lines.
    """

    def __init__(self, text: str, around: Placement) -> None:
        self.text = text
        self.around = around
        self.done = 0
        """The end of the mark before."""
        self.line = 0
        """Where the line begins."""
        self.begin_line(0)

    def begin_line(self, start: int) -> None:
        """Nothing is known of a new line."""
        self.line = start
        self.ticks = 0
        self.in_tag = self.is_row = False
        self.is_bare = True

    def at(self, start: int, end: int) -> Placement:
        """The place of the mark between two offsets."""
        newline = self.text.rfind("\n", self.done, start)
        begins = newline >= 0 or not self.done
        if newline >= 0:
            self.begin_line(newline + 1)
        before = self.text[max(self.line, self.done) : start]
        self.done = end
        self.ticks += before.count("`")
        self.in_tag = _TAG.search(before) is not None or (self.in_tag and "<" not in before and ">" not in before)
        self.is_row = self.is_row or (begins and before.lstrip().startswith("|"))
        self.is_bare = self.is_bare and not before.strip(_MARKERS)
        place = self.place(start, end)
        self.is_bare = False
        return place

    def place(self, start: int, end: int) -> Placement:
        """The same, by what is known of the line."""
        if self.around in {"raw", "cell"}:
            return self.around
        line = self.text[max(self.line, start - _LONGEST) : start]
        if self.ticks % 2 or self.in_tag or myst_syntax.precedes_destination(line):
            return "raw"
        if self.around == "block" and self.is_row:
            return "cell"
        if self.around != "block" or not self.is_bare:
            return "line"
        newline = self.text.find("\n", end)
        return "line" if self.text[end : newline if newline >= 0 else None].strip() else "block"
