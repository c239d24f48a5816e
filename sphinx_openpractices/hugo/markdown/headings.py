"""Finds headings, and adapts them for MyST."""

from __future__ import annotations

import re
from typing import NamedTuple

# Python searches much faster for a character than for the beginning of a line.
_SIGNS = r"#(?<![^\n]#)#{0,5}"
"""The signs at the beginning of a line."""
_LINE = re.compile(rf"({_SIGNS})([ \t].*)$", re.MULTILINE)
_UNTIDY = re.compile(rf"{_SIGNS}(?=[ \t])(?! (?:[^\s#]|\S.*[^\s#])$)", re.MULTILINE)
"""The beginning of a heading with more than a space between its signs and its text, or something after the text."""
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
"""Signs at the end of a heading that are not part of it (CommonMark, 4.2)."""
_RULE = r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"
_RULE_BELOW = re.compile(rf"({_SIGNS}[ \t].*\n)(?:[ \t]*\n)*{_RULE}", re.MULTILINE)
_FIRST = re.compile(rf"\A{_RULE}", re.MULTILINE)
_LAST = re.compile(rf"\n[ \t]*\n{_RULE}\Z")


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its text as Markdown, and the place of its line."""

    level: int
    text: str
    start: int
    end: int


def find_headings(text: str) -> list[Heading]:
    """Return all headings of a text that contains no code."""
    return [_read_heading(match) for match in _LINE.finditer(text)]


def _read_heading(match: re.Match[str]) -> Heading:
    """Read the parts of a heading line."""
    title = match[2].strip()
    if closing := _CLOSING.search(title):
        title = title[: closing.start()].rstrip()
    return Heading(len(match[1]), title, *match.span())


def strip_rules(text: str) -> str:
    """Remove a rule (``---``; CommonMark, 4.1) at the beginning and the end, where Docutils allows none."""
    text = _FIRST.sub("", text.strip("\n"))
    return (_LAST.sub("", text) if text.endswith(("-", "*", "_", " ", "\t")) else text).strip("\n")


def lower_headings(text: str, levels: int) -> str:
    """Lower the headings by a number of levels, without a rule right below them."""
    text = _RULE_BELOW.sub(r"\1", text)
    if not levels and not _UNTIDY.search(text):
        return text
    parts = []
    done = 0
    for heading in find_headings(text):
        line = f"{'#' * min(heading.level + levels, 6)} {heading.text}".rstrip()
        parts += [text[done : heading.start], line]
        done = heading.end
    return "".join([*parts, text[done:]])
