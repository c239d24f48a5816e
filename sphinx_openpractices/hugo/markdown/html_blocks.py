"""Shortcodes in blocks of HTML, where nobody reads Markdown.

What stands alone on its line gets blank lines around it, which end the block (CommonMark, 4.6), so that it is read; the
HTML around it loses its indentation, which would make code of it. What else stands there is text of HTML.
"""

from __future__ import annotations

import re

from .commonmark import BLOCK_PARSER

_MAYBE_HTML = re.compile(r"^[ ]{0,3}<", re.MULTILINE)
_CLOSED = re.compile(r"\s*<(?:[!?]|(?:pre|script|style|textarea)(?:[\s>]|$))", re.IGNORECASE)
"""The blocks of HTML that no blank line ends (CommonMark, 4.6, start conditions 1 to 5)."""


def separate_marks(text: str, mark: re.Pattern[str]) -> tuple[str, set[int]]:
    """The text with room around the marks of shortcodes that stand alone in HTML, and the numbers of all others."""
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
