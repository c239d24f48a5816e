"""The headings of a text, with the ids that Goldmark takes in braces behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE = re.compile(r"^(#{1,6})([ \t].*)$", re.MULTILINE)
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
"""Signs at the end of a heading that are not part of it (CommonMark, 4.2)."""
_RULE = r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"
_RULE_BELOW = re.compile(rf"^(#{{1,6}}[ \t].*\n)(?:[ \t]*\n)*{_RULE}", re.MULTILINE)
_FIRST = re.compile(rf"\A{_RULE}", re.MULTILINE)
_LAST = re.compile(rf"\n[ \t]*\n{_RULE}\Z")
HEADING_ID = re.compile(r"\{#([\w:.-]+)[^{}]*\}$")


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its words as Markdown, its id if it has one, and where its line is."""

    level: int
    words: str
    id: str
    start: int
    end: int


def find_headings(text: str) -> list[Heading]:
    """Every heading of a text without code."""
    return [_read_heading(match) for match in _LINE.finditer(text)]


def _read_heading(match: re.Match[str]) -> Heading:
    """The parts of a line."""
    words = match[2].strip()
    if closing := _CLOSING.search(words):
        words = words[: closing.start()].rstrip()
    found = HEADING_ID.search(words)
    if found:
        words = words[: found.start()].rstrip()
    return Heading(len(match[1]), words, found[1] if found else "", *match.span())


def strip_rules(text: str) -> str:
    """The text without a line at its beginning or its end, where Docutils takes none (``---``, CommonMark, 4.1)."""
    return _LAST.sub("", _FIRST.sub("", text.strip("\n"))).strip("\n")


def lower_headings(text: str, levels: int, label: Callable[[str], str]) -> str:
    """The text with headings for MyST: so many levels lower, with labels on a line before, and no line right below.

    *label* gives the one for an id, or nothing.
    """
    text = _RULE_BELOW.sub(r"\1", text)
    parts = []
    done = 0
    for heading in find_headings(text):
        line = f"{'#' * min(heading.level + levels, 6)} {heading.words}".rstrip()
        name = label(heading.id) if heading.id else ""
        parts += [text[done : heading.start], f"({name})=\n{line}" if name else line]
        done = heading.end
    return "".join([*parts, text[done:]])
