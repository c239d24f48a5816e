"""Suggestions for misspelled names."""

from __future__ import annotations

import difflib
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LIKENESS = 0.6
"""The smallest ratio (:func:`difflib.get_close_matches`) at which two names are alike."""

MOST_CANDIDATES = 10_000
"""Names that are looked at for a suggestion."""
_MOST_COMPARED = 20
_LONGEST_NAME = 200
"""Longer names are not compared: the time grows with the square of their length."""

_SYNONYM_LIKENESS = 0.85
"""The same for a synonym, which is not the name of a key itself."""


def find_nearest(name: str, known: Iterable[str], *, likeness: float = _LIKENESS) -> str | None:
    """Return the known name that is most like *name*, in any case, or ``None``.

    Of many names, only those that share the most pairs of letters are compared, which is slow: a site can have
    thousands of names, and as many that are misspelled.
    """
    if len(name) > _LONGEST_NAME:
        return None
    name = name.lower()
    folded: dict[str, str] = {}
    for each in islice(known, MOST_CANDIDATES):
        if max(len(name), len(each)) <= _LONGEST_NAME:
            folded.setdefault(each.lower(), each)
    compared: Iterable[str] = folded
    if len(folded) > _MOST_COMPARED:
        pairs = _split_pairs(name)
        compared = nlargest(_MOST_COMPARED, folded, key=lambda each: _compute_share(pairs, _split_pairs(each)))
    matches = difflib.get_close_matches(name, compared, n=1, cutoff=likeness)
    return folded[matches[0]] if matches else None


@lru_cache(maxsize=MOST_CANDIDATES)
def _split_pairs(name: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of letters that follow each other, with a space at either end."""
    return frozenset(zip(f" {name}", f"{name} ", strict=True))


def _compute_share(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    return len(one & other) / (len(one) + len(other))


def suggest_name(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return ``; did you mean "…"?``, to be put at the end of a message about an unknown *name*.

    If no known name is like it, the suggestion is *otherwise*, and without that the empty string.
    """
    match = find_nearest(name, known)
    suggestion = f'did you mean "{match}"?' if match else otherwise
    return f"; {suggestion}" if suggestion else ""


def suggest_or_list(name: str, known: Iterable[str], synonyms: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a suggestion as :func:`suggest_name` does, or a list of all known names.

    *synonyms* are names that authors know from elsewhere, and that are suggestions for known ones.
    """
    names = list(known)
    synonym = find_nearest(name, synonyms, likeness=_SYNONYM_LIKENESS)
    meant = synonyms[synonym] if synonym else name
    return suggest_name(meant, names, otherwise=f"use one of {', '.join(names)}")
