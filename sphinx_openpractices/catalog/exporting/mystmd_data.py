"""Checked entries for the plugin for mystmd, which parses no YAML: it only selects, sorts and shows what is here.

What needs the rules of the package is decided here: the order of values, their labels, the licenses of expressions.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Protocol

from sphinx_openpractices.catalog.extra_keys import EXTRA_PREFIX
from sphinx_openpractices.catalog.key_values import find_values, list_extra_names, name_values
from sphinx_openpractices.catalog.license_matching import list_licenses
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.catalog.value_order import find_kind, find_mixed_kinds, make_value_key, rank_records
from sphinx_openpractices.text.urls import is_web_url

from .catalog_data import convert_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_openpractices.catalog.entries import Catalog, Entry
    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.record import RecordKeys
    from sphinx_openpractices.catalog.value_order import ValueOrders

MYSTMD_FORMAT = 1
"""The version of the data; a plugin refuses another one."""


class ValueLabels(Protocol):
    """What readers see of keys and values, and the order of values."""

    @property
    def orders(self) -> ValueOrders:
        """The order of the values of keys."""

    def label_key(self, name: str) -> str:
        """Return the label of a key."""

    def label_value(self, name: str, value: KeyValue) -> str:
        """Return the label of a value."""


def describe_catalog_data(catalog: Catalog, labels: ValueLabels) -> dict[str, Any]:
    """Return the entries of a catalog with all that a list needs to select, sort, group and show them.

    Paths are relative to the data: so the names of the files of the catalog have to be.
    """
    keys, records = catalog.type.keys, [entry.record for entry in catalog.entries]
    names = [*keys.names, *list_extra_names(records)]
    grouped = [name for name in names if name not in keys.ungrouped]
    shown = [name for name in names if name not in keys.unshown]
    ranks = {name: rank_records(records, name, labels.orders) for name in names}
    return {
        "files": list(catalog.files),
        "keys": names,
        "shown": {name: labels.label_key(name) for name in (*shown, *keys.linked_by)},
        "labels": {name: labels.label_key(name) for name in ("title", "caption") if name in names},
        "mixed": {name: mixed for name in names if (mixed := find_mixed_kinds(records, name))},
        "groups": {name: values for name in grouped if (values := _list_groups(records, name, labels))},
        "entries": [
            {
                "entry": convert_entry(entry),
                "file": entry.file,
                "folder": posixpath.dirname(entry.file),
                **_describe_values(entry, keys, grouped),
                "meta": {
                    name: [_describe_value(name, value, labels) for value in written]
                    for name in shown
                    if (written := find_values(entry.record, name))
                },
                "ranks": {name: rank for name in names if (rank := ranks[name][number])},
            }
            for number, entry in enumerate(catalog.entries)
        ],
    }


def _describe_values(entry: Entry, keys: RecordKeys, grouped: Iterable[str]) -> dict[str, Any]:
    """Return what a list selects and groups an entry by."""
    values = {name: list(name_values(entry.record, name)) for name in grouped}
    if "principle" in values:
        values["framework"] = list(dict.fromkeys(split_principle(name).framework for name in values["principle"]))
    license_ = getattr(entry.record, "license", "")
    return {
        "values": {name: found for name, found in values.items() if found},
        "licenses": sorted({license_, *list_licenses(license_)}) if license_ else [],
    }


def _describe_value(name: str, value: KeyValue, labels: ValueLabels) -> list[str]:
    """Return the label of a value and, if it is the URL of a web page, that."""
    if isinstance(value, str) and (name == "repository" or name.startswith(EXTRA_PREFIX)) and is_web_url(value):
        return [value.partition("://")[2].rstrip("/"), value]
    return [labels.label_value(name, value), ""]


def _list_groups(records: Sequence[Any], name: str, labels: ValueLabels) -> list[list[str]]:
    """Return the names and labels of the values of a key, in the order of their groups."""
    found = {each: value for record in records for each, value in name_values(record, name).items()}
    ordered = sorted(found.items(), key=lambda item: (find_kind(item[1]), make_value_key(name, item[1], labels.orders)))
    return [[each, labels.label_value(name, value)] for each, value in ordered]
