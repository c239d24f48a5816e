"""Patterns of paths, as in the ``target`` of ``cascade`` and ``permalinks``.

Source: `Glob patterns <https://gohugo.io/quick-reference/glob-patterns/>`__.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .fields import to_text

_GLOB_PIECE = re.compile(r"\*\*|\*|\?|\[!?[^\]]+\]|[{},]|\\?.", re.DOTALL)
_WILDCARDS = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
_MAX_STARS = 4
"""The time to match grows exponentially with the number of stars."""


@lru_cache(maxsize=1000)
def _compile_glob(pattern: str) -> re.Pattern[str]:
    """Return *pattern* as a regular expression for whole paths; an invalid pattern matches nothing."""
    if pattern.count("*") - pattern.count("**") > _MAX_STARS:
        return re.compile("(?!)")
    depth, parts = 0, []
    for piece in _GLOB_PIECE.findall(pattern):
        if piece in _WILDCARDS:
            parts.append(_WILDCARDS[piece])
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


def matches_target(target: Any, kind: str, key: str, language: str) -> bool:
    """Return whether a page of this *kind*, logical path and *language* matches *target*; no target matches all."""
    if not isinstance(target, dict):
        return True
    wanted = ((target.get("kind"), kind), (target.get("path"), key or "/"), (target.get("lang"), language))
    return all(
        not to_text(pattern) or _compile_glob(to_text(pattern).lower()).fullmatch(value) for pattern, value in wanted
    )
