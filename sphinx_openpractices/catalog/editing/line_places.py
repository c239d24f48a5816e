"""The places of the lines of a text, with any line breaks."""

from __future__ import annotations

import re

_LINE_BREAK = re.compile(r"\r\n?|\n")


def find_line_end(text: str, place: int) -> int:
    """Return the place of the end of a line, before its line break."""
    found = _LINE_BREAK.search(text, place)
    return found.start() if found else len(text)


def find_line_begin(text: str, place: int) -> int:
    """Return the place of the beginning of a line, after the line break of the one before."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def read_line_break(text: str, place: int) -> str:
    """Return the line break at a place; at the end of the text, the first one of the text."""
    found = _LINE_BREAK.match(text, place) or _LINE_BREAK.search(text)
    return found[0] if found else "\n"
