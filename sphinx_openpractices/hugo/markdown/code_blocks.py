"""Finds the blocks of code in Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .commonmark import DEFINITION_PARSER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CODE_TYPES = {"fence", "code_block"}
"""Tokens of blocks in which nothing is a link."""


_INDENTED = r"^[ >*+.)0-9-]*(?: {4}|\t)"
_MAYBE_CODE = {
    "```": re.compile("```"),
    "~~~": re.compile("~~~"),
    "    ": re.compile(_INDENTED, re.MULTILINE),
    "\t": re.compile(_INDENTED, re.MULTILINE),
    "<": re.compile(r"<(?:[!?]|pre|script|style|textarea)", re.IGNORECASE),
}
"""Where a block of code may begin, or a block of HTML that may contain blank lines and fences; by what is in it.

Python finds whether that is in the text much faster.
"""


_FRESH_BLOCK = re.compile(r"\n[ \t]*\n(?=\S)")
"""A blank line followed by a line that is not indented: a block that begins here is inside no other block."""


_PLAIN_FENCE = re.compile(r"```(?P<info>[^`\n]*)\n(?P<code>(?:[^`]*\n)?)```[ \t]*(?:\n|\Z)")
"""A fence around code without backquotes, for which no parser is needed where it begins a block."""
_REPLACED = ("\0", "\r")
"""Characters that the parser replaces."""
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
    """Return the blocks of code; to save time, plain fences are read without the parser, which begins after them."""
    blocks: list[CodeBlock] = []
    places = {pattern: -1 for sign, pattern in _MAYBE_CODE.items() if sign in text}
    done = 0
    while places := _find_next(places, text, done):
        start = _find_fresh_block(text, done, min(places.values()))
        fence = _PLAIN_FENCE.match(text, start)
        if not fence or any(sign in text for sign in _REPLACED):
            return (*blocks, *_parse_code_blocks(text, start))
        blocks.append(CodeBlock(*fence.span(), fence["info"].strip(), fence["code"]))
        done = fence.end()
    return tuple(blocks)


def _find_fresh_block(text: str, start: int, place: int) -> int:
    """Return the beginning of a block that is inside no other, up to a *place*; one begins at *start*."""
    first = max(start - 1, 0)
    if text.endswith("\n\n", first, place) and not text[place].isspace():
        return place
    return max((match.end() for match in _FRESH_BLOCK.finditer(text, first, place + 1)), default=start)


def _find_next(places: Mapping[re.Pattern[str], int], text: str, start: int) -> dict[re.Pattern[str], int]:
    """Return the first place of each pattern from *start* on; known *places* need no search."""
    found = {}
    for pattern, place in places.items():
        if place >= start:
            found[pattern] = place
        elif match := pattern.search(text, start):
            found[pattern] = match.start()
    return found


def _parse_code_blocks(text: str, start: int) -> Iterator[CodeBlock]:
    """Yield the blocks of code from *start* on, where a block begins that is inside no other."""
    starts = [start, *(match.end() for match in _NEWLINE.finditer(text, start))]
    for token in DEFINITION_PARSER.parse(text[start:]):
        if token.type in _CODE_TYPES and token.map:
            first, last = token.map
            end = starts[last] if last < len(starts) else len(text)
            yield CodeBlock(starts[first], end, token.info.strip(), token.content)
