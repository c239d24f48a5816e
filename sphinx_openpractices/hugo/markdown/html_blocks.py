"""Makes room for shortcodes in blocks of HTML, in which Markdown is not parsed.

A shortcode alone on its line gets blank lines around it. They end the block of HTML (CommonMark, 4.6), so that the
shortcode's Markdown is parsed. The HTML around it loses its indentation, which would turn it into code. Other
shortcodes in the block become text of the HTML.
"""

from __future__ import annotations

import re

from .commonmark import BLOCK_PARSER

_MAYBE_HTML = re.compile(r"^[ ]{0,3}<", re.MULTILINE)
_CLOSED = re.compile(r"\s*<(?:[!?]|(?:pre|script|style|textarea)(?:[\s>]|$))", re.IGNORECASE)
"""Blocks of HTML that a blank line does not end (CommonMark, 4.6, start conditions 1 to 5)."""


def separate_marks(text: str, mark: re.Pattern[str]) -> tuple[str, set[int]]:
    """Return the text with blank lines around marks alone on a line of HTML, and the numbers of the other marks."""
    within: set[int] = set()
    if not _MAYBE_HTML.search(text) or not mark.search(text):
        return text, within
    lines = text.split("\n")
    for token in BLOCK_PARSER.parse(text):
        if token.type != "html_block" or not token.map or token.level:
            continue
        block = range(*token.map)
        marks = {number: mark.findall(lines[number]) for number in block if mark.search(lines[number])}
        if not marks:
            continue
        closed = _CLOSED.match(lines[block.start]) is not None
        for number in block:
            alone = not closed and mark.fullmatch(lines[number].strip())
            if not closed:
                lines[number] = lines[number].strip()
            if alone:
                lines[number] = f"\n{lines[number]}\n"
            else:
                within.update(map(int, marks.get(number, ())))
    return "\n".join(lines), within
