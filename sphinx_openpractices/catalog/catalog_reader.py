"""Reads catalog files: entries with their lines, and a message for everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.garbage import pausing_collection
from sphinx_openpractices.text.names import fold_name
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.unexpected import INTERNAL_KIND, describe_unexpected

from .documents import (
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    describe_node,
    describe_scalar,
    read_document,
)
from .documents.members import MERGE_KEY, MappingReader, join_keys
from .documents.yaml_mistakes import CLOSE_COLON, cut_text
from .entries import Catalog, Entry
from .extra_keys import EXTRA_KEY, require_extra_name
from .keys import get_keys, get_synonyms, read_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sphinx_openpractices.text.messages import Message

    from .documents import TreeNode
    from .entry_type import EntryType

SCHEMA_KEY = "$schema"
"""The key by which a JSON file names its schema to editors."""
_LIST_HINTS = {
    ".toml": ', each after a line "[[{}]]"',
    ".json": ', in "[" and "]"',
    ".yml": ', each after "- "',
    ".yaml": ', each after "- "',
}
"""How a list is written, by the suffix of the file."""
FREE_PREFIX = "x-"
"""Begins the keys of a file that are free for what YAML anchors repeat, as in Compose files."""


@pausing_collection()
def read_catalog(
    files: dict[str, Path], choices: Mapping[str, Collection[str]], entry_type: EntryType
) -> tuple[Catalog, list[Message]]:
    """Read the catalog *files*, by the names that messages give them; return every message about them, too.

    An entry with an error is left out. *choices* are the values that a site allows for some keys, such as ``relation``.
    """
    entries: dict[str, Entry] = {}
    messages: list[Message] = []
    is_complete = True
    for name, path in files.items():
        reader = CatalogReader(name, choices, entry_type)
        found = reader.read_file(path)
        is_complete &= found is not None
        for entry in found or ():
            first = entries.setdefault(entry.record.id, entry)
            if first is not entry:
                reader.report_repeated_id(entry, first)
        messages += reader.mappings.sorted_messages()
    shown = tuple(entry for entry in entries.values() if not entry.record.draft)
    drafts = tuple(entry for entry in entries.values() if entry.record.draft)
    return Catalog(entry_type, shown, tuple(files), is_complete, drafts), messages


class CatalogReader:
    """Reads one *file*, by the name that messages give it."""

    def __init__(self, file: str, choices: Mapping[str, Collection[str]], entry_type: EntryType) -> None:
        self.mappings = MappingReader(file)
        self.report = self.mappings.report
        self._choices = choices
        self._type = entry_type

    @property
    def _needed(self) -> str:
        """The keys that an entry cannot do without, in words."""
        return " and ".join(key.name for key in get_keys(self._type.record).values() if key.required) or "id"

    def read_file(self, path: Path) -> list[Entry] | None:
        """Read the entries that have no errors; ``None`` if the file cannot be read."""
        try:
            root = read_document(path)
        except DocumentError as err:
            self.report(err.line, "", err.message)
            return None
        except OSError as err:
            self.report(1, "", describe_read_error(err, path))
            return None
        except Exception as err:  # noqa: BLE001 - the boundary of a file, before its entries are known
            self.report(1, "", describe_unexpected(err), INTERNAL_KIND)
            return None
        if not isinstance(root, MappingNode):
            found = f"found {describe_node(root)}" if root else "the file is empty"
            self.report(root.line if root else 1, "", f'begin the file with the key "{self._type.list_key}"; {found}')
            return None
        key = self._type.list_key
        entries = self.mappings.read_members(root, "", (key, SCHEMA_KEY), free=FREE_PREFIX).get(key)
        if entries is None:
            self.report(root.line, "", f'the key "{key}" is missing')
        elif not isinstance(entries, SequenceNode):
            hint = _LIST_HINTS.get(path.suffix.lower(), "").format(key) if isinstance(entries, MappingNode) else ""
            self.report(entries.line, key, f"write a list of {key}{hint}; found {describe_node(entries)}")
        else:
            each = (self._read_any_entry(node, f"{key}[{index}]") for index, node in enumerate(entries.items))
            return [entry for entry in each if entry is not None]
        return None

    def report_repeated_id(self, entry: Entry, first: Entry) -> None:
        """Report an entry whose id the entry *first* has already."""
        record, other, place = entry.record, first.record, f"{first.file}:{first.line}"
        target, same = getattr(record, "target", ""), getattr(other, "target", "")
        once = "write it once, with the tags and relations of both"
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
        if not isinstance(node, MappingNode):
            close = CLOSE_COLON.fullmatch(node.value) if isinstance(node, ScalarNode) else None
            hint = f', such as "{close[1]}: {cut_text(close[2])}", with a space' if close else ""
            found = describe_node(node)
            self.report(node.line, path, f"write a mapping with at least the key {self._needed}{hint}; found {found}")
            return None
        before = len(self.mappings.messages)
        record = self._type.record
        members = self.mappings.read_members(node, path, get_keys(record), synonyms=get_synonyms(record))
        raw = {
            name: written
            for name, value in members.items()
            if (written := self._read_value(name, value, f"{path}.{name}")) is not None
        }
        lines = {name: value.line for name, value in members.items()}
        values, problems = read_keys(record, raw, self._choices)
        for problem in problems:
            if problem.name in raw or problem.name not in members:
                self.report(lines.get(problem.name, node.line), f"{path}.{problem.name}", problem.message)
        if len(self.mappings.messages) > before:
            return None
        if not values.get("id"):
            if not values.get("title"):
                self.report(node.line, f"{path}.id", f"is missing; without a title, a {self._type.name} needs one")
                return None
            values["id"] = make_slug(values["title"])
        return Entry(record(**values), self.mappings.file, path, node.line, lines)

    def _read_value(self, name: str, node: TreeNode, path: str) -> str | list[str] | dict[str, Any] | None:
        """Read the value of a key as its reader takes it; ``None`` if it is something else."""
        if name == EXTRA_KEY:
            return self._read_extra(node, path)
        if get_keys(self._type.record)[name].typed:
            if isinstance(node, ScalarNode) and describe_scalar(node) != "nothing":
                return node.value
            self.report(node.line, path, f"write one value, or remove the key; found {describe_node(node)}")
            return None
        return self._read_texts(node, path)

    def _read_texts(self, node: TreeNode, path: str) -> str | list[str] | None:
        """Read a text or a list of texts; ``None`` if it is something else."""
        if isinstance(node, ScalarNode):
            return self._read_scalar(node, path)
        if isinstance(node, MappingNode):
            self.report(node.line, path, self._describe_no_text(node))
            return None
        texts = [self._read_item(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        return None if None in texts else texts  # type: ignore[return-value]

    def _read_scalar(self, node: ScalarNode, path: str) -> str | None:
        self.mappings.warn_lost(node, path)
        kind = describe_scalar(node)
        if kind == "nothing":
            return ""
        if kind != "text":
            self.report(node.line, path, f'write "{node.value}" in quotes; without them it is {kind}, not text')
        elif self.mappings.check_text(node, path):
            return node.value
        return None

    def _read_item(self, node: TreeNode, path: str) -> str | None:
        """Read a text in a list; ``None`` if it is empty or something else."""
        if not isinstance(node, ScalarNode):
            self.report(node.line, path, self._describe_no_text(node))
            return None
        value = self._read_scalar(node, path)
        if value is not None and not value.strip():
            self.report(node.line, path, "write text, or remove this item; it is empty")
            return None
        return value

    def _describe_no_text(self, node: TreeNode) -> str:
        """Return a message about a value that is not text; in YAML, a colon and a space make a mapping."""
        is_yaml = self.mappings.file.lower().endswith((".yml", ".yaml"))
        hint = ', in quotes if it contains ": "' if is_yaml and isinstance(node, MappingNode) else ""
        return f"write text{hint}; found {describe_node(node)}"

    def _read_extra(self, node: TreeNode, path: str) -> dict[str, Any] | None:
        """Read keys of a site's own, as plain data."""
        if not isinstance(node, MappingNode):
            self.report(node.line, path, f"write a mapping; found {describe_node(node)}")
            return None
        for key, _value in node.pairs:
            if isinstance(key, ScalarNode) and key.value != MERGE_KEY:
                try:
                    require_extra_name(key.value)
                except ValueError as err:
                    self.report(key.line, join_keys(path, key.value), str(err))
        return self.mappings.read_data(node, path)  # type: ignore[no-any-return]
