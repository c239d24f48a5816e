"""Reads catalog files: entries with their lines, and a message for everything that is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.garbage import pausing_collection
from sphinx_openpractices.text.names import fold_name
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.unexpected import INTERNAL_KIND, describe_unexpected

from .documents import DocumentError, MappingNode, ScalarNode, SequenceNode, describe_node, get_path, read_document
from .documents.members import MappingReader
from .entries import Catalog, Entry
from .entry_type import ENTRY_TYPES
from .record_reader import RecordReader, hint_at_list

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sphinx_openpractices.text.messages import Message

    from .documents import GivenFile, TreeNode
    from .entry_type import EntryType
    from .record import SharedData

SCHEMA_KEY = "$schema"
"""The key by which a JSON file names its schema to editors."""
FREE_PREFIX = "x-"
"""Begins the keys of a file that are free for what YAML anchors repeat, as in Compose files."""


@pausing_collection()
def read_catalog(
    files: Mapping[str, Path | GivenFile], choices: Mapping[str, Collection[str]], entry_type: EntryType
) -> tuple[Catalog, list[Message]]:
    """Read the catalog *files*, by the names that messages give them; return every message about them, too.

    An entry with an error is left out. *choices* are the values that a site allows for some keys, such as ``relation``.
    """
    shared = entry_type.shared(choices) if entry_type.shared else None
    readers = {name: CatalogReader(name, choices, entry_type, shared) for name in files}
    found = {name: readers[name].read_file(file) for name, file in files.items()}
    is_complete = None not in found.values()
    entries: dict[str, Entry] = {}
    for name, reader in readers.items():
        for each in found[name] or ():
            entry = reader.check_entry(each, is_complete=is_complete)
            if entry is not None and (first := entries.setdefault(entry.record.id, entry)) is not entry:
                reader.report_repeated_id(entry, first)
    messages = [message for reader in readers.values() for message in reader.mappings.sorted_messages()]
    shown = tuple(entry for entry in entries.values() if not entry.record.draft)
    drafts = tuple(entry for entry in entries.values() if entry.record.draft)
    return Catalog(entry_type, shown, tuple(files), is_complete, drafts, shared), messages


class CatalogReader:
    """Reads one *file*, by the name that messages give it; what entries *share* is read, too."""

    def __init__(
        self, file: str, choices: Mapping[str, Collection[str]], entry_type: EntryType, shared: SharedData | None = None
    ) -> None:
        self.mappings = MappingReader(file)
        self.records = RecordReader(self.mappings, choices)
        self.report = self.mappings.report
        self._type = entry_type
        self._shared = shared

    def read_file(self, file: Path | GivenFile) -> list[Entry] | None:
        """Read the entries that have no errors; ``None`` if the file cannot be read."""
        try:
            root = read_document(file)
        except DocumentError as err:
            self.report(err.line, "", err.message)
            return None
        except OSError as err:
            self.report(1, "", describe_read_error(err, get_path(file)))
            return None
        except Exception as err:  # noqa: BLE001 - the boundary of a file, before its entries are known
            self.report(1, "", describe_unexpected(err), INTERNAL_KIND)
            return None
        if isinstance(root, MappingNode):
            return self._read_root(root)
        found = f"found {describe_node(root)}" if root else "the file is empty"
        self.report(root.line if root else 1, "", f'begin the file with the key "{self._type.list_key}"; {found}')
        return None

    def _read_root(self, root: MappingNode) -> list[Entry] | None:
        """Read what entries share, and then the entries; a file can have only the former."""
        key, shared = self._type.list_key, self._shared
        if (other := self._find_other_type(root)) is not None:
            setting, wrong = f"openpractices_{other.list_key}", f"openpractices_{key}"
            text = f"this file is a catalog of {other.list_key}; name it in {setting}, not in {wrong}"
            self.report(root.line, "", text)
            return None
        known = (key, shared.KEY, SCHEMA_KEY) if shared else (key, SCHEMA_KEY)
        members = self.mappings.read_members(root, "", known, free=FREE_PREFIX)
        if shared and shared.KEY in members:
            shared.read_list(members[shared.KEY], self.records)
            if key not in members:
                return []
        entries = members.get(key)
        if entries is None:
            self.report(root.line, "", f'the key "{key}" is missing')
        elif not isinstance(entries, SequenceNode):
            hint = hint_at_list(self.mappings.file, key) if isinstance(entries, MappingNode) else ""
            self.report(entries.line, key, f"write a list of {key}{hint}; found {describe_node(entries)}")
        else:
            each = (self._read_any_entry(node, f"{key}[{index}]") for index, node in enumerate(entries.items))
            return [entry for entry in each if entry is not None]
        return None

    def check_entry(self, entry: Entry, *, is_complete: bool) -> Entry | None:
        """Check an entry by what is shared, once all files have been read; ``None`` if it has an error."""
        if self._shared is None:
            return entry
        record, errors, doubts = self._shared.check_record(entry.record, is_complete=is_complete)
        for error in errors:
            self.report(entry.find_line(error.name), f"{entry.path}.{error.name}", error.message)
        for doubt in doubts if not errors else ():
            self.mappings.warn(entry.find_line(doubt.name), f"{entry.path}.{doubt.name}", doubt.message, doubt.kind)
        return None if errors else replace(entry, record=record)

    def _find_other_type(self, root: MappingNode) -> EntryType | None:
        """Return the type of a file that has another one than the setting that names it."""
        names = {key.value for key, _value in root.pairs if isinstance(key, ScalarNode)}
        types = [each for each in ENTRY_TYPES.values() if names & {each.list_key, each.shared and each.shared.KEY}]
        return types[0] if types and self._type not in types else None

    def report_repeated_id(self, entry: Entry, first: Entry) -> None:
        """Report an entry whose id the entry *first* has already."""
        record, other, place = entry.record, first.record, f"{first.file}:{first.line}"
        target, same = getattr(record, "target", ""), getattr(other, "target", "")
        once = "write it once, with the values of both"
        has_same_title = record.title != "" and fold_name(record.title) == fold_name(other.title)
        if target and target == same:
            text = f"{once}; {place} has the same target"
        elif has_same_title and not (target and same):
            text = f"{once}; {place} has the same title"
        elif has_same_title:
            verb = "choose another" if "id" in entry.lines else "add an"
            text = f"{once}, or {verb} id if it is another {self._type.name}; {place} has the same title"
        elif "id" in entry.lines:
            text = f'choose another id; "{record.id}" is the id of {place}'
        else:
            text = f'add an id; "{record.id}", made from the title, is the id of {place}'
        path = entry.path if text.startswith(once) else f"{entry.path}.id"
        self.report(entry.lines.get("id", entry.line), path, text)

    def _read_any_entry(self, node: TreeNode, path: str) -> Entry | None:
        """Read an entry; an unexpected exception costs the entry, and not the others."""
        try:
            return self._read_entry(node, path)
        except Exception as err:  # noqa: BLE001 - the boundary of an entry
            self.report(node.line, path, describe_unexpected(err), INTERNAL_KIND)
            return None

    def _read_entry(self, node: TreeNode, path: str) -> Entry | None:
        """Read an entry; ``None`` if it has an error."""
        found = self.records.read_values(self._type.record, node, path)
        if found is None:
            return None
        values, lines = found
        if not values.get("id"):
            if not values.get("title"):
                self.report(node.line, f"{path}.id", f"is missing; without a title, a {self._type.name} needs one")
                return None
            values["id"] = make_slug(values["title"])
        return Entry(self._type.record(**values), self.mappings.file, path, node.line, lines)
