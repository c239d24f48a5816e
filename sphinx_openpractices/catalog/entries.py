"""The records of a catalog: its entries, found by id and title."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .entry_type import EntryType
    from .practices.framework import Framework
    from .record import SharedData


def find_value_line(lines: Mapping[str, int], name: str, default: int) -> int:
    """Return the line of a value such as ``evidence[0].target``, or of what it is a part of, or else the *default*."""
    while name and name not in lines:
        name = name[: max(name.rfind("."), name.rfind("["), 0)]
    return lines.get(name, default)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a catalog, which always has an id, with its place in the *file*: *path* is ``projects[3]``."""

    record: Any
    """Of the dataclass of the entry type, see :class:`.record.Record`."""
    file: str
    path: str
    line: int
    lines: dict[str, int]
    """The line of the value of each key; those of nested values have names such as ``evidence[0].target``."""

    def find_line(self, name: str) -> int:
        """Return the line of a value, or of what it is a part of."""
        return find_value_line(self.lines, name, self.line)


@dataclass(frozen=True)
class Catalog:
    """All entries of all *files* of one *type*, in order; it *is_complete* if every file could be read.

    The *drafts* are entries, too, but in no output, and so not among the others. All of them can use what is *shared*.
    """

    type: EntryType
    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()
    is_complete: bool = True
    drafts: tuple[Entry, ...] = ()
    shared: SharedData | None = None

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries by the ids of their records."""
        return {entry.record.id: entry for entry in self.entries}

    @cached_property
    def by_title(self) -> dict[str, Entry]:
        """The entries by their folded titles; the first of several with the same title."""
        return {fold_name(entry.record.title): entry for entry in reversed(self.entries) if entry.record.title}

    @cached_property
    def tags(self) -> set[str]:
        """The tags of all records, drafts too."""
        return {tag for entry in (*self.entries, *self.drafts) for tag in entry.record.tags}

    @property
    def names(self) -> list[str]:
        """The ids and titles of all entries, by which authors refer to them."""
        return [name for entry in self.entries for name in (entry.record.id, entry.record.title) if name]

    def find(self, name: str) -> Entry | None:
        """Return the entry with this id, or else with this title in any case."""
        return self.by_id.get(name) or self.by_title.get(fold_name(name))

    def find_draft(self, name: str) -> Entry | None:
        """Return the draft with this id, or else with this title in any case, unless another entry has that name."""
        return self._drafts.find(name) if self.drafts and self.find(name) is None else None

    @cached_property
    def _drafts(self) -> Catalog:
        """The drafts, by id and title."""
        return Catalog(self.type, self.drafts)

    @property
    def frameworks(self) -> Mapping[str, Framework]:
        """The frameworks of the site and of the package, by id, in a catalog of practices."""
        return getattr(self.shared, "frameworks", {})
