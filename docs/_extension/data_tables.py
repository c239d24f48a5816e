"""Tables of the files of data, generated from their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from tables import TableDirective, literal

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.catalog.exporting import data_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from tables import Cell

TYPES = {"array": "list", "object": "mapping", "integer": "number", "boolean": "true or false"}


class DataFields(TableDirective):
    """``{data-fields} projects`` or ``{data-fields} practices``: the fields of a file, and of what it contains."""

    header = ("Field", "Type", "Meaning")
    declared_in = data_schema.__file__
    required_arguments = 1

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield a row for each field."""
        entry_type = next(each for each in ENTRY_TYPES.values() if each.list_key == self.arguments[0])
        return self._list_fields(data_schema.make_data_schema(entry_type), "")

    def _list_fields(self, schema: dict[str, Any], path: str) -> Iterator[Sequence[Cell]]:
        items = schema.get("items", {})
        for name, field in {**schema.get("properties", {}), **items.get("properties", {})}.items():
            place = f"{path}.{name}" if path else name
            yield [literal(place)], [nodes.Text(_name_type(field))], self.inline(field.get("description", ""))
            yield from self._list_fields(field, place)


def _name_type(field: dict[str, Any]) -> str:
    """Return what a value is."""
    if "const" in field:
        return str(field["const"])
    if field["type"] == "string":
        return "date" if "pattern" in field else "URL" if "format" in field else "text"
    return "list of texts" if field.get("items") == {"type": "string"} else TYPES[field["type"]]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("data-fields", DataFields)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
