"""Selects the entries of a catalog that a list shows."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from .keys import KeyProblem, get_keys
from .matching import describe_unknown
from .value_order import find_mixed_kinds, sort_records, split_sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .entries import Catalog, Entry
    from .listing import EntrySelection, Listing
    from .value_order import ValueOrders


def select_entries(catalog: Catalog, listing: Listing, orders: ValueOrders) -> tuple[list[Entry], list[KeyProblem]]:
    """Return the entries that a list shows, in its order, and a problem for each unknown name in its options.

    *orders* are the orders of values that are configured.
    """
    found, problems = find_selected(catalog, listing, may_be_empty=bool(listing.empty))
    if mixed := find_mixed_kinds((entry.record for entry in found), split_sort(listing.sort).key):
        problems.append(KeyProblem("sort", mixed))
    entries = sort_records(found, listing.sort, orders, attrgetter("record"))
    return entries[: listing.limit or None], problems


def find_selected(
    catalog: Catalog, selection: EntrySelection, *, may_be_empty: bool = False
) -> tuple[list[Entry], list[KeyProblem]]:
    """Return the entries that are selected, and a problem for each unknown name.

    If the selection *may be empty*, a tag that no entry has is a problem only if it is probably misspelled.
    """
    entries = list(catalog.entries)
    if names := getattr(selection, selection.NAMES):
        entries = list({entry.record.id: entry for entry in map(catalog.find, names) if entry}.values())
    if selection.catalog:
        entries = [entry for entry in entries if entry.file == selection.catalog]
    if excluded := {entry.record.id for entry in map(catalog.find, selection.exclude) if entry}:
        entries = [entry for entry in entries if entry.record.id not in excluded]
    for name, values in _list_wanted(selection).items():
        is_selected = selection.MATCHERS[name].make_test(values)
        entries = [entry for entry in entries if is_selected(entry.record)]
    return entries, _find_problems(catalog, selection, may_be_empty=may_be_empty)


def _list_wanted(selection: EntrySelection) -> dict[str, tuple[str, ...]]:
    """Return the values of the options that match values, as far as they are given."""
    keys = get_keys(type(selection))
    wanted = {name: getattr(selection, keys[name].field) for name in selection.MATCHERS}
    return {name: values for name, values in wanted.items() if values}


_CONTRADICTIONS = (("exclude-tags", "tags"), ("exclude-tags", "all-tags"))
"""Options that cannot have the same word."""


def _find_problems(catalog: Catalog, selection: EntrySelection, *, may_be_empty: bool) -> list[KeyProblem]:
    """Find unknown names in the options, and names that are both selected and excluded.

    If a file of the catalog could not be read, the names may be in it, and a message has reported the file.
    """
    problems = []
    if selection.catalog and selection.catalog not in catalog.files:
        problems.append(KeyProblem("catalog", describe_unknown("catalog", selection.catalog, catalog.files)))
    keys = get_keys(type(selection))
    for one, other in (("exclude", selection.NAMES), *_CONTRADICTIONS):
        names = getattr(selection, keys[other].field)
        both = [name for name in getattr(selection, keys[one].field) if name in names]
        problems += [KeyProblem(one, f'remove "{name}" here or from the option "{other}"') for name in both]
    if not catalog.is_complete:
        return problems
    named = getattr(selection, selection.NAMES)
    missing = [(selection.NAMES, name) for name in named if catalog.find(name) is None]
    missing += [("exclude", name) for name in selection.exclude if not (catalog.find(name) or catalog.find_draft(name))]
    problems += [KeyProblem(key, describe_unknown_entry(catalog, name)) for key, name in missing]
    return [*problems, *_find_unused_values(catalog, selection, may_be_empty=may_be_empty)]


def _find_unused_values(catalog: Catalog, selection: EntrySelection, *, may_be_empty: bool) -> Iterator[KeyProblem]:
    """Find values, such as tags, that no entry has, not even a draft."""
    for name, values in _list_wanted(selection).items():
        if (describe_unused := selection.MATCHERS[name].describe_unused) is not None:
            messages = (describe_unused(catalog, value, may_be_empty) for value in values)
            yield from (KeyProblem(name, message) for message in messages if message)


def describe_unknown_entry(catalog: Catalog, name: str, more: Iterable[str] = ()) -> str:
    """Return a message about an entry that is not in a catalog, or is a draft; *more* are the names of others."""
    if draft := catalog.find_draft(name):
        return f'"{name}" is a draft, which is in no output; remove "draft" in {draft.file}:{draft.line} to show it'
    return describe_unknown(catalog.type.name, name, [*more, *catalog.names])
