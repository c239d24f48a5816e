"""What all records of a catalog have in common, and what each kind of record declares about its keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

from .extra_keys import EXTRA_KEY
from .keys import get_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .documents import TreeNode
    from .keys import KeyProblem
    from .practices.check_problem import CheckProblem
    from .record_reader import RecordReader


class Record(Protocol):
    """A project, a practice: what the loader, selections, references and lists of any entry type ask for."""

    @property
    def id(self) -> str:
        """The stable name; empty if a page gives none."""

    @property
    def title(self) -> str:
        """The plain title; empty if records of this type can go without."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The words by which readers find it."""

    @property
    def draft(self) -> bool:
        """Whether it is in no output."""

    @property
    def class_(self) -> tuple[str, ...]:
        """Extra CSS classes."""

    @property
    def extra(self) -> dict[str, Any]:
        """Keys of a site's own."""


@dataclass(frozen=True)
class RecordKeys:
    """The keys of the dataclass *record*, and what lists of such records can do by them.

    *noun* is what messages call a record. *ungrouped* are the keys that make no groups and no filter: nearly every
    record has its own value, or shows none. *unshown* are parts of the record itself, and not a line of it. *filtered*
    are the keys by which readers can filter if a list does not name any. *linked* are the keys with ids of entries of
    another type, named as the list of that type in catalogs. *linked_by* are the lists whose entries name such records
    in this way; a list of these can show them.
    """

    record: type
    noun: str
    ungrouped: tuple[str, ...]
    unshown: tuple[str, ...]
    filtered: tuple[str, ...]
    linked: tuple[str, ...] = ()
    linked_by: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the keys that every site has."""
        return tuple(name for name in get_keys(self.record) if name != EXTRA_KEY)


class CheckedRecord(NamedTuple):
    """A record as it can be used, without the values that are *errors*; it has those that are *doubts*."""

    record: Any
    errors: Sequence[KeyProblem]
    doubts: Sequence[CheckProblem]


class SharedData(Protocol):
    """What the entries of a catalog share and its files list, such as frameworks; *choices* are those of the site."""

    KEY: ClassVar[str]
    """The key of the list."""
    RECORD: ClassVar[type]
    """The dataclass of its items."""
    KINDS: ClassVar[Collection[str]]
    """The kinds of doubts."""

    def __init__(self, choices: Mapping[str, Collection[str]]) -> None: ...

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The labels of values that are shared, by key, in the order of the values; once all files have been read."""

    def read_list(self, node: TreeNode, reader: RecordReader) -> None:
        """Read the list of a file."""

    def check_record(self, record: Any, *, is_complete: bool) -> CheckedRecord:
        """Check a record by what is shared, once all files have been read; some could not be, if not *complete*."""

    def find_parts(self, record: Any) -> Any:
        """Return what pages show of it with a record: plain data, for fingerprints."""

    def find_item(self, name: str) -> Any:
        """Return an item of the list by its id: plain data, for fingerprints."""
