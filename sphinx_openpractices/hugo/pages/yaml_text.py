"""Writes front matter and catalogs as YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

_WIDTH = 100
_NO_TEXTS = "y|n|yes|no|on|off|true|false|null"
_PLAIN = re.compile(rf"(?!(?:{_NO_TEXTS})\Z)[a-z](?:[a-z0-9 ,.()/'-]*[a-z0-9.)])?", re.ASCII | re.IGNORECASE)
"""A text that needs no quotes."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def dump_yaml(data: Mapping[str, Any]) -> str:
    """Return YAML in the order of *data*; PyYAML writes what is not plain, with its C code where available."""
    lines: list[str] = []
    if data and all(_add_plain_lines(lines, key, value) for key, value in data.items()):
        return "\n".join([*lines, ""])
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(dict(data), Dumper=dumper, allow_unicode=True, sort_keys=False, width=_WIDTH))


def _add_plain_lines(lines: list[str], key: str, value: Any) -> bool:
    """Add the lines for a date, a short text or a list of such texts, as PyYAML writes them in ten times the time.

    Return whether the value is one of these.
    """
    is_list = isinstance(value, list) and bool(value)
    texts = value if is_list else [value]
    if is_list:
        lines.append(f"{key}:")
    start = "- " if is_list else f"{key}: "
    for text in texts:
        if not isinstance(text, str) or len(start) + len(text) > _WIDTH:
            return False
        if _PLAIN.fullmatch(text):
            lines.append(start + text)
        elif _DATE.fullmatch(text):
            lines.append(f"{start}'{text}'")
        else:
            return False
    return isinstance(key, str) and len(key) < _WIDTH and _PLAIN.fullmatch(key) is not None


def simplify_value(value: Any) -> Any:
    """Return a value of front matter that YAML can write without tags."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): simplify_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [simplify_value(each) for each in value]
    return value if isinstance(value, str | int | float | bool) else str(value)
