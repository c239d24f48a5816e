"""Makes room for shortcodes in blocks of HTML, in which Markdown is not parsed.

A shortcode alone on its line gets blank lines around it. They end the block of HTML (CommonMark, 4.6), so that the
shortcode's Markdown is parsed. The HTML around it loses its indentation, which would turn it into code. Other
shortcodes in the block become HTML.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .commonmark import BLOCK_PARSER

_BEFORE = re.compile(r"[ \t>*+.)0-9-]*")
"""What precedes a block in a list or a quotation."""
_MAYBE_HTML = re.compile(rf"^{_BEFORE.pattern}<", re.MULTILINE)
_PARSED = re.compile(r"\s*<pre", re.IGNORECASE)
_CLOSED = re.compile(r"\s*<(?:[!?]|(?:pre|script|style|textarea)(?:[\s>]|$))", re.IGNORECASE)
"""Blocks of HTML that a blank line does not end (CommonMark, 4.6, start conditions 1 to 5)."""


class MarksInHtml(NamedTuple):
    """The numbers of marks that stay in HTML: in a *line* of it, or *verbatim*, as in ``script``."""

    line: set[int]
    verbatim: set[int]


def separate_marks(text: str, mark: re.Pattern[str]) -> tuple[str, MarksInHtml]:
    """Return the text with blank lines around marks alone on a line of HTML, and the other marks."""
    within = MarksInHtml(set(), set())
    if not mark.search(text) or not _MAYBE_HTML.search(text):
        return text, within
    lines = text.split("\n")
    for token in BLOCK_PARSER.parse(text):
        if token.type != "html_block" or not token.map:
            continue
        block = range(*token.map)
        marks = {number: mark.findall(lines[number]) for number in block if mark.search(lines[number])}
        if not marks:
            continue
        first = _BEFORE.match(lines[block.start])
        before = first[0] if token.level and first else ""
        prefix = "".join(char if char == ">" else " " for char in before)
        start = lines[block.start][len(before) :]
        closed = _CLOSED.match(start) is not None
        verbatim = closed and not _PARSED.match(start)
        # The indentation of preformatted text is shown.
        dedents = not closed and not any("<pre" in lines[number].lower() for number in block)
        for number in block:
            own = before if number == block.start else prefix
            line = lines[number][len(own) :] if _BEFORE.fullmatch(lines[number][: len(own)]) else lines[number]
            alone = not closed and mark.fullmatch(line.strip())
            if dedents:
                lines[number] = f"{own}{line.strip()}"
            if alone:
                lines[number] = f"{prefix.rstrip()}\n{lines[number]}\n{prefix.rstrip()}"
            else:
                (within.verbatim if verbatim else within.line).update(map(int, marks.get(number, ())))
    return "\n".join(lines), within
