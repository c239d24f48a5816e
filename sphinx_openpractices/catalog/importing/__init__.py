"""Imports catalog entries from files that projects publish about themselves.

A module for each format knows its keys. The rules for values are those of a catalog; every value that breaks a rule,
and every key that a catalog does not have, is reported in a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.documents import convert_node, get_path, read_document

from .citation import CITATION
from .codemeta import CODEMETA
from .found_projects import FormatError, describe_value
from .funding import FUNDING
from .imported_entries import ImportRemark, add_ids, make_catalog_entry, unify_tags
from .landscape import LANDSCAPE
from .notes import make_remark_notes, make_rest_notes, make_tag_notes, shorten_note
from .publiccode import PUBLICCODE

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile

    from .found_projects import FoundKey
    from .import_format import ImportFormat

__all__ = ["IMPORT_FORMATS", "FormatError", "Imported", "import_file"]

IMPORT_FORMATS = (CITATION, CODEMETA, PUBLICCODE, FUNDING, LANDSCAPE)


class Imported(NamedTuple):
    """Catalog *entries* as plain data, with their keys in a catalog's order, and *notes*, a sentence each."""

    entries: list[dict[str, Any]]
    notes: list[str]


def import_file(file: Path | GivenFile, language: str = "en") -> Imported:
    """Import the catalog entries of a file; its format is known by its name, or else by its keys.

    If a text is given in several languages, it is imported in *language*, or else in English or the first one.
    Raises :class:`FormatError` for a file of another format, ``DocumentError`` for a file that is not YAML or JSON, and
    ``OSError``. The first two are a ``ValueError`` with a message that follows the file's name.
    """
    data = convert_node(read_document(file))
    if isinstance(data, list) and CODEMETA.matches({"@graph": data}):  # in JSON-LD, a list is the same as a graph
        data = {"@graph": data}
    if not isinstance(data, dict):
        _require_no_practices(data)
        raise FormatError(f"contains {describe_value(data)}; use one of {_list_formats()}")
    contents = _find_format(get_path(file).name, data).find_projects(data, language)
    entries: list[dict[str, Any]] = []
    remarks: list[ImportRemark] = []
    rest: list[FoundKey] = []
    for found in contents.projects:
        entry, more = make_catalog_entry(found)
        remarks += more
        if entry:
            entries.append(entry)
            rest += found.rest
    replaced = unify_tags(entries)
    named = list(add_ids(entries))
    remarks += [remark for _entry, remark in named if remark]
    notes = [*make_remark_notes(remarks), *make_tag_notes(replaced), *make_rest_notes([*rest, *contents.rest])]
    if not contents.projects:
        notes.insert(0, "contains no projects")
    return Imported([entry for entry, _remark in named], notes)


def _find_format(file: str, data: dict[str, Any]) -> ImportFormat:
    """Return the format of a *file* with the keys of *data*; raises :class:`FormatError`."""
    name = file.lower().replace(".yaml", ".yml")
    for each in IMPORT_FORMATS:
        if each.name.lower() == name:
            return each
    for each in IMPORT_FORMATS:
        if each.matches(data):
            return each
    _require_no_practices(data)
    keys = f"its keys are {shorten_note(', '.join(data))}" if data else "it has no keys"
    raise FormatError(f"has an unknown format: {keys}; use one of {_list_formats()}")


def _require_no_practices(data: Any) -> None:
    """Raise :class:`FormatError` for a file with the practices of another tool."""
    from .practices import find_practice_format  # noqa: PLC0415 - it knows these formats, too

    if found := find_practice_format(data):
        raise FormatError(f'use "practices import" for this format, {found.name}')


def _list_formats() -> str:
    """Return the formats, and how each is recognized, for messages."""
    return "; ".join(f"{each.name} ({each.mark})" for each in IMPORT_FORMATS)
