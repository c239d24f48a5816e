"""Finds which entries of two lists are the same project, although its id, title or address may have changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARKS = (
    ("id", "target"),
    ("id", "repository"),
    ("title", "target"),
    ("title", "repository"),
    ("id",),
    ("repository",),
    ("target",),
    ("title",),
)
"""Keys that are the same in two entries of a project, the most certain first.

Two keys come before the id alone, since the ids of projects with one title have numbers, which depend on their order.
"""


def pair_projects(ones: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Return the indexes of entries that are the same project; marks of several entries do not count."""
    pairs: dict[int, int] = {}
    for keys in _MARKS:
        marks = [[_make_mark(entry, keys) for entry in entries] for entries in (ones, others)]
        numbers = [Counter(each) for each in marks]
        taken = set(pairs.values())
        places = {mark: index for index, mark in enumerate(marks[1]) if mark and index not in taken}
        for index, mark in enumerate(marks[0]):
            if index not in pairs and mark in places and numbers[0][mark] == numbers[1][mark] == 1:
                pairs[index] = places[mark]
    return pairs


def _make_mark(entry: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, ...]:
    """Return the values of some keys, empty if the entry lacks one of them."""
    values = [fold_name(str(entry.get(key, ""))) for key in keys]
    return tuple(values) if all(values) else ()
