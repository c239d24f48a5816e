"""Checked entries for the plugin for mystmd, which parses no YAML: it only selects, sorts and shows what is here.

What needs the rules of the package is decided here: the order of values, their labels, the licenses of expressions.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.key_values import list_extra_names, name_values
from sphinx_openpractices.catalog.license_matching import list_licenses
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.catalog.value_order import find_kind, find_mixed_kinds, make_value_key, rank_records

from .catalog_data import convert_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_openpractices.catalog.entries import Catalog, Entry
    from sphinx_openpractices.catalog.record import RecordKeys

    ValueLabels = Mapping[str, Mapping[str, str]]
    """What readers see of the values of keys, in the order of the values."""

MYSTMD_FORMAT = 1
"""The version of the data; a plugin refuses another one."""


def describe_catalog_data(catalog: Catalog, labels: ValueLabels, label_other: Callable[[Any], str]) -> dict[str, Any]:
    """Return the entries of a catalog with all that a list needs to select, sort and group them.

    *label_other* returns the label of a value without one. Paths are relative to the data: so
    the names of the files of the catalog have to be.
    """
    keys, records = catalog.type.keys, [entry.record for entry in catalog.entries]
    orders = {name: list(values) for name, values in labels.items()}
    names = [*keys.names, *list_extra_names(records)]
    grouped = [name for name in names if name not in keys.ungrouped]
    ranks = {name: rank_records(records, name, orders) for name in names}
    return {
        "files": list(catalog.files),
        "keys": names,
        "mixed": {name: mixed for name in names if (mixed := find_mixed_kinds(records, name))},
        "groups": {
            name: found for name in grouped if (found := _list_groups(records, name, orders, labels, label_other))
        },
        "entries": [
            _describe_entry(entry, keys, grouped, {name: ranks[name][number] for name in names})
            for number, entry in enumerate(catalog.entries)
        ],
    }


def _describe_entry(entry: Entry, keys: RecordKeys, grouped: Iterable[str], ranks: Mapping[str, int]) -> dict[str, Any]:
    """Return an entry with the keys of the catalog, and below them what a list asks of it."""
    values = {name: list(name_values(entry.record, name)) for name in grouped}
    if "principle" in values:
        values["framework"] = list(dict.fromkeys(split_principle(name).framework for name in values["principle"]))
    license_ = getattr(entry.record, "license", "")
    return {
        "entry": convert_entry(entry),
        "file": entry.file,
        "folder": posixpath.dirname(entry.file),
        "values": {name: found for name, found in values.items() if found},
        "licenses": sorted({license_, *list_licenses(license_)}) if license_ else [],
        "ranks": {name: rank for name, rank in ranks.items() if rank},
    }


def _list_groups(
    records: Sequence[Any],
    name: str,
    orders: Mapping[str, Sequence[str]],
    labels: ValueLabels,
    label_other: Callable[[Any], str],
) -> list[list[str]]:
    """Return the names and labels of the values of a key, in the order of their groups."""
    found = {each: value for record in records for each, value in name_values(record, name).items()}
    ordered = sorted(found.items(), key=lambda item: (find_kind(item[1]), make_value_key(name, item[1], orders)))
    return [[each, labels.get(name, {}).get(each) or label_other(value)] for each, value in ordered]
