"""Finds where shortcodes are in Markdown: between blocks, in a line, in a table cell, or where markup is not parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.markdown.html_destinations import MARKERS

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.converters.converter_context import Placement

_TAG = re.compile(r"<[a-zA-Z][^<>]*$")
"""The beginning of an HTML tag that is not closed."""
_LONGEST = 500
"""How much text before a shortcode is searched for a link that it may be the destination of."""


class PlacementFinder:
    """Finds the placement of one mark after another.

    What is known about a line is kept from mark to mark, so that many marks on a long line take linear time.
    """

    def __init__(self, text: str, around: Placement) -> None:
        self.text = text
        self.around = around
        self.done = 0
        """The end of the previous mark."""
        self.line = 0
        """The start of the line."""
        self._begin_line(0)

    def _begin_line(self, start: int) -> None:
        """Forget what is known of the previous line."""
        self.line = start
        self.ticks = 0
        self.in_tag = self.is_row = False
        self.is_bare = True

    def find(self, start: int, end: int) -> Placement:
        """Return the placement of the mark between two offsets."""
        newline = self.text.rfind("\n", self.done, start)
        begins = newline >= 0 or not self.done
        if newline >= 0:
            self._begin_line(newline + 1)
        before = self.text[max(self.line, self.done) : start]
        self.done = end
        self.ticks += before.count("`")
        self.in_tag = _TAG.search(before) is not None or (self.in_tag and "<" not in before and ">" not in before)
        self.is_row = self.is_row or (begins and before.lstrip().startswith("|"))
        self.is_bare = self.is_bare and not before.strip(MARKERS)
        place = self._decide(start, end)
        self.is_bare = False
        return place

    def _decide(self, start: int, end: int) -> Placement:
        """Decide on the placement by what is known of the line."""
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
