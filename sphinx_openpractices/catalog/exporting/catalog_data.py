"""Entries as plain data with the keys of a catalog, in JSON and YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.keys import get_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.entries import Entry


def convert_entry(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain data; keys without a value are left out."""
    values = {name: getattr(entry.record, key.field) for name, key in get_keys(type(entry.record)).items()}
    return {name: _convert_value(value) for name, value in values.items() if value}


def _convert_value(value: Any) -> Any:
    """Return the value of a key as plain data."""
    if isinstance(value, CalendarDate):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def format_json(entries: Iterable[dict[str, Any]]) -> str:
    """Write entries as a catalog in JSON; dates become text."""
    return json.dumps({PROJECTS.list_key: list(entries)}, indent=2, default=str) + "\n"


def format_yaml(entries: Iterable[dict[str, Any]], *, is_ascii: bool = False) -> str:
    """Write entries as a catalog in YAML; *is_ascii* writes other characters as escapes."""
    return yaml.safe_dump({PROJECTS.list_key: list(entries)}, allow_unicode=not is_ascii, sort_keys=False, width=100)
