"""Says what an update changes in a catalog, what a person has changed, and what the source no longer has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.printable import shorten_pair, shorten_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .catalog_update import CatalogUpdate
    from .entry_merge import FieldChange


def summarize_update(update: CatalogUpdate, *, is_written: bool = True) -> list[str]:
    """Return a line for each entry about which there is something to know, in the order of the catalog.

    The places of entries are those in the file that is written, or else in the one that is there.
    """
    before = dict(enumerate(update.before))
    numbers = [*(index for index in before if index not in update.removed), *_number_new(update)]
    after = dict(zip(numbers, update.entries, strict=True))
    places = after if is_written else before
    lines: list[str] = []
    for index, entry in (before | after).items():
        for key, text in _describe_entry(update, index):
            line = f":{places[index].find_line(key)}" if index in places else ""
            lines.append(f"{entry.file}{line}: {entry.record.id}: {text}")
    return lines + [
        f"{title}: not added again, because it was removed from the catalog" for title in update.merge.removed
    ]


def count_changes(update: CatalogUpdate) -> str:
    """Return how many entries are changed and new, and how many fields are a person's."""
    merge = update.merge
    kept = sum(merge.kept.values()) + sum(map(len, merge.conflicts.values()))
    numbers = {
        "changed": len(merge.changes),
        "new": len(merge.new),
        "removed": len(update.removed),
        "no longer in the source": len(merge.gone) - len(update.removed),
    }
    parts = [f"{number} {name}" for name, number in numbers.items() if number]
    parts += [f"{kept} field{'s' if kept > 1 else ''} kept as changed by hand"] if kept else []
    return ", ".join(parts) or "nothing has changed"


def _number_new(update: CatalogUpdate) -> range:
    """Return the indexes of new entries, which follow those that the file had."""
    return range(len(update.before), len(update.before) + len(update.merge.new))


def _describe_entry(update: CatalogUpdate, index: int) -> Iterator[tuple[str, str]]:
    """Yield what there is to know about an entry, with the key that it is about."""
    merge = update.merge
    if index in _number_new(update):
        yield "", "new"
    for change in merge.changes.get(index, ()):
        yield change.name, _describe_change(change)
    for each in merge.conflicts.get(index, ()):
        now = shorten_text(_format_value(each.now))
        yield each.name, f"{each.name}: kept, because it was changed by hand; imported now: {now}"
    if index in update.removed:
        yield "", "removed; the source no longer has it"
    elif index in update.removable:
        yield "", "use --remove-gone to remove it; the source no longer has it"
    elif index in merge.gone:
        yield "", "remove it if it is no longer needed; it was changed by hand, and the source no longer has it"


def _describe_change(change: FieldChange) -> str:
    before, now = shorten_pair(*map(_format_value, (change.before, change.now)))
    return f"{change.name}: {before} -> {now}"


def _format_value(value: Any) -> str:
    """Return a value for a message."""
    if value is None:
        return "none"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
