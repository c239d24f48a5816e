"""Writes front matter and catalogs as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml


def dump_yaml(data: Mapping[str, Any]) -> str:
    """Return YAML in the order of *data*; PyYAML's C code writes it where available."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(dict(data), Dumper=dumper, allow_unicode=True, sort_keys=False, width=100))


def simplify_value(value: Any) -> Any:
    """Return a value of front matter that YAML can write without tags."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): simplify_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [simplify_value(each) for each in value]
    return value if isinstance(value, str | int | float | bool) else str(value)
