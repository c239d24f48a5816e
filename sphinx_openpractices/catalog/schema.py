"""The JSON Schema of a catalog, for editors, made from the same keys that the catalog is read by.

Knows nothing of Sphinx.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import EXTRA_KEY, PROJECTS_KEY, SCHEMA_KEY
from sphinx_openpractices.text import urls

from . import project, values
from .keys import Key, get_keys

if TYPE_CHECKING:
    from collections.abc import Collection

SCHEMA_FILE = "projects.schema.json"
"""The name under which the schema is shipped."""

NOT_BLANK = r"\S"

VALUES: dict[Any, dict[str, Any]] = {
    values.read_text: {"type": "string", "pattern": NOT_BLANK},
    values.read_line: {"type": ["string", "null"]},
    values.read_identifier: {"type": "string", "pattern": "^[a-z0-9-]+$"},
    urls.read_web_url: {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#\\s\\\\]"},
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
    project.read_license: {"type": "string", "pattern": NOT_BLANK},
}
"""What each reader takes, as far as a schema can say it: a schema may take more, never less."""

ITEM = {"type": "string", "pattern": NOT_BLANK}
TRIMMED = {"type": "string", "pattern": r"^\s|\s$|\s\s"}
"""Words that are among the choices without some of their blanks, perhaps."""


def make_schema(relations: Collection[str]) -> dict[str, Any]:
    """The schema (JSON Schema draft 2020-12) of a catalog whose relations are these."""
    properties = {key.name: _make_property(key, relations) for key in get_keys(project.Project).values()}
    properties[EXTRA_KEY] = {
        "description": "what else you know of the project, for your own templates",
        "type": "object",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Catalog of projects",
        "type": "object",
        "required": [PROJECTS_KEY],
        "additionalProperties": False,
        "properties": {
            SCHEMA_KEY: {"description": "the schema of this file, for editors"},
            PROJECTS_KEY: {
                "description": "the projects, in the order in which galleries show them",
                "type": "array",
                "items": {"$ref": "#/$defs/project"},
            },
        },
        "$defs": {
            "project": {
                "type": "object",
                "required": [key.name for key in get_keys(project.Project).values() if key.required],
                "additionalProperties": False,
                "properties": properties,
            }
        },
    }


def _make_property(key: Key, relations: Collection[str]) -> dict[str, Any]:
    """The schema of one key; one that takes a list takes its text form too."""
    words = VALUES[key.read]
    choices = tuple(relations) if key.name == "relation" else key.choices
    described = {"description": f"{key.meaning}; default: {key.default}".replace("`", "")}
    if not key.many:
        return described | words
    item = {"anyOf": [{"enum": list(choices)}, TRIMMED]} if choices else ITEM
    return described | {"anyOf": [words, {"type": "array", "minItems": 1, "items": item}]}


def format_schema(relations: Collection[str]) -> str:
    """The schema as the text of a file."""
    return json.dumps(make_schema(relations), indent=2) + "\n"
