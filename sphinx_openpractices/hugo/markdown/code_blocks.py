"""TODO."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE_TYPES = {"fence", "code_block"}
"""Blocks in which nothing is a link."""


_MAYBE_CODE = re.compile(r"(?mi)```|~~~|^[ >*+.)0-9-]*(?: {4}|\t)|<(?:[!?]|pre|script|style|textarea)")
"""What a text has that holds a block of code, or one of HTML in which blank lines stand, and fences are none."""


_FRESH_BLOCK = re.compile(r"\n[ \t]*\n(?=\S)")
"""A blank line and none that is indented behind it: here begins a block that stands in no other, save in those."""


_CODE_PARSER = MarkdownIt("commonmark").disable("inline")
"""Finds blocks of code and what they can stand in; it is made once, for that takes longer than a page."""


_NEWLINE = re.compile("\n")


class CodeBlock(NamedTuple):
    """A block of code from *start* to *end*; a fence has an *info* string, which begins with the language."""

    start: int
    end: int
    info: str


def find_gaps(text: str, blocks: Sequence[CodeBlock]) -> list[tuple[int, int]]:
    """What is in none of the blocks of code."""
    starts = [0, *(block.end for block in blocks)]
    ends = [*(block.start for block in blocks), len(text)]
    return list(zip(starts, ends, strict=True))


def find_code_blocks(text: str) -> list[CodeBlock]:
    """Where blocks of code begin and end; the parser is given no more than from the first block that may be one."""
    maybe = _MAYBE_CODE.search(text)
    if not maybe:
        return []
    start = max((match.end() for match in _FRESH_BLOCK.finditer(text, 0, maybe.start() + 1)), default=0)
    starts = [start, *(match.end() for match in _NEWLINE.finditer(text, start))]
    found = []
    for token in _CODE_PARSER.parse(text[start:]):
        if token.type in _CODE_TYPES and token.map:
            first, last = token.map
            found.append(
                CodeBlock(starts[first], starts[last] if last < len(starts) else len(text), token.info.strip())
            )
    return found
