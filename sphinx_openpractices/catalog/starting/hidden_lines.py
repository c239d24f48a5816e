"""Removes from a page what Markdown alone does not know: front matter, and lines of MyST that are not text."""

from __future__ import annotations

import re

_FRONT_FENCES = ("---", "+++")
_FENCE = re.compile(r" {0,3}(:{3,}|`{3,}|~{3,})(.*)")
_UNSHOWN = re.compile(r"%.*|\+\+\+.*|\([^()\s]+\)=\s*")
"""A comment, a break between blocks, or a label (MyST-Parser, "Roles and directives" and "Typography")."""


def clear_hidden_lines(text: str) -> str:
    """Return a page in which front matter, blocks of colons, comments and labels are empty lines.

    Other code stays, for Markdown knows it.
    """
    lines = text.split("\n")
    start = _find_body(lines)
    opened = ""
    for number, line in enumerate(lines[start:], start):
        fence = _FENCE.match(line)
        if opened:
            is_hidden = opened[0] == ":"
            if fence and fence[1].startswith(opened) and not fence[2].strip():
                opened = ""
        else:
            opened = fence[1] if fence and not (fence[1][0] == "`" and "`" in fence[2]) else ""
            is_hidden = opened[:1] == ":" or _UNSHOWN.fullmatch(line) is not None
        if is_hidden:
            lines[number] = ""
    return "\n".join(["", *[""] * (start - 1), *lines[start:]] if start else lines)


def _find_body(lines: list[str]) -> int:
    """Return the number of lines of the front matter."""
    fence = lines[0].lstrip("\ufeff").rstrip()
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() in (fence, "..."))
    end = next(ends, None) if fence in _FRONT_FENCES else None
    return end + 1 if end else 0
