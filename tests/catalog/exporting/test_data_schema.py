"""The schemas of the data of a site: shipped, made from the declarations, and only ever added to."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES, PRACTICES
from sphinx_openpractices.catalog.exporting.data_schema import format_data_schema, make_data_schema
from sphinx_openpractices.catalog.exporting.site_data import LEFT_OUT
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.schema_file import DATA_SCHEMA_FILES

PUBLISHED = Path(__file__).parent / "data-fields.txt"
"""Each field that a version of the package has published: remove none, since programs read them."""
TYPES = pytest.mark.parametrize("entry_type", ENTRY_TYPES.values(), ids=lambda each: each.list_key)


def list_fields(schema, path):
    """The paths of all fields in a schema."""
    for name, field in schema.get("properties", {}).items():
        yield f"{path}.{name}"
        yield from list_fields(field, f"{path}.{name}")
    if "items" in schema:
        yield from list_fields(schema["items"], f"{path}[]")


@TYPES
def test_the_shipped_schema_is_the_one_that_is_made(entry_type):
    name = DATA_SCHEMA_FILES[entry_type.list_key]
    shipped = files("sphinx_openpractices").joinpath("catalog", name).read_text(encoding="utf-8")
    assert shipped == format_data_schema(entry_type)


@TYPES
def test_entries_have_the_declared_keys(entry_type):
    """A new key is in the data, unless it is left out on purpose."""
    found = make_data_schema(entry_type)["properties"][entry_type.list_key]["items"]["properties"]
    declared = {*get_keys(entry_type.record)} - LEFT_OUT
    assert found.keys() == declared | {"url"} | ({"next-review"} if entry_type is PRACTICES else set())


def test_fields_are_only_ever_added():
    schemas = {f"{each.list_key}.json": make_data_schema(each) for each in ENTRY_TYPES.values()}
    fields = [field for name, schema in schemas.items() for field in list_fields(schema, name)]
    assert PUBLISHED.read_text(encoding="utf-8").splitlines() == fields
