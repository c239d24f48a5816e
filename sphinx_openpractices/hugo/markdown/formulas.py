"""Finds formulas between the delimiters of a Hugo site, and writes them for MyST.

Source: `Mathematics in Markdown <https://gohugo.io/content-management/mathematics/>`__.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from .marks import MEANT
from .myst_syntax import join_lines

_LINE_START = re.compile(r"\n[ \t>]*")
_ODD_BACKSLASHES = re.compile(r"(?<!\\)(?:\\\\)*\\$")


class Delimiters(NamedTuple):
    """What begins and ends a formula; *display* formulas have lines of their own.

    If *strict*, a formula neither begins nor ends with a space, and no digit follows it: sums of money are text.
    """

    opening: str
    closing: str
    display: bool = False
    strict: bool = False


SCRIPT_DELIMITERS = (
    Delimiters("$$", "$$", display=True),
    Delimiters("\\\\[", "\\\\]", display=True),
    Delimiters("\\\\(", "\\\\)"),
    Delimiters("$", "$", strict=True),
)
"""Those of KaTeX and MathJax, as written in Markdown that knows no formulas."""


class FormulaFinder:
    """Finds the formulas of a *text*; the text is searched once for each delimiter."""

    def __init__(self, text: str, delimiters: tuple[Delimiters, ...]) -> None:
        self.text = text
        self.delimiters = delimiters
        self.closings: dict[Delimiters, list[int]] = {}

    def find(self, start: int) -> tuple[Delimiters, int] | None:
        """Return the delimiters and the end of the formula that begins here."""
        for each in self.delimiters:
            if self.text.startswith(each.opening, start):
                inside = start + len(each.opening)
                if each.strict and self.text[inside : inside + 1].isspace():
                    return None
                closings = self._find_closings(each)
                index = bisect_left(closings, inside)
                if index == len(closings) or closings[index] == inside:
                    return None
                end = closings[index] + len(each.closing)
                return (each, end) if not each.strict or self._is_plausible(closings[index], end) else None
        return None

    def _is_plausible(self, closing: int, end: int) -> bool:
        """Return whether the end of a formula can be meant, and is not another sum of money."""
        after = self.text[end : end + 1]
        return not self.text[closing - 1].isspace() and not after.isdigit() and after != "$"

    def _find_closings(self, delimiters: Delimiters) -> list[int]:
        """Return where formulas can end."""
        if delimiters not in self.closings:
            pattern = _compile_closing(delimiters)
            self.closings[delimiters] = [match.start() for match in pattern.finditer(self.text)]
        return self.closings[delimiters]


@lru_cache
def _compile_closing(delimiters: Delimiters) -> re.Pattern[str]:
    """Return the pattern of what ends a formula."""
    closing = re.escape(delimiters.closing)
    return re.compile(rf"(?<!\\){closing}" if delimiters.strict else closing)


def write_formula(formula: str, delimiters: Delimiters, *, block: bool) -> str:
    """Write a formula, which includes its delimiters; as a *block*, a display formula is one in MyST, too."""
    inside = formula[len(delimiters.opening) : -len(delimiters.closing)]
    if delimiters.opening.startswith("\\begin"):
        return formula  # the MyST extension amsmath
    if delimiters.display and block and "$$" not in inside:
        return f"{MEANT}$${inside}$$"
    if "$" in inside or _ODD_BACKSLASHES.search(inside):
        return _write_role(inside)
    return f"{MEANT}${inside}$"


def _write_role(formula: str) -> str:
    """Write a formula that contains dollars."""
    return f"{MEANT}{{math}}`{join_lines(_LINE_START.sub(' ', formula))}`"
