"""Merges what was imported last, what is imported now, and what is in the catalog; a person's changes stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX

from .same_projects import pair_projects

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    PlainEntry = Mapping[str, Any]
    """An entry as plain data of JSON, with its id."""


class ImportedEntry(NamedTuple):
    """An *entry* as it was imported last from a *source*; *id* is its id in the catalog."""

    id: str
    source: str
    entry: PlainEntry


class FieldChange(NamedTuple):
    """A key, such as ``license`` or ``extra.doi``, its value *before*, and *now*; ``None`` if it has none."""

    name: str
    before: Any
    now: Any


@dataclass
class EntryMerge:
    """What to do with the entries of a catalog, each by its index in it, and *imported*, to keep for the next time.

    *changes* are the keys to refresh, *conflicts* those that both a person and the source changed, and *kept* the
    number of keys that only a person changed. *new* entries are to be added. *removed* are the titles of those that a
    person removed. *gone* are those that the source no longer has, as they were imported last.
    """

    imported: list[ImportedEntry] = field(default_factory=list)
    changes: dict[int, list[FieldChange]] = field(default_factory=dict)
    conflicts: dict[int, list[FieldChange]] = field(default_factory=dict)
    kept: dict[int, int] = field(default_factory=dict)
    new: list[dict[str, Any]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    gone: dict[int, ImportedEntry] = field(default_factory=dict)


def merge_entries(
    before: Sequence[ImportedEntry], sources: Mapping[str, Sequence[PlainEntry]], there: Sequence[PlainEntry]
) -> EntryMerge:
    """Merge the entries that some *sources* have now with those that are *there*, by those imported *before*.

    An entry keeps its id in the catalog, because pages refer to it.
    """
    merge = EntryMerge()
    origins = [(source, entry) for source, entries in sources.items() for entry in entries]
    now = [entry for _source, entry in origins]
    places = pair_projects([{**each.entry, "id": each.id} for each in before], there)
    last = pair_projects(now, [each.entry for each in before])
    rest = [index for index in range(len(there)) if index not in places.values()]
    unknown = [index for index in range(len(now)) if index not in last]
    by_hand = pair_projects([now[index] for index in unknown], [there[index] for index in rest])
    written = {unknown[one]: rest[other] for one, other in by_hand.items()}
    taken = {entry["id"] for entry in there}
    for number, (source, entry) in enumerate(origins):
        base = before[last[number]] if number in last else None
        index = written.get(number) if base is None else places.get(last[number])
        if index is not None:
            _merge_fields(merge, index, base.entry if base else {}, entry, there[index])
            name = there[index]["id"]
        elif base is not None:
            merge.removed.append(entry["title"])
            name = base.id
        else:
            name = _find_free_id(entry["id"], taken)
            taken.add(name)
            merge.new.append({**entry, "id": name})
        merge.imported.append(ImportedEntry(name, source, entry))
    others = [(each, places.get(index)) for index, each in enumerate(before) if index not in last.values()]
    _keep_others(merge, others, sources)
    return merge


def _merge_fields(merge: EntryMerge, index: int, base: PlainEntry, now: PlainEntry, there: PlainEntry) -> None:
    """Merge the keys of an entry: one that differs from what was imported last is a person's."""
    old, new, own = (flatten_entry(entry) for entry in (base, now, there))
    changes: list[FieldChange] = []
    conflicts: list[FieldChange] = []
    for name in dict.fromkeys((*new, *old)):
        is_own = not _is_same(old.get(name), own.get(name))
        if is_own and not _is_same(new.get(name), own.get(name)):
            if _is_same(old.get(name), new.get(name)):
                merge.kept[index] = merge.kept.get(index, 0) + 1
            else:
                conflicts.append(FieldChange(name, own.get(name), new.get(name)))
        elif not is_own and not _is_same(old.get(name), new.get(name)):
            changes.append(FieldChange(name, own.get(name), _keep_order(own.get(name), new.get(name))))
    if changes:
        merge.changes[index] = changes
    if conflicts:
        merge.conflicts[index] = conflicts


def _keep_others(
    merge: EntryMerge, others: Sequence[tuple[ImportedEntry, int | None]], sources: Collection[str]
) -> None:
    """Keep what was imported last of entries that are not imported now, and find those that their sources lack."""
    for each, index in others:
        is_gone = each.source in sources
        if is_gone and index is not None:
            merge.gone[index] = each
        # An entry that a person removed is remembered as long as its source has it.
        if index is not None or not is_gone:
            merge.imported.append(each)


def is_as_imported(there: PlainEntry, last: ImportedEntry) -> bool:
    """Return whether an entry is as it was imported last: no person has changed its id, or any of its keys."""
    own, old = flatten_entry(there), flatten_entry(last.entry)
    is_same_id = there["id"] == last.id == last.entry["id"]
    return is_same_id and own.keys() == old.keys() and all(_is_same(old[name], own[name]) for name in old)


def flatten_entry(entry: PlainEntry) -> dict[str, Any]:
    """Return the values of an entry by key, each of the keys under ``extra`` by its own; not its id."""
    own = {name: value for name, value in entry.items() if name not in {"id", EXTRA_KEY}}
    extra = {EXTRA_PREFIX + name: value for name, value in entry.get(EXTRA_KEY, {}).items()}
    return {name: value for name, value in (own | extra).items() if value is not None}


def nest_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry, without its id, that has values by key, see :func:`flatten_entry`."""
    entry: dict[str, Any] = {}
    for name, value in values.items():
        if value is not None and name.startswith(EXTRA_PREFIX):
            entry.setdefault(EXTRA_KEY, {})[name.removeprefix(EXTRA_PREFIX)] = value
        elif value is not None:
            entry[name] = value
    return entry


def _is_same(one: Any, other: Any) -> bool:
    """Return whether two values are the same; the order of a list is that of its author."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(repr, one)) == sorted(map(repr, other))
    return type(one) is type(other) and bool(one == other)


def _keep_order(own: Any, new: Any) -> Any:
    """Return a new value; items of a list that are there already stay in their order."""
    if not isinstance(own, list) or not isinstance(new, list):
        return new
    return [each for each in own if each in new] + [each for each in new if each not in own]


def _find_free_id(name: str, taken: set[str]) -> str:
    """Return an id that no other entry of the catalog has."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(each for each in names if each not in taken)
