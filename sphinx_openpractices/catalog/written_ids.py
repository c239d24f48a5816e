"""The ids that a file has, those of entries with errors included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.slugs import make_slug

from .documents import DocumentError, MappingNode, convert_node, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .documents import GivenFile
    from .entry_type import EntryType


def list_written_ids(file: Path | GivenFile, entry_type: EntryType) -> Iterator[str]:
    """Yield the id of each entry of a file, as far as it can be found; none if the file cannot be read."""
    try:
        root = read_document(file)
    except (DocumentError, OSError):
        return
    data = convert_node(root) if isinstance(root, MappingNode) else {}
    entries = data.get(entry_type.list_key)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and (name := entry.get("id") or entry.get("title")):
            yield make_slug(str(name))
