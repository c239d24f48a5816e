"""The JSON Schema of a catalog, for editors, made from the same keys by which catalogs are read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from . import project, values
from .catalog_reader import FREE_PREFIX, SCHEMA_KEY
from .dates import read_date
from .durations import read_duration
from .extra_keys import EXTRA_NAME, read_extra
from .keys import Key, get_keys
from .practices import part_lines
from .practices.framework import read_criteria
from .practices.principle_names import FRAMEWORK_NAME, read_framework_name, read_principles

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .entry_type import EntryType

_NOT_EMPTY = r"\S"
_ITEM = {"type": "string", "pattern": _NOT_EMPTY}

_VALUES: dict[Any, dict[str, Any]] = {
    values.read_text: {"type": "string", "pattern": _NOT_EMPTY},
    values.read_line: {"type": ["string", "null"]},
    values.read_identifier: {"type": "string", "pattern": "^[a-z0-9-]+$"},
    project.read_repository: {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s\\\\]"},
    values.read_words: {"type": "string", "pattern": r"[^\s,]"},
    values.read_classes: {"type": "string", "pattern": r"[A-Za-z]|[^\x00-\x7F]"},
    str.strip: {"type": ["string", "null"]},
    project.read_target: {
        "type": "string",
        "pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://[^/?#\s\\]|[Mm][Aa][Ii][Ll][Tt][Oo]:[^@]+@|(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)\S)",
    },
    project.read_logo: {
        "type": "string",
        "pattern": r"^([Hh][Tt][Tt][Pp][Ss]?://[^/?#\s\\]|(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:).)",
    },
    read_date: {"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{2}(-[0-9]{2})?\s*$"},
    values.read_switch: {"type": ["boolean", "string"]},
    project.read_license: {"type": "string", "pattern": _NOT_EMPTY},
    read_extra: {"type": "object", "propertyNames": {"pattern": f"^{EXTRA_NAME}$"}},
    read_duration: {"type": "string", "pattern": r"^\s*[0-9]+[\s-]*[A-Za-z]+\s*$"},
    read_principles: {"type": "string", "pattern": r"[^\s,]#[^\s,]"},
    read_framework_name: {"type": "string", "pattern": f"^{FRAMEWORK_NAME}$"},
    read_criteria: {"type": "object", "additionalProperties": _ITEM},
    part_lines.read_evidence: _ITEM,
    part_lines.read_actions: _ITEM,
    part_lines.read_history: _ITEM,
    values.read_mappings: {},
}
"""What each reader accepts, as far as a schema can express it: a schema can accept more, never less. Empty for records
that cannot be written as text."""

_TRIMMED = {"type": "string", "pattern": r"^\s|\s$|\s\s"}
"""Values that can be one of the choices without some of their spaces."""


def make_schema(choices: Mapping[str, Collection[str]], entry_type: EntryType) -> dict[str, Any]:
    """Make the schema (JSON Schema draft 2020-12) of a catalog; *choices* are values that a site allows for keys."""
    lists = {entry_type.list_key: entry_type.record}
    described = {entry_type.list_key: f"the {entry_type.list_key}, in the order in which lists show them"}
    if shared := entry_type.shared:
        lists[shared.KEY] = shared.RECORD
        described[shared.KEY] = f"the {shared.KEY} that {entry_type.list_key} refer to"
    definitions: dict[str, Any] = {}
    properties = {
        name: {"description": described[name], "type": "array", "items": _define_record(cls, choices, definitions)}
        for name, cls in lists.items()
    }
    required: list[dict[str, Any]] = [{"required": [name]} for name in lists]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Catalog of {entry_type.list_key}",
        "type": "object",
        **(required[0] if len(required) == 1 else {"anyOf": required}),
        "additionalProperties": False,
        "patternProperties": {f"^{FREE_PREFIX}": {"description": "your own values, for anchors in YAML to repeat"}},
        "properties": {SCHEMA_KEY: {"description": "the schema of this file, for editors"}, **properties},
        "$defs": definitions,
    }


def _define_record(cls: type, choices: Mapping[str, Collection[str]], definitions: dict[str, Any]) -> dict[str, Any]:
    """Add the schema of a record, and of those inside it, to *definitions*; return a reference to it."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()
    if name not in definitions:
        definitions[name] = {}  # its place, before those inside it
        definitions[name] |= {
            "type": "object",
            "required": [key.name for key in get_keys(cls).values() if key.required],
            "additionalProperties": False,
            "properties": {key.name: _make_property(key, choices, definitions) for key in get_keys(cls).values()},
        }
    return {"$ref": f"#/$defs/{name}"}


def _make_property(key: Key, allowed: Mapping[str, Collection[str]], definitions: dict[str, Any]) -> dict[str, Any]:
    """Make the schema of one key; one that accepts a list also accepts its text form, if there is one."""
    words = _VALUES[key.read]
    choices = tuple(allowed.get(key.name, key.choices))
    described = {"description": f"{key.meaning}; default: {key.default}".replace("`", "")}
    item: dict[str, Any] = {"anyOf": [{"enum": list(choices)}, _TRIMMED]} if choices else _ITEM
    if not key.many:
        return described | ({"type": "string"} | item if choices else words)
    if key.items:
        record = _define_record(key.items, allowed, definitions)
        item = {"anyOf": [words, record]} if words else record
    items: dict[str, Any] = {"type": "array", "minItems": 1, "items": item}
    return described | ({"anyOf": [words, items]} if words else items)


def format_schema(choices: Mapping[str, Collection[str]], entry_type: EntryType) -> str:
    """Make the schema and return it as the text of a file."""
    return json.dumps(make_schema(choices, entry_type), indent=2) + "\n"
