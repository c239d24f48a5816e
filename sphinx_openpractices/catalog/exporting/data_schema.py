"""The JSON Schemas of the data of a site, made from the same keys as the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.framework import Framework
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.project import read_logo, read_repository, read_target
from sphinx_openpractices.catalog.values import read_switch

from .site_data import DATA_FORMAT, list_data_keys

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.keys import Key

_TEXT = {"type": "string"}
_URL = {"type": "string", "format": "uri-reference"}
_DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
_NUMBER = {"type": "integer", "minimum": 0}
_URLS = (read_target, read_logo, read_repository)
_PLACE = _URL | {"description": "its place on the site"}
_DUE = _DATE | {"description": "the day by which the next review is due"}
_COUNTS = {
    "met": _NUMBER | {"description": "how many practices are met"},
    "total": _NUMBER | {"description": "how many practices are counted"},
    "oldest-review": _DATE | {"description": "the day of the oldest of their last reviews"},
    "newest-review": _DATE | {"description": "the day of the newest of their last reviews"},
}
_FRAMEWORK_KEYS = ("id", "title", "version", "target")
_MEANINGS = {
    "target": "the URL to which it leads",
    "logo": "the URL of the image for light backgrounds",
    "logo-dark": "the URL of the image for dark backgrounds",
    "summary": "its text on pages, as plain text",
    "tags": "words by which readers find it",
    "license": "SPDX license expression",
    "title": "plain text",
    "evidence": "links that show that it is kept",
    "actions": "what is to be done",
    "history": "the earlier assessments, the oldest first",
    "projects": "ids of projects",
    "extra": "keys of the site's own",
}
"""Keys that mean something else to a reader of the data than to the author of a catalog."""


def make_data_schema(entry_type: EntryType) -> dict[str, Any]:
    """Make the schema (JSON Schema draft 2020-12) of the data of a type; others may have keys that it does not know."""
    entry = _make_record(entry_type.record, ("id", "title", "url"), url=_PLACE)
    document: dict[str, Any] = {
        "format": {"const": DATA_FORMAT, "description": "the version; keys are added without a new one"},
        "site": _make_object(
            {
                "name": _TEXT | {"description": "the organization that publishes the site"},
                "url": _URL | {"description": "the address of the site"},
                "language": _TEXT | {"description": "the language of the texts, as in BCP 47"},
            },
            ("language",),
            "the site",
        ),
    }
    if entry_type is PRACTICES:
        entry["properties"]["next-review"] = _DUE
        document |= _describe_practice_lists()
    listed = f"the {entry_type.list_key} that pages show, in the order of the catalog"
    document[entry_type.list_key] = {"type": "array", "items": entry, "description": listed}
    document["labels"] = {
        "type": "object",
        "description": "what pages call the values of keys: by key, then by value",
        "additionalProperties": {"type": "object", "additionalProperties": _TEXT},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The {entry_type.list_key} of a site",
        **_make_object(document, tuple(document)),
    }


def format_data_schema(entry_type: EntryType) -> str:
    """Make the schema and return it as the text of a file."""
    return json.dumps(make_data_schema(entry_type), indent=2) + "\n"


def _describe_practice_lists() -> dict[str, Any]:
    """Return the schemas of what only ``practices.json`` has."""
    framework = _make_record(Framework, ("id", "title", "met", "total"), only=_FRAMEWORK_KEYS, **_COUNTS)
    owner = next(key for key in list_data_keys(Practice) if key.name == "owner")
    page = {
        "title": _TEXT | {"description": "the title of the page"},
        "url": _URL | {"description": "its address"},
        "reviewed": _DATE | {"description": "the date of the last review"},
        "next-review": _DUE,
        "owner": _make_property(owner),
    }
    return {
        "summary": _make_object(_COUNTS, ("met", "total"), "all practices below, counted as on pages"),
        "frameworks": {
            "type": "array",
            "items": framework,
            "description": "the frameworks that these practices answer to, with their principles counted",
        },
        "pages": {
            "type": "array",
            "items": _make_object(page, ("title", "url")),
            "description": "the pages that have reviews of their own",
        },
    }


def _make_object(properties: dict[str, Any], required: tuple[str, ...], description: str = "") -> dict[str, Any]:
    described = {"description": description} if description else {}
    return described | {"type": "object", "required": list(required), "properties": properties}


def _make_record(cls: type, required: tuple[str, ...], only: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """Return the schema of a record, or of a part of one, with the keys of the data."""
    keys = [key for key in list_data_keys(cls) if not only or key.name in only]
    return _make_object({key.name: _make_property(key) for key in keys} | more, required)


def _make_property(key: Key) -> dict[str, Any]:
    described = {"description": _MEANINGS.get(key.name, key.meaning).replace("`", "")}
    if key.items:
        required = tuple(each.name for each in list_data_keys(key.items) if each.required and each.name != "target")
        return described | {"type": "array", "items": _make_record(key.items, required)}
    if key.many:
        return described | {"type": "array", "items": _TEXT}
    if key.mapping:
        return described | {"type": "object"}
    value = _DATE if key.read is read_date else {"type": "boolean"} if key.read is read_switch else _TEXT
    return described | (_URL if key.read in _URLS else value)
