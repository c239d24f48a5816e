"""The frameworks that a site knows, and the rules by which its practices answer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from .framework import Framework
from .framework_reader import FRAMEWORKS_KEY, STATUS_KEY, FrameworkEntry, load_frameworks, read_frameworks
from .practice_rules import find_doubts, find_errors, keep_known
from .scales import Scales
from .statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_openpractices.catalog.documents import TreeNode
    from sphinx_openpractices.catalog.documents.members import MappingReader
    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.catalog.record_reader import RecordReader


class SiteFrameworks:
    """The frameworks of the catalog's files, and those of the package; *choices* have the statuses of the site."""

    KEY: ClassVar[str] = FRAMEWORKS_KEY
    RECORD: ClassVar[type] = Framework

    def __init__(self, choices: Mapping[str, Collection[str]]) -> None:
        configured = choices.get(STATUS_KEY)
        self.statuses = tuple(configured.values()) if isinstance(configured, Mapping) else STATUSES
        self.entries: dict[str, FrameworkEntry] = {}
        """The frameworks of the files, by id, with their places."""
        self._is_complete = True

    def read_list(self, node: TreeNode, reader: RecordReader) -> None:
        """Read the frameworks of a file; one with an error is left out."""
        before = len(reader.mappings.messages)
        for entry in read_frameworks(node, reader.mappings, [status.name for status in self.statuses]):
            first = self.entries.setdefault(entry.framework.id, entry)
            if first is not entry:
                text = f'choose another id; "{first.framework.id}" is the id of {first.file}:{first.line}'
                reader.report(entry.lines["id"], f"{entry.path}.id", text)
        self._is_complete &= len(reader.mappings.messages) == before

    @cached_property
    def scales(self) -> Scales:
        """The statuses and the frameworks, once all files have been read."""
        own: dict[str, Framework] = {name: entry.framework for name, entry in self.entries.items()}
        return Scales(self.statuses, {**load_frameworks(), **own})

    @property
    def frameworks(self) -> Mapping[str, Framework]:
        """The frameworks of the site and, with other ids, of the package."""
        return self.scales.frameworks

    def check_entry(self, entry: Entry, mappings: MappingReader, *, is_complete: bool) -> Entry | None:
        """Check a practice; it stays with the principles that it can have, unless it has an error."""
        errors = list(find_errors(entry.record, self.scales))
        for error in errors:
            mappings.report(entry.find_line(error.name), f"{entry.path}.{error.name}", error.message)
        if errors:
            return None
        for doubt in find_doubts(entry.record, self.scales, is_complete=is_complete and self._is_complete):
            mappings.warn(entry.find_line(doubt.name), f"{entry.path}.{doubt.name}", doubt.message, doubt.kind)
        return replace(entry, record=keep_known(entry.record, self.scales))
