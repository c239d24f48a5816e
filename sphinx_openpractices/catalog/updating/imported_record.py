"""The file ``.imported.json`` beside catalogs: what was imported into each of them last.

``{"format": 1, "catalogs": {"projects.yml": [{"id": "dask", "from": "dask/CITATION.cff", "entry": {…}}]}}``
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import DocumentError, convert_node, decode_document, read_json

from .conflict_markers import find_conflict_line
from .entry_merge import ImportedEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORD_FILE = ".imported.json"
"""The name of the file."""
_FORMAT = 1
_ADVICE = f"restore {RECORD_FILE} from an earlier version, or delete it: then no field that has a value is changed"


def read_record(data: bytes, catalog: str) -> list[ImportedEntry]:
    """Return what was imported last into the file *catalog*; raises :class:`.DocumentError`."""
    return [ImportedEntry(each["id"], each["from"], each["entry"]) for each in _read_catalogs(data).get(catalog, [])]


def write_record(data: bytes, catalog: str, entries: Iterable[ImportedEntry]) -> bytes:
    """Return the content of the file with other *entries* for a catalog; those of other catalogs stay."""
    catalogs = _read_catalogs(data)
    catalogs[catalog] = [{"id": each.id, "from": each.source, "entry": dict(each.entry)} for each in entries]
    record = {"format": _FORMAT, "catalogs": dict(sorted(catalogs.items()))}
    return f"{json.dumps(record, indent=1, ensure_ascii=False)}\n".encode()


def _read_catalogs(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """Read the entries by catalog; a file without content has none."""
    if not data:
        return {}
    if line := find_conflict_line(data):
        raise DocumentError(line, "resolve the merge conflict first")
    try:
        record = convert_node(read_json(decode_document(data)))
    except DocumentError as err:
        raise DocumentError(err.line, f"{_ADVICE}; {err.message}") from None
    number = record.get("format") if isinstance(record, dict) else None
    if isinstance(number, int) and number > _FORMAT:
        raise DocumentError(1, f"update sphinx-openpractices; a newer version has written this file, format {number}")
    catalogs = record.get("catalogs") if number == _FORMAT else None
    if not isinstance(catalogs, dict) or not all(map(_is_list_of_entries, catalogs.values())):
        raise DocumentError(1, f"{_ADVICE}; it is not of format {_FORMAT}")
    return catalogs


def _is_list_of_entries(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_entry, value))


def _is_entry(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    entry = value.get("entry")
    is_named = all(isinstance(value.get(key), str) for key in ("id", "from"))
    return is_named and isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in ("id", "title"))
