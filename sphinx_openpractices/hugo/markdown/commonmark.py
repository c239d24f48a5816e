"""Reads Markdown with a CommonMark parser: plain text, and how a text begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from .marks import MEANT
from .myst_syntax import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

COMMONMARK_PARSER = MarkdownIt("commonmark")


BLOCK_PARSER = MarkdownIt("commonmark").disable(["inline", "reference"])
"""Finds headings and HTML. Version 3 of the parser reads link definitions in quadratic time, so that rule is off."""


DEFINITION_PARSER = MarkdownIt("commonmark").disable("inline")
"""Finds blocks and link definitions, which it puts into its environment."""


@lru_cache(maxsize=4)  # several steps read the same text
def parse_blocks(text: str) -> tuple[Token, ...]:
    """Return the tokens of the blocks of a text; do not change them."""
    return tuple(BLOCK_PARSER.parse(text))


_MYST_ONLY = re.compile(r"%|:::|\+\+\+|\(.*\)=")
"""What begins a block in MyST but not in other Markdown."""


_PLAIN_LINE = re.compile(r"[^\W\d_][^\n]*(?:\n\s*(?:\n|\Z)|\Z)")
"""A single line that begins with a letter: always a paragraph, so no parser is needed."""


def read_plain_text(markdown: str) -> str:
    """Return a piece of Markdown as plain text on one line."""
    return join_lines(
        " ".join(
            join_token_text(token.children or ())
            for token in COMMONMARK_PARSER.parse(markdown)
            if token.type == "inline"
        )
    )


def render_line(markdown: str) -> str:
    """Return Markdown as HTML, for HTML in which Markdown is not parsed."""
    return str(COMMONMARK_PARSER.renderInline(" ".join(markdown.split("\n"))))


def join_token_text(tokens: Iterable[Token]) -> str:
    """Return the text of inline tokens."""
    parts = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"} or (token.type == "html_inline" and token.content[:3] == "<br"):
            parts.append(" ")
        elif token.type in {"text", "code_inline", "image"}:
            parts.append(join_token_text(token.children or ()) if token.type == "image" else token.content)
    return "".join(parts)


def begins_with_paragraph(markdown: str) -> bool:
    """Return whether the first block is a paragraph, as the caption of a figure must be."""
    if _PLAIN_LINE.match(markdown):
        return True
    tokens = COMMONMARK_PARSER.parse(markdown)
    return (
        bool(tokens) and tokens[0].type == "paragraph_open" and not _MYST_ONLY.match(markdown.lstrip(f" \t\n{MEANT}"))
    )
