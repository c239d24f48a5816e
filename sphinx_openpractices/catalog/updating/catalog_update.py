"""Updates the file of a catalog from entries that are imported again, and reads the result again."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import DocumentError, convert_node, read_document
from sphinx_openpractices.catalog.editing.written_values import EditRefusal
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json, format_yaml
from sphinx_openpractices.text.messages import Severity

from .catalog_edit import edit_entries, find_commented
from .conflict_markers import find_conflict_line
from .entry_merge import FieldChange, flatten_entry, is_as_imported, merge_entries
from .imported_record import read_record, write_record
from .pasted_entries import format_pasted_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.entries import Entry

    from .entry_merge import EntryMerge

_OTHER_PARTS = "other parts of it would change, too"
_ANY_RELATION: dict[str, Sequence[str]] = {"relation": ()}
"""The relations of a site do not matter here; "catalog check" reports those that are unknown."""


@dataclass(frozen=True)
class CatalogUpdate:
    """The *file* to write, with its *entries*, and the *record* to write beside it.

    *before* are the entries that it had. Of those that the source no longer has, *removable* are as they were imported
    last, by index, and *removed* are those of them that the file no longer has.
    """

    file: GivenFile
    record: bytes
    merge: EntryMerge
    entries: Sequence[Entry]
    before: Sequence[Entry]
    removable: Collection[int]
    removed: Collection[int]


class UpdateRefusal(Exception):  # noqa: N818 - a mistake of the author or of no one
    """A catalog cannot be updated: *reasons* to report, and *lines* to write by hand; nothing is changed."""

    def __init__(self, reasons: Sequence[str], lines: Sequence[str] = ()) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)
        self.lines = tuple(lines)


def update_catalog(
    file: GivenFile, record: bytes, sources: Mapping[str, Sequence[Mapping[str, Any]]], *, is_removing: bool = False
) -> CatalogUpdate:
    """Merge the entries that were imported from some *sources* into a file; a file without content gets them all.

    *record* is the content of the file that holds what was imported last. *is_removing* removes entries that their
    source no longer has, and that no person has changed. Raises :class:`UpdateRefusal`, and :class:`.DocumentError` for
    the record.
    """
    name = file.path.name
    # From a new file, nobody has removed single entries.
    before = [] if _is_blank(file) else read_record(record, name)
    entries = _read_entries(file)
    there = [_make_plain(convert_entry(entry)) for entry in entries]
    imported = {source: [_make_plain(entry) for entry in each] for source, each in sources.items()}
    merge = merge_entries(before, imported, there)
    changes = _keep_ids(entries, merge)
    untouched = {index for index, last in merge.gone.items() if is_as_imported(there[index], last)}
    removable = untouched - (find_commented(file, untouched) if untouched else set())
    removed = removable if is_removing else set()
    is_new = _is_blank(file)
    try:
        changed = _fill_file(file, merge) if is_new else edit_entries(file, there, changes, merge.new, removed)
        found = _read_entries(changed)
        if _outline(changed, found) != _outline_merge(file, there, merge, removed):
            raise EditRefusal(_OTHER_PARTS)
    except (EditRefusal, DocumentError, UpdateRefusal, ValueError) as err:
        if is_new and isinstance(err, UpdateRefusal):
            raise  # no edit is the cause
        reason = str(err) if isinstance(err, EditRefusal) else _OTHER_PARTS
        advice = f"write these lines by hand, then run the command again; the file is not changed, as {reason}"
        raise UpdateRefusal(
            [f"{file.path}: {advice}"], format_pasted_entries(file, entries, there, changes, merge.new, removed)
        ) from None
    forgotten = [merge.gone[index] for index in removed]
    kept = [each for each in merge.imported if each not in forgotten]
    return CatalogUpdate(changed, write_record(record, name, kept), merge, found, entries, removable, removed)


def _read_entries(file: GivenFile) -> list[Entry]:
    """Return all entries, drafts too, in their order; raises :class:`UpdateRefusal` if there is a mistake."""
    if _is_blank(file):
        return []
    name = str(file.path)
    if line := find_conflict_line(file.read_data()):
        raise UpdateRefusal([f"{name}:{line}: resolve the merge conflict first; nothing was written"])
    catalog, messages = read_catalog({name: file}, _ANY_RELATION, PROJECTS)
    errors = [str(each) for each in messages if each.severity is Severity.ERROR]
    if errors:
        raise UpdateRefusal([*errors, f"{name}: correct these mistakes first; nothing was written"])
    return sorted((*catalog.entries, *catalog.drafts), key=lambda entry: _get_index(entry.path))


def _get_index(path: str) -> int:
    """Return the number in the path of an entry, ``projects[3]``."""
    return int(path[path.index("[") + 1 : -1])


def _fill_file(file: GivenFile, merge: EntryMerge) -> GivenFile:
    """Return a new file with all entries; raises :class:`.EditRefusal`."""
    suffix, catalog = file.path.suffix.lower(), {PROJECTS.list_key: merge.new}
    if suffix == ".toml":
        raise EditRefusal("it is written in TOML")
    text = format_json(catalog, is_ascii=False) if suffix == ".json" else format_yaml(catalog)
    return file._replace(data=text.encode())


def _keep_ids(entries: Sequence[Entry], merge: EntryMerge) -> dict[int, list[FieldChange]]:
    """Return the changes of entries, with an id where it was made from a title that changes: pages refer to it."""
    return {
        index: [
            *(FieldChange("id", None, entries[index].record.id) for each in changes if each.name == "title"),
            *changes,
        ]
        if "id" not in entries[index].lines
        else changes
        for index, changes in merge.changes.items()
    }


def _outline(file: GivenFile, entries: Sequence[Entry]) -> tuple[Any, list[dict[str, Any]]]:
    """Return what a file has besides its entries, and the values of each of these by key."""
    return _read_rest(file), [flatten_entry(_make_plain(convert_entry(entry))) for entry in entries]


def _outline_merge(
    file: GivenFile, there: Sequence[Mapping[str, Any]], merge: EntryMerge, removed: Collection[int]
) -> tuple[Any, list[dict[str, Any]]]:
    """Return the outline that a file has to have once it is changed."""
    entries = [flatten_entry(entry) for entry in (*there, *merge.new)]
    for index, changes in merge.changes.items():
        entries[index] |= {change.name: change.now for change in changes}
    kept = [entry for index, entry in enumerate(entries) if index not in removed]
    return _read_rest(file), [{name: each for name, each in entry.items() if each is not None} for entry in kept]


def _read_rest(file: GivenFile) -> dict[str, Any]:
    root = {} if _is_blank(file) else convert_node(read_document(file))
    return {key: value for key, value in root.items() if key != PROJECTS.list_key}


def _is_blank(file: GivenFile) -> bool:
    """Return whether a file has no content yet."""
    return not file.read_data().removeprefix(codecs.BOM_UTF8).strip()


def _make_plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with values of JSON; dates become text, and keys without a value are left out."""
    plain = json.loads(json.dumps(entry, default=str))
    return {name: value for name, value in plain.items() if value}
