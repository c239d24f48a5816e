"""Patterns of paths, as in the ``target`` of ``cascade`` and ``permalinks``.

Source: `Glob patterns <https://gohugo.io/quick-reference/glob-patterns/>`__.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .fields import to_text

PIECE = re.compile(r"\*\*|\*|\?|\[!?[^\]]+\]|[{},]|\\?.", re.DOTALL)
SIMPLE = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
MAX_STARS = 4
"""The time to match grows with the power of the stars; nobody needs more."""


@lru_cache(maxsize=1000)
def glob(pattern: str) -> re.Pattern[str]:
    """*pattern* as a regular expression for whole paths; one that makes no sense matches nothing."""
    if pattern.count("*") - pattern.count("**") > MAX_STARS:
        return re.compile("(?!)")
    depth, parts = 0, []
    for piece in PIECE.findall(pattern):
        if piece in SIMPLE:
            parts.append(SIMPLE[piece])
        elif piece == "{":
            depth += 1
            parts.append("(?:")
        elif piece == "}" and depth:
            depth -= 1
            parts.append(")")
        elif piece == "," and depth:
            parts.append("|")
        elif len(piece) > 2:
            body = re.escape(piece[1:-1].lstrip("!")).replace(r"\-", "-")
            parts.append(f"[{'^' if piece[1] == '!' else ''}{body}]")
        else:
            parts.append(re.escape(piece[-1]))
    try:
        return re.compile("".join(parts) + ")" * depth, re.DOTALL)
    except re.error:
        return re.compile("(?!)")


def matches(target: Any, kind: str, key: str, language: str) -> bool:
    """Whether the *target* of a rule is a page of this *kind*, logical path and *language*; no target is any page."""
    if not isinstance(target, dict):
        return True
    wanted = ((target.get("kind"), kind), (target.get("path"), key or "/"), (target.get("lang"), language))
    return all(not to_text(pattern) or glob(to_text(pattern).lower()).fullmatch(value) for pattern, value in wanted)
