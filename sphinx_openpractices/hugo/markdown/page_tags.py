"""Finds the HTML tags of a page of Markdown: not in code, comments, and the text of scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.markdown_tags import TAG_PATTERN

from .code_blocks import find_code_blocks, find_gaps
from .destinations import CodeSpans
from .html_destinations import HtmlElements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.text.html_tokens import EndTag, StartTag

# Each alternative begins with a character, for which Python searches much faster than for the alternatives.
_PIECE = re.compile(rf"\\.|``*|<!--|{TAG_PATTERN}", re.DOTALL)
_MAYBE_TAG = re.compile("</?[a-zA-Z]")


def find_page_tags(text: str) -> Iterator[StartTag | EndTag]:
    """Yield the tags in the order of the text."""
    if not _MAYBE_TAG.search(text):
        return
    for start, end in find_gaps(text, find_code_blocks(text)):
        spans = CodeSpans(text, start, end)
        elements = HtmlElements(text, end, spans.find_paragraph_end)
        position = start
        while match := _PIECE.search(text, position, end):
            first, position = match.span()
            if text[first] == "`":
                position = spans.find_end(position, position - first)
            elif text[first] == "<":
                if tag := elements.read(match):
                    yield tag
                position = elements.find_end(match)
