"""Entries of a catalog, made of what projects publish about themselves. Knows nothing of Sphinx.

A module for each format knows its keys; the rules for their values are those of a catalog, and what breaks a rule or
has no place in a catalog is said in a note, never dropped without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.documents import convert_node, read_document

from . import citation, codemeta, funding, landscape, publiccode
from .entries import Remark, read_entry, with_ids
from .found import Contents, FormatError, kind
from .notes import remark_notes, rest_notes, shorten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .found import Key

__all__ = ["FormatError", "Imported", "import_file"]


class Imported(NamedTuple):
    """Catalog *entries*, plain data with the keys in a catalog's order, and *notes*, a sentence each."""

    entries: list[dict[str, Any]]
    notes: list[str]


class Format(NamedTuple):
    """A format by its usual file *name*, and the *mark* by which it is known under another."""

    name: str
    mark: str
    matches: Callable[[dict[str, Any]], bool]
    contents: Callable[[dict[str, Any]], Contents]


FORMATS = (
    Format("CITATION.cff", "cff-version", lambda data: "cff-version" in data, citation.contents),
    Format("codemeta.json", "@context of CodeMeta", codemeta.is_codemeta, codemeta.contents),
    Format("publiccode.yml", "publiccodeYmlVersion", lambda data: "publiccodeYmlVersion" in data, publiccode.contents),
    Format(
        "funding.json",
        "version, entity, projects",
        lambda data: {"version", "entity", "projects"} <= data.keys(),
        funding.contents,
    ),
    Format("landscape.yml", "landscape or categories, with subcategories", landscape.is_landscape, landscape.contents),
)


def import_file(path: Path) -> Imported:
    """The catalog entries that a file makes.

    Its format is known by its name, else by its keys. Raises :class:`FormatError` for a file of another format,
    ``DocumentError`` for one that is no YAML or JSON at all, both ``ValueError`` with words that follow on the file's
    name, and ``OSError``.
    """
    data = convert_node(read_document(path))
    if not isinstance(data, dict):
        raise FormatError(f"holds {kind(data)}; known are {known_formats()}")
    contents = format_of(path.name, data).contents(data)
    entries: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    rest: list[Key] = []
    for found in contents.projects:
        entry, more = read_entry(found)
        remarks += more
        if entry:
            entries.append(entry)
            rest += found.rest
    named = list(with_ids(entries))
    remarks += [remark for _entry, remark in named if remark]
    notes = [*remark_notes(remarks), *rest_notes([*rest, *contents.rest])]
    if not contents.projects:
        notes.insert(0, "holds no projects")
    return Imported([entry for entry, _remark in named], notes)


def format_of(file: str, data: dict[str, Any]) -> Format:
    """The format of a *file* with the keys of *data*; raises :class:`FormatError`."""
    name = file.lower().replace(".yaml", ".yml")
    for each in FORMATS:
        if each.name.lower() == name:
            return each
    for each in FORMATS:
        if each.matches(data):
            return each
    keys = shorten(", ".join(data)) or "none"
    raise FormatError(f"is of no known format: its keys are {keys}; known are {known_formats()}")


def known_formats() -> str:
    """The formats, and by what they are known, for messages."""
    return "; ".join(f"{each.name} ({each.mark})" for each in FORMATS)
