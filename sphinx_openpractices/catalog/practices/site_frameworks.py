"""The frameworks that a site knows, and the rules by which its practices answer to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.record import CheckedRecord

from .framework import Framework
from .framework_reader import FRAMEWORKS_KEY, STATUS_KEY, FrameworkEntry, read_frameworks
from .known_frameworks import KnownFrameworks, PrincipleTitles
from .practice import Practice
from .practice_rules import DOUBTS, find_doubts, find_errors, keep_known
from .principle_names import split_principle
from .scales import Scales
from .statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_openpractices.catalog.documents import TreeNode
    from sphinx_openpractices.catalog.record_reader import RecordReader


class SiteFrameworks:
    """The frameworks of the catalog's files, and those of the package; *choices* have the statuses of the site."""

    KEY: ClassVar[str] = FRAMEWORKS_KEY
    RECORD: ClassVar[type] = Framework
    KINDS: ClassVar[Collection[str]] = DOUBTS

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
        return Scales(self.statuses, self.frameworks)

    @cached_property
    def frameworks(self) -> KnownFrameworks:
        """The frameworks of the site and, with other ids, of the package, once all files have been read."""
        return KnownFrameworks({name: entry.framework for name, entry in self.entries.items()})

    def check_record(self, record: Practice, *, is_complete: bool) -> CheckedRecord:
        """Check a practice, which stays with the statuses and the principles that it can have."""
        errors = list(find_errors(record, self.scales))
        fields = [get_keys(Practice)[error.name.partition("[")[0]].field for error in errors]
        record = replace(record, **{name: getattr(Practice(), name) for name in fields})
        doubts = list(find_doubts(record, self.scales, is_complete=is_complete and self._is_complete))
        return CheckedRecord(keep_known(record, self.scales), errors, doubts)

    def find_parts(self, record: Practice) -> Any:
        """Return the principles that a practice answers to, with their frameworks."""
        names = map(split_principle, record.principle)
        return [
            (replace(self.frameworks[name], sections=()), self.frameworks[name].principles[each])
            for name, each in names
        ]

    def find_item(self, name: str) -> Framework | None:
        """Return a framework."""
        return self.frameworks.get(name)

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The labels of principles, and of the statuses of scales, which only frameworks of the site have."""
        own = (entry.framework for entry in self.entries.values())
        return {
            "principle": PrincipleTitles(self.frameworks),
            "status": {member.id: member.label for each in own for member in each.scale},
        }
