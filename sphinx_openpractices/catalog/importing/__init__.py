"""Imports catalog entries from files that projects publish about themselves, and from lists that authors keep.

A module for each format knows its keys. The rules for values are those of a catalog; every value that breaks a rule,
and every key that a catalog does not have, is reported in a note.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.documents import convert_node, get_path, read_csv, read_document
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS

from .best_of import BEST_OF
from .citation import CITATION
from .code_json import CODE_JSON
from .codemeta import CODEMETA
from .found_projects import Contents, FormatError, describe_value
from .funding import FUNDING
from .github_cli import GITHUB_CLI
from .import_format import LIST_KEY
from .imported_entries import add_ids, make_catalog_entry, unify_tags
from .issue_form import read_issue_form
from .item_lists import has_lists
from .landscape import LANDSCAPE
from .listed_items import ChosenList, find_items, read_fields
from .logo_folder import LogoFolder
from .notes import make_remark_notes, make_rest_notes, make_tag_notes, shorten_note
from .open_collective import OPEN_COLLECTIVE
from .publiccode import PUBLICCODE
from .repositories import GITHUB, GITLAB
from .zenodo import ZENODO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile

    from .import_format import ImportFormat

__all__ = [
    "IMPORT_FORMATS",
    "READABLE_SUFFIXES",
    "USUAL_NAMES",
    "ChosenList",
    "Contents",
    "FormatError",
    "Imported",
    "LogoFolder",
    "find_contents",
    "import_file",
    "make_entries",
    "read_fields",
]

IMPORT_FORMATS = (
    *(CITATION, CODEMETA, PUBLICCODE, FUNDING, LANDSCAPE),
    *(ZENODO, CODE_JSON, GITHUB, GITHUB_CLI, GITLAB, OPEN_COLLECTIVE, BEST_OF),
)

_TABLES = MappingProxyType({".csv": read_csv, ".tsv": read_csv})
_LIST_READERS = MappingProxyType({**_TABLES, ".md": read_issue_form})
READABLE_SUFFIXES = frozenset({".yml", ".yaml", ".cff", ".toml", ".json", *_TABLES})
"""The suffixes of files that are imported from folders, where Markdown is text."""
USUAL_NAMES = frozenset(each.name for each in IMPORT_FORMATS)
"""The names of files that projects publish."""
_LISTS = "or a list of items with a title or a name"


class Imported(NamedTuple):
    """Catalog *entries* as plain data, with their keys in a catalog's order, and *notes*, a sentence each."""

    entries: list[dict[str, Any]]
    notes: list[str]


def import_file(file: Path | GivenFile, language: str = "en", chosen: ChosenList | None = None) -> Imported:
    """Import the catalog entries of a file; see :func:`find_contents`, also for errors."""
    (imported,) = make_entries([find_contents(file, language, chosen)])
    return imported


def find_contents(file: Path | GivenFile, language: str = "en", chosen: ChosenList | None = None) -> Contents:
    """Find the projects of a file; its format is known by its name, or else by its keys.

    If a text is given in several languages, it is imported in *language*, or else in English or the first one. With a
    *chosen*, or if no format is known, the file is a list of items.
    Raises :class:`FormatError` for a file of another format, ``DocumentError`` for a file that is not YAML, JSON, TOML
    or a table, and ``OSError``. The first two are a ``ValueError`` with a message that follows the file's name.
    """
    data = convert_node(read_document(file, _LIST_READERS))
    is_table = get_path(file).suffix.lower() in _TABLES
    if data is None:
        raise FormatError("is empty; use a file with projects")
    if chosen and (chosen.items or chosen.fields):
        return find_items(data, chosen, is_table=is_table)
    members = {LIST_KEY: data} if isinstance(data, list) else data
    known = _find_format(get_path(file).name, members) if isinstance(members, dict) else None
    if known:
        return known.find_projects(members, language)
    _require_no_practices(data)
    if has_lists(data):
        return find_items(data, ChosenList(), is_table=is_table)
    if not isinstance(data, dict):
        raise FormatError(f"contains {describe_value(data)}; use one of {_list_formats()}")
    keys = f"its keys are {shorten_note(', '.join(data))}" if data else "it has no keys"
    raise FormatError(f"has an unknown format: {keys}; use one of {_list_formats()}")


def make_entries(contents: Sequence[Contents], logos: LogoFolder | None = None) -> list[Imported]:
    """Make the entries of each file, with ids that are unique in all, and the same spelling of a tag in all.

    The files of logos are in the folder *logos*, if it is known.
    """
    made = [[(found, *make_catalog_entry(found, logos)) for found in each.projects] for each in contents]
    written = [{tag for _found, entry, _remarks in each for tag in entry.get("tags", ())} for each in made]
    replaced = unify_tags([entry for each in made for _found, entry, _remarks in each])
    named = add_ids([entry for each in made for _found, entry, _remarks in each if entry])
    results: list[Imported] = []
    for some, each, tags in zip(contents, made, written, strict=True):
        carried = [found for found, entry, _remarks in each if entry]
        pairs = [next(named) for _found in carried]
        remarks = [remark for _found, _entry, more in each for remark in more]
        remarks += [remark for _entry, remark in pairs if remark]
        variants = {tag: [other for other in others if other in tags] for tag, others in replaced.items()}
        notes = [
            *(() if some.projects else ["contains no projects"]),
            *make_remark_notes(remarks),
            *make_tag_notes({tag: others for tag, others in variants.items() if others}),
            *make_rest_notes([key for found in carried for key in found.kept], "stored under extra"),
            *make_rest_notes([*(key for found in carried for key in found.rest), *some.rest]),
        ]
        results.append(Imported([entry for entry, _remark in pairs], notes))
    return results


def _find_format(file: str, data: dict[str, Any]) -> ImportFormat | None:
    """Return the format of a *file* with the keys of *data*, or ``None``."""
    name = file.lower().replace(".yaml", ".yml")
    by_name = next((each for each in IMPORT_FORMATS if each.name.lower() == name and LIST_KEY not in data), None)
    return by_name or next((each for each in IMPORT_FORMATS if each.matches(data)), None)


def _require_no_practices(data: Any) -> None:
    """Raise :class:`FormatError` for a file with practices, of ours or of another tool."""
    from .practices import find_practice_format  # noqa: PLC0415 - it knows these formats, too

    if found := find_practice_format(data):
        raise FormatError(f'use "practices import" for this format, {found.name}')
    if isinstance(data, dict) and isinstance(data.get(PRACTICES.list_key), list) and PROJECTS.list_key not in data:
        raise FormatError("use a file with projects; this is a catalog of practices")


def _list_formats() -> str:
    """Return the formats, and how each is recognized, for messages."""
    return "; ".join(f"{each.name} ({each.mark})" for each in IMPORT_FORMATS) + f"; {_LISTS}"
