"""Finds the fences of MyST that are not closed where their authors think: directives, code and ``:::`` blocks.

The first line with enough markers closes the outermost fence of its kind, and all fences in it (CommonMark 0.31, 4.5;
the extension ``colon_fence`` of MyST-Parser does the same). So a fence must be longer than those inside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(
    r"^[ \t>]*(?:(<!--)|(?:(?:[*+-]|[0-9]{1,9}[.)])[ \t][ \t>]*)*(:{3,}|`{3,}|~{3,})([^\n]*)$)", re.MULTILINE
)
"""A line that begins a comment, or a marker with the rest of its line."""
_LITERAL = frozenset({"code", "code-block", "code-cell", "eval-rst", "literalinclude", "math", "raw", "sourcecode"})
"""Directives whose content is not Markdown."""

_DEEPEST = 100
"""So many fences in each other are not looked into: the time would grow with the square of their number."""


class Fence(NamedTuple):
    """The first line of a fence: its *marker*, such as ``:::``, and the *name* of the directive in braces."""

    line: int
    marker: str
    column: int = 0
    name: str = ""
    is_literal: bool = False
    """Whether its content is not Markdown."""
    after: Fence | None = None
    """For a fence that has only a marker: the last fence that ended before."""


class OpenFence(NamedTuple):
    """A *fence* without an end of its own; it ends with *outer*, or with the page if that is ``None``.

    Or a directive in the code *outer*, which begins with a marker that may have been meant to close another fence.
    """

    fence: Fence
    outer: Fence | None


def find_open_fences(text: str, *, colons: bool = True, exact_colons: bool = False) -> Iterator[OpenFence]:
    """Find the fences that are never closed, and the markers that close nothing, in order of their ends.

    *colons* enables fences of colons; *exact_colons* is MyST's ``colon_fence_exact_match``.
    """
    opened: list[Fence] = []
    last: Fence | None = None
    line, counted, position = 1, 0, 0
    while len(opened) < _DEEPEST and (match := _LINE.search(text, position)):
        position = match.end()
        in_literal = bool(opened) and opened[-1].is_literal
        if match[1]:
            if not in_literal:
                end = text.find("-->", position)
                position = len(text) if end < 0 else end
            continue
        marker, info = match[2], match[3].strip()
        if (marker[0] == ":" and not colons) or (marker[0] == "`" and "`" in info):
            continue
        line += text.count("\n", counted, match.start())
        counted = match.start()
        column = match.start(2) - match.start()
        exact = exact_colons and marker[0] == ":"
        closed = None if info else _find_closed(opened, marker, column, exact=exact)
        if closed is not None:
            yield from (OpenFence(fence, opened[closed]) for fence in opened[closed + 1 :])
            last = opened[closed]
            del opened[closed:]
        elif not in_literal:
            opened.append(_make_fence(line, marker, column, info, last))
        elif info.startswith("{") and marker == opened[-1].marker and opened[-1].after:
            yield OpenFence(_make_fence(line, marker, column, info, last), opened[-1])
    yield from (OpenFence(fence, None) for fence in opened[:1])


def _find_closed(opened: list[Fence], marker: str, column: int, *, exact: bool) -> int | None:
    """Return the index of the outermost open fence that *marker* closes; four spaces more make it code."""
    for index, fence in enumerate(opened):
        if column - fence.column >= 4:
            continue
        if fence.marker == marker or (not exact and marker.startswith(fence.marker)):
            return index
    return None


def _make_fence(line: int, marker: str, column: int, info: str, last: Fence | None) -> Fence:
    """Return a fence that begins; *last* is the fence that ended before."""
    name = info.split(maxsplit=1)[0] if info else ""
    name = name[1:-1] if name.startswith("{") and name.endswith("}") else ""
    is_literal = name in _LITERAL or (not name and marker[0] != ":")
    return Fence(line, marker, column, name, is_literal, None if info else last)
