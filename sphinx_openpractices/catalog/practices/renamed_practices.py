"""Practices that have another id than in an earlier version of their catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .practice import Practice


def find_renamed(before: Mapping[str, Practice], after: Mapping[str, Practice]) -> dict[str, str]:
    """Return the earlier id of each practice that was renamed, by the later one.

    It has the same title, or else the same principles or statement, as no other practice of either version.
    """
    renamed: dict[str, str] = {}
    for find_mark in _MARKS:
        earlier, later = _index_marks(before.values(), find_mark), _index_marks(after.values(), find_mark)
        for mark, new_id in later.items():
            old_id = earlier.get(mark)
            is_free = new_id not in before and new_id not in renamed
            if old_id and is_free and old_id not in after and old_id not in renamed.values():
                renamed[new_id] = old_id
    return renamed


def fold_text(text: str) -> str:
    """Return a text in a form in which it can be compared, however its lines are broken."""
    return " ".join(text.split())


_MARKS: tuple[Callable[[Practice], Any], ...] = (
    lambda practice: fold_name(practice.title),
    lambda practice: frozenset(practice.principle),
    lambda practice: fold_text(practice.statement or practice.summary),
)
"""By what a practice is known other than by its id, best first."""


def _index_marks(practices: Iterable[Practice], find_mark: Callable[[Practice], Any]) -> dict[Any, str]:
    """Return the ids of practices by a mark that no other one has."""
    ids: dict[Any, list[str]] = {}
    for practice in practices:
        if mark := find_mark(practice):
            ids.setdefault(mark, []).append(practice.id)
    return {mark: found[0] for mark, found in ids.items() if len(found) == 1}
