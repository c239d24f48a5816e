"""Says what an update changes in a catalog, what a person has changed, and what the source no longer has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.printable import shorten_pair, shorten_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .catalog_update import CatalogUpdate
    from .entry_merge import FieldChange


def summarize_update(update: CatalogUpdate) -> list[str]:
    """Return a line for each entry about which there is something to know, in the order of the catalog."""
    merge, number = update.merge, len(update.entries)
    lines = [line for index in range(number) for line in _describe_entry(update, index)]
    return lines + [f"{title}: not added again, because it was removed from the catalog" for title in merge.removed]


def count_changes(update: CatalogUpdate) -> str:
    """Return how many entries are changed and new, and how many fields are a person's."""
    merge = update.merge
    kept = sum(merge.kept.values()) + sum(map(len, merge.conflicts.values()))
    numbers = {"changed": len(merge.changes), "new": len(merge.new), "no longer in the source": len(merge.gone)}
    parts = [f"{number} {name}" for name, number in numbers.items() if number]
    parts += [f"{kept} field{'s' if kept > 1 else ''} kept as changed by hand"] if kept else []
    return ", ".join(parts) or "nothing has changed"


def _describe_entry(update: CatalogUpdate, index: int) -> Iterator[str]:
    merge, entry = update.merge, update.entries[index]
    name = entry.record.id
    if index >= len(update.entries) - len(merge.new):
        yield f"{entry.file}:{entry.line}: {name}: new"
    for change in merge.changes.get(index, ()):
        yield f"{entry.file}:{entry.find_line(change.name)}: {name}: {_describe_change(change)}"
    for each in merge.conflicts.get(index, ()):
        text = f"kept, because it was changed by hand; imported now: {shorten_text(_format_value(each.now))}"
        yield f"{entry.file}:{entry.find_line(each.name)}: {name}: {each.name}: {text}"
    if index in merge.gone:
        yield f"{entry.file}:{entry.line}: {name}: remove it if it is no longer needed; the source no longer has it"


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
