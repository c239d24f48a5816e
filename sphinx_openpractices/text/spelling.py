"""Suggestions for misspelled names."""

from __future__ import annotations

import difflib
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LIKENESS = 0.6
"""The smallest ratio (:func:`difflib.get_close_matches`) at which two names are alike."""

_SYNONYM_LIKENESS = 0.85
"""The same for a synonym, which is not the name of a key itself."""


def find_nearest(name: str, known: Iterable[str], *, likeness: float = _LIKENESS) -> str | None:
    """Return the known name that is most like *name*, in any case, or ``None``."""
    folded: dict[str, str] = {}
    for each in known:
        folded.setdefault(each.lower(), each)
    matches = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=likeness)
    return folded[matches[0]] if matches else None


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
