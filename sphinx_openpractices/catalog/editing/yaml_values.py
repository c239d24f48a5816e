"""Writes values in YAML, with quotes only where YAML would read something else without them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import yaml

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.documents.other_parsers import is_read_otherwise

if TYPE_CHECKING:
    from .written_values import WrittenValue

_LOADERS = (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def write_yaml_value(value: WrittenValue, *, in_brackets: bool = False) -> str:
    """Return what to write for a value on one line, in a block or in brackets."""
    if isinstance(value, Mapping):
        return write_flow_mapping(value)
    if isinstance(value, CalendarDate):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return yaml.safe_dump([value], default_flow_style=True)[1:-2]
    if not isinstance(value, str):
        return f"[{', '.join(write_yaml_value(each, in_brackets=True) for each in value)}]"
    quoted = json.dumps(value, ensure_ascii=False)
    forms = (value, quoted if "'" in value and '"' not in value else "'" + value.replace("'", "''") + "'", quoted)
    possible = forms[1:] if is_read_otherwise(value) else forms
    return next((form for form in possible if _is_read_as(form, value, in_brackets=in_brackets)), json.dumps(value))


def write_flow_mapping(members: Mapping[str, WrittenValue], space: str = "") -> str:
    """Return a mapping in braces, with *space* inside of them."""
    pairs = [[write_yaml_value(each, in_brackets=True) for each in pair] for pair in members.items()]
    inner = ", ".join(map(": ".join, pairs))
    return f"{{{space}{inner}{space}}}"


def _is_read_as(written: str, value: str, *, in_brackets: bool) -> bool:
    """Return whether both parsers of PyYAML, which differ in brackets, read a form of a value as that value."""
    text = f"{{k: {written}}}" if in_brackets else f"k: {written}"
    try:
        return all(yaml.load(text, loader) == {"k": value} for loader in _LOADERS)  # noqa: S506 - both are safe
    except (yaml.YAMLError, ValueError):  # a date that does not exist
        return False
