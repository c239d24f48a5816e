"""TODO."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from .myst_syntax import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

COMMONMARK_PARSER = MarkdownIt("commonmark")


BLOCK_PARSER = MarkdownIt("commonmark").disable(["inline", "reference"])
"""Finds headings and HTML; version 3 of the parser reads definitions of links in time that grows with their square."""


_MYST_ONLY = re.compile(r"%|:::|\+\+\+|\(.*\)=")
"""What begins a block in MyST and none in other Markdown."""


_PLAIN_LINE = re.compile(r"[^\W\d_][^\n]*(?:\n\s*(?:\n|\Z)|\Z)")
"""A line that begins with a letter, by itself: always a paragraph, for which no parser is needed."""


def read_plain_text(markdown: str) -> str:
    """The words of a piece of Markdown, on one line."""
    return join_lines(
        " ".join(
            join_token_text(token.children or ())
            for token in COMMONMARK_PARSER.parse(markdown)
            if token.type == "inline"
        )
    )


def join_token_text(tokens: Iterable[Token]) -> str:
    """The text of what stands in a line."""
    parts = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"} or (token.type == "html_inline" and token.content[:3] == "<br"):
            parts.append(" ")
        elif token.type in {"text", "code_inline", "image"}:
            parts.append(join_token_text(token.children or ()) if token.type == "image" else token.content)
    return "".join(parts)


def begins_with_paragraph(markdown: str) -> bool:
    """Whether the first block is a paragraph, as the caption of a figure has to be."""
    if _PLAIN_LINE.match(markdown):
        return True
    tokens = COMMONMARK_PARSER.parse(markdown)
    return bool(tokens) and tokens[0].type == "paragraph_open" and not _MYST_ONLY.match(markdown.lstrip())
