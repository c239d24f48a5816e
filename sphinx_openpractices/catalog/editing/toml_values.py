"""Writes values in TOML, each on one line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.dates import CalendarDate

if TYPE_CHECKING:
    from .written_values import WrittenValue


def write_toml_value(value: WrittenValue) -> str:
    """Return what to write for a value; TOML has days, but no months, which are texts."""
    if isinstance(value, CalendarDate):
        return str(value) if value.day else json.dumps(str(value))
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{json.dumps(name)} = {write_toml_value(each)}' for name, each in value.items())} }}"
    if value is None or isinstance(value, str | bool | int | float):
        return json.dumps(value, ensure_ascii=False)
    return f"[{', '.join(map(write_toml_value, value))}]"
