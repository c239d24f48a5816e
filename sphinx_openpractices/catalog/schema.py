"""The JSON Schema of a catalog, for editors, made from the same keys by which catalogs are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from . import project, values
from .catalog_reader import FREE_PREFIX, SCHEMA_KEY
from .dates import read_date
from .extra_keys import EXTRA_NAME, read_extra
from .keys import Key, get_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .entry_type import EntryType

_NOT_EMPTY = r"\S"

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
}
"""What each reader accepts, as far as a schema can express it: a schema can accept more, never less."""

_ITEM = {"type": "string", "pattern": _NOT_EMPTY}
_TRIMMED = {"type": "string", "pattern": r"^\s|\s$|\s\s"}
"""Values that can be one of the choices without some of their spaces."""


def make_schema(choices: Mapping[str, Collection[str]], entry_type: EntryType) -> dict[str, Any]:
    """Make the schema (JSON Schema draft 2020-12) of a catalog; *choices* are values that a site allows for keys."""
    properties = {key.name: _make_property(key, choices) for key in get_keys(entry_type.record).values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Catalog of {entry_type.list_key}",
        "type": "object",
        "required": [entry_type.list_key],
        "additionalProperties": False,
        "patternProperties": {f"^{FREE_PREFIX}": {"description": "your own values, for anchors in YAML to repeat"}},
        "properties": {
            SCHEMA_KEY: {"description": "the schema of this file, for editors"},
            entry_type.list_key: {
                "description": f"the {entry_type.list_key}, in the order in which lists show them",
                "type": "array",
                "items": {"$ref": f"#/$defs/{entry_type.name}"},
            },
        },
        "$defs": {
            entry_type.name: {
                "type": "object",
                "required": [key.name for key in get_keys(entry_type.record).values() if key.required],
                "additionalProperties": False,
                "properties": properties,
            }
        },
    }


def _make_property(key: Key, allowed: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """Make the schema of one key; one that accepts a list also accepts its text form."""
    words = _VALUES[key.read]
    choices = tuple(allowed.get(key.name, key.choices))
    described = {"description": f"{key.meaning}; default: {key.default}".replace("`", "")}
    item = {"anyOf": [{"enum": list(choices)}, _TRIMMED]} if choices else _ITEM
    if not key.many:
        return described | ({"type": "string"} | item if choices else words)
    return described | {"anyOf": [words, {"type": "array", "minItems": 1, "items": item}]}


def format_schema(choices: Mapping[str, Collection[str]], entry_type: EntryType) -> str:
    """Make the schema and return it as the text of a file."""
    return json.dumps(make_schema(choices, entry_type), indent=2) + "\n"
