"""Patterns of paths, as in the ``target`` of ``cascade`` and ``permalinks``, in ``resources`` and in ``ignoreFiles``.

Hugo matches them in linear time. Python's regular expressions do not, so only ``ignoreFiles`` uses simple ones.

Source: `Glob patterns <https://gohugo.io/quick-reference/glob-patterns/>`__.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .fields import to_text

_GLOB_PIECE = re.compile(r"\*\*|\*|\?|\[!?[^\]]+\]|[{},]|\\?.", re.DOTALL)
_WILDCARDS = {"**": re.compile(".", re.DOTALL), "*": re.compile("[^/]"), "?": re.compile("[^/]")}
"""What each matches of a text, character by character."""
_LONGEST_PATTERN = 1000
_MAX_CHOICES = 200
"""The patterns for which braces stand: ``{a,b}{c,d}`` is four."""
_MAX_REPEATS = 2
"""Repeats in a regular expression: the time to search grows with this power of the length of a path, and one more."""

_REGEX_PIECE = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]|\\.|(\)?(?:[*+]|\{\d))|(\(\?(?![:imsU]))", re.DOTALL)
"""A class, an escape, a repeat, or the beginning of a group that RE2 does not have."""

_Glob = tuple[tuple[re.Pattern[str], bool], ...]
"""A pattern without braces: the characters that each piece matches, and whether it matches any number of them."""


def compile_ignored_files(pattern: str) -> re.Pattern[str]:
    """Return a regular expression of ``ignoreFiles``; raises ``ValueError`` with a predicate if it is not used."""
    found = [match for match in _REGEX_PIECE.finditer(pattern) if match[1] or match[2]]
    if len(found) > _MAX_REPEATS or any(match[2] or match[1].startswith(")") for match in found):
        limit = f'at most {_MAX_REPEATS} of "*", "+" and "{{", none of them after ")"'
        raise ValueError(f"is too complex and is not used; write it with {limit}")
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as err:
        raise ValueError(f"is not a regular expression: {err}") from None


@lru_cache(maxsize=1000)
def _compile_globs(pattern: str) -> tuple[_Glob, ...]:
    """Return the patterns without braces for which a pattern stands; none if it is too long."""
    if len(pattern) > _LONGEST_PATTERN:
        return ()
    done: list[_Glob] = [()]
    outer: list[tuple[list[_Glob], list[_Glob]]] = []
    """For each brace that is open: the patterns before it, and the choices in it that are complete."""
    for piece in _GLOB_PIECE.findall(pattern):
        if piece == "{":
            outer.append((done, []))
            done = [()]
        elif piece == "," and outer:
            outer[-1][1].extend(done)
            done = [()]
        elif piece == "}" and outer:
            done = _close_brace(*outer.pop(), done)
        else:
            done = [(*each, _compile_piece(piece)) for each in done]
        if len(done) > _MAX_CHOICES:
            return ()
    while outer:
        done = _close_brace(*outer.pop(), done)
    return tuple(done[:_MAX_CHOICES])


def _close_brace(before: list[_Glob], choices: list[_Glob], last: list[_Glob]) -> list[_Glob]:
    return [first + rest for first in before for rest in (*choices, *last)]


def _compile_piece(piece: str) -> tuple[re.Pattern[str], bool]:
    """Return the characters that a piece of a pattern matches, and whether it matches any number of them."""
    if piece in _WILDCARDS:
        return _WILDCARDS[piece], "*" in piece
    if len(piece) < 3:
        return re.compile(re.escape(piece[-1])), False
    body = re.escape(piece[1:-1].lstrip("!")).replace(r"\-", "-")
    try:
        return re.compile(f"[{'^' if piece[1] == '!' else ''}{body}]"), False
    except re.error:
        return re.compile("(?!)"), False


def _matches_glob(glob: _Glob, text: str) -> bool:
    """Return whether a pattern matches all of *text*: the time grows with the product of their lengths."""
    places = _skip_stars({0}, glob)
    for char in text:
        reached = {
            place if glob[place][1] else place + 1
            for place in places
            if place < len(glob) and glob[place][0].match(char)
        }
        places = _skip_stars(reached, glob)
    return len(glob) in places


def matches_path(pattern: str, path: str) -> bool:
    """Return whether a pattern matches all of a *path*; both are in lower case."""
    return any(_matches_glob(glob, path) for glob in _compile_globs(pattern))


def _skip_stars(places: set[int], glob: _Glob) -> set[int]:
    """Return *places* in a pattern, and those after its stars, which may match nothing."""
    skipped = set(places)
    for place in places:
        after = place
        while after < len(glob) and glob[after][1] and after + 1 not in skipped:
            after += 1
            skipped.add(after)
    return skipped


def matches_target(target: Any, kind: str, key: str, language: str) -> bool:
    """Return whether a page of this *kind*, logical path and *language* matches *target*; no target matches all."""
    if not isinstance(target, dict):
        return True
    wanted = ((target.get("kind"), kind), (target.get("path"), key or "/"), (target.get("lang"), language))
    return all(not to_text(pattern) or matches_path(to_text(pattern).lower(), value) for pattern, value in wanted)
