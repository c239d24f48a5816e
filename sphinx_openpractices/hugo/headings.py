"""The headings of a text, with the ids that Goldmark takes in braces behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = re.compile(r"^(#{1,6})([ \t].*)$", re.MULTILINE)
CLOSING = re.compile(r"(?:^|[ \t])#+$")
"""Signs at the end of a heading that are not part of it (CommonMark, 4.2)."""
ID = re.compile(r"\{#([\w:.-]+)[^{}]*\}$")


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its words as Markdown, its id if it has one, and where its line is."""

    level: int
    words: str
    id: str
    start: int
    end: int


def headings(text: str) -> list[Heading]:
    """Every heading of a text without code."""
    return [read_heading(match) for match in LINE.finditer(text)]


def read_heading(match: re.Match[str]) -> Heading:
    """The parts of a line."""
    words = match[2].strip()
    if closing := CLOSING.search(words):
        words = words[: closing.start()].rstrip()
    found = ID.search(words)
    if found:
        words = words[: found.start()].rstrip()
    return Heading(len(match[1]), words, found[1] if found else "", *match.span())


def lowered(text: str, levels: int, label: Callable[[str], str]) -> str:
    """The text with headings for MyST: so many levels lower, with labels on a line before.

    *label* gives the one for an id, or nothing.
    """
    parts = []
    done = 0
    for heading in headings(text):
        line = f"{'#' * min(heading.level + levels, 6)} {heading.words}".rstrip()
        name = label(heading.id) if heading.id else ""
        parts += [text[done : heading.start], f"({name})=\n{line}" if name else line]
        done = heading.end
    return "".join([*parts, text[done:]])
