"""Finds the blocks of code in Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .commonmark import DEFINITION_PARSER

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE_TYPES = {"fence", "code_block"}
"""Tokens of blocks in which nothing is a link."""


_MAYBE_CODE = re.compile(r"(?mi)```|~~~|^[ >*+.)0-9-]*(?: {4}|\t)|<(?:[!?]|pre|script|style|textarea)")
"""Matches where a block of code may begin, or a block of HTML that may contain blank lines and fences."""
_SIGNS = ("```", "~~~", "    ", "\t", "<")
"""One of these is in each of them; Python finds texts without any much faster."""


_FRESH_BLOCK = re.compile(r"\n[ \t]*\n(?=\S)")
"""A blank line followed by a line that is not indented: a block that begins here is inside no other block."""


_NEWLINE = re.compile("\n")


class CodeBlock(NamedTuple):
    """A block of *code* from *start* to *end*; the *info* string of a fence begins with the language."""

    start: int
    end: int
    info: str
    code: str


def find_gaps(text: str, blocks: Sequence[CodeBlock]) -> list[tuple[int, int]]:
    """Return the stretches of text outside the blocks of code."""
    starts = [0, *(block.end for block in blocks)]
    ends = [*(block.start for block in blocks), len(text)]
    return list(zip(starts, ends, strict=True))


@lru_cache(maxsize=8)  # several steps read the same text
def find_code_blocks(text: str) -> tuple[CodeBlock, ...]:
    """Return the blocks of code; to save time, parse from the first possible block on only."""
    maybe = _MAYBE_CODE.search(text) if any(sign in text for sign in _SIGNS) else None
    if not maybe:
        return ()
    start = max((match.end() for match in _FRESH_BLOCK.finditer(text, 0, maybe.start() + 1)), default=0)
    starts = [start, *(match.end() for match in _NEWLINE.finditer(text, start))]
    found = []
    for token in DEFINITION_PARSER.parse(text[start:]):
        if token.type in _CODE_TYPES and token.map:
            first, last = token.map
            end = starts[last] if last < len(starts) else len(text)
            found.append(CodeBlock(starts[first], end, token.info.strip(), token.content))
    return tuple(found)
