"""Entries as plain data with the keys of a catalog, in JSON and YAML."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.documents.other_parsers import is_read_otherwise
from sphinx_openpractices.catalog.durations import Duration
from sphinx_openpractices.catalog.keys import get_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_openpractices.catalog.entries import Entry


_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks of YAML 1.1 that are characters like others in 1.2, and so need escapes to be the same in both."""


class PlainDumper(yaml.SafeDumper):
    """Writes a value twice rather than an alias of it, and text that every parser reads back."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if _BREAKS.search(data) else "'" if is_read_otherwise(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)

    def ignore_aliases(self, data: Any) -> bool:
        return True


PlainDumper.add_representer(str, PlainDumper.represent_str)


def convert_entry(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain data; keys without a value are left out."""
    return convert_record(entry.record)


def convert_record(record: Any, *, as_text: Callable[[Any], Any] = str) -> dict[str, Any]:
    """Return a record with declared keys as plain data, its parts too; keys without a value are left out.

    *as_text* converts dates and times between reviews.
    """
    values = {name: getattr(record, key.field) for name, key in get_keys(type(record)).items()}
    return {name: _convert_value(value, as_text) for name, value in values.items() if value}


def _convert_value(value: Any, as_text: Callable[[Any], Any]) -> Any:
    """Return the value of a key as plain data."""
    if isinstance(value, CalendarDate | Duration):
        return as_text(value)
    if dataclasses.is_dataclass(value):
        return convert_record(value, as_text=as_text)
    return [_convert_value(each, as_text) for each in value] if isinstance(value, tuple) else value


def format_json(catalog: Mapping[str, Any], *, is_ascii: bool = True) -> str:
    """Write a catalog in JSON; dates become text."""
    return json.dumps(catalog, indent=2, default=str, ensure_ascii=is_ascii) + "\n"


def format_yaml(catalog: Mapping[str, Any], *, is_ascii: bool = False) -> str:
    """Write a catalog in YAML; *is_ascii* writes other characters as escapes."""
    return yaml.dump(dict(catalog), Dumper=PlainDumper, allow_unicode=not is_ascii, sort_keys=False, width=100)
