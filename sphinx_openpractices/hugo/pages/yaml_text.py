"""Front matter and catalogs as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml


def dump_yaml(data: Mapping[str, Any]) -> str:
    """YAML in the order of *data*, written in C where PyYAML has it."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(dict(data), Dumper=dumper, allow_unicode=True, sort_keys=False, width=100))


def simplify_value(value: Any) -> Any:
    """A value of front matter as YAML writes it without tags."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): simplify_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [simplify_value(each) for each in value]
    return value if isinstance(value, str | int | float | bool) else str(value)
