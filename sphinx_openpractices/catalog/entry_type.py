"""Entry types: what a catalog holds, declared once for all that reads, selects, shows and refers to entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .gallery import Gallery, Selection
from .practices.practice_list import PRACTICE_KEYS, PracticeList, PracticeSelection
from .practices.site_frameworks import SiteFrameworks
from .project import PROJECT_KEYS

if TYPE_CHECKING:
    from .listing import EntrySelection, Listing
    from .record import RecordKeys, SharedData


@dataclass(frozen=True)
class EntryType:
    """One type of entries.

    *name* is that of its role and of its objects in inventories, *list_key* that of the list in catalog files, and of
    the setting that names these. *directive* and *list_directive* show entries and lists of them on pages, and messages
    call a list *list_noun*. *markup* and *plain* are the keys of an
    entry's text, which a page replaces together. *shared* reads another list of the files, which the entries refer to.
    """

    name: str
    list_key: str
    directive: str
    list_directive: str
    list_noun: str
    keys: RecordKeys
    selection: type[EntrySelection]
    listing: type[Listing]
    markup: str
    plain: str
    shared: type[SharedData] | None = None

    @property
    def record(self) -> type:
        """The dataclass of its records."""
        return self.keys.record

    @property
    def item_name(self) -> str:
        """What messages call an entry on a page."""
        return self.directive.replace("-", " ")

    @property
    def list_name(self) -> str:
        """What messages call a list of entries on a page."""
        return self.list_directive.replace("-", " ")

    @property
    def default_file(self) -> str:
        """The catalog of a site that does not configure one."""
        return f"{self.list_key}.yml"


PROJECTS = EntryType(
    "project",
    "projects",
    "project-figure",
    "project-gallery",
    "gallery",
    PROJECT_KEYS,
    Selection,
    Gallery,
    markup="caption",
    plain="summary",
)
"""Projects, with their logos."""
PRACTICES = EntryType(
    "practice",
    "practices",
    "practice",
    "practice-list",
    "list",
    PRACTICE_KEYS,
    PracticeSelection,
    PracticeList,
    markup="statement",
    plain="summary",
    shared=SiteFrameworks,
)
"""Practices, with their reviews."""
ENTRY_TYPES = {each.name: each for each in (PROJECTS, PRACTICES)}
"""All types, by name."""
