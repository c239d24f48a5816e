"""The entries of one type on the pages of a site and in its catalog, and which pages refer to them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.extension.site.site_catalog import CATALOG_DATA, SiteCatalog
from sphinx_openpractices.text.names import fold_name
from sphinx_openpractices.text.slugs import make_slug

from .entry_index import EntryIndex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.catalog.entry_type import EntryType
    from sphinx_openpractices.catalog.record import Record

    from .entry_places import EntryPlace, PageEntries

REGISTER_DATA: dict[str, Any] = {"pages": {}, "drafts": {}, "mentions": {}, "followed": {}, **CATALOG_DATA}
"""What the environment keeps of a type.

``pages`` is ``{docname: {id: [place, …]}}``, see :class:`.entry_places.PageEntry`, ``mentions`` is
``{docname: {name: None}}``, ``drafts`` is ``{docname: [id or title, …]}``, ``followed`` is
``{output folder: {docname: fingerprint}}`` of the places that mentions led to; all else belongs to
:class:`.site_catalog.SiteCatalog`.
"""
_BY_PAGE = ("pages", "drafts", "mentions", "questions")
"""The data that is stored by page."""


class ReferredEntry(NamedTuple):
    """An entry that a reference names, with the title that readers see."""

    title: str
    place: EntryPlace | None
    """The place that the reference leads to, unless the builder shows none in the document that it writes."""
    entry: Entry | None


class EntryRegister:
    """The entries of one type on a site: those of its catalog, and those on its pages."""

    def __init__(self, env: BuildEnvironment, entry_type: EntryType) -> None:
        self.env = env
        self.type = entry_type
        self.catalog = SiteCatalog(env, entry_type)
        self._index: EntryIndex | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The data that is kept from build to build."""
        return self.catalog.data

    @property
    def is_used(self) -> bool:
        """Whether the site has entries of this type, or a page asks for some; if not, no page is searched for them."""
        return bool(self.catalog.files or self.pages or self.catalog.questions)

    def note_page(self) -> None:
        """Note that the current page shows entries; :meth:`set_entries` gets them later."""
        self.data["pages"].setdefault(self.env.docname, {})

    def note_draft(self, record: Record) -> None:
        """Note the id and the title of an entry on the current page that is a draft."""
        names = [record.id or make_slug(record.title), fold_name(record.title)] if record.title else [record.id]
        self.data["drafts"].setdefault(self.env.docname, []).extend(filter(None, names))

    def find_draft(self, name: str) -> str:
        """Return a page with a draft of this id or title; empty if there is none."""
        pages = (docname for docname, names in self.data["drafts"].items() if {name, fold_name(name)} & {*names})
        return next(pages, "")

    def note_mention(self, name: str) -> None:
        """Note that the current page refers to an entry; its place is known after all pages are read."""
        self.catalog.find_entry(self.env.docname, name)
        self.data["mentions"].setdefault(self.env.docname, {})[name] = None

    def follow_mentions(self) -> list[str]:
        """Return the pages to write again, whose references lead elsewhere than when this output was written.

        Builders that share the environment may show different places.
        """
        output = str(get_app(self.env).outdir)
        before = self.data["followed"].get(output, {})
        now = {docname: self._make_fingerprint(names) for docname, names in self.data["mentions"].items()}
        self.data["followed"][output] = now
        return [docname for docname, places in now.items() if places != before.get(docname)]

    def _make_fingerprint(self, names: Iterable[str]) -> str:
        """Return a fingerprint of the places to which references lead."""
        found = [self.find(name) for name in names]
        places = [each and (each.title, each.place) for each in found]
        return blake2b(repr(places).encode(), digest_size=16).hexdigest()

    @property
    def pages(self) -> dict[str, PageEntries]:
        """The entries of each page."""
        return self.data["pages"]  # type: ignore[no-any-return]

    def set_entries(self, docname: str, entries: PageEntries) -> None:
        """Keep the entries of a page that was read."""
        if docname in self.pages or entries:
            self.pages[docname] = entries
            self._index = None

    def clear_page(self, docname: str) -> None:
        """Forget a page that was removed or will be read again."""
        self._index = None
        for key in _BY_PAGE:
            self.data[key].pop(docname, None)

    def merge(self, docnames: AbstractSet[str], other: dict[str, Any]) -> None:
        """Add the pages that another process read."""
        self._index = None
        for key in _BY_PAGE:
            for docname in docnames & other[key].keys():
                self.data[key][docname] = other[key][docname]

    def check_canonical(self) -> None:
        """Warn if lists on several pages are canonical for an entry."""
        for name, places in self.index.places.items():
            first, *others = [place.docname for place in places if place.canonical and place.anchor] or [""]
            for other in others:
                where = f"a {self.type.list_noun} in {first} is also canonical"
                message = f'{where} for the {self.type.name} "{name}"; references lead there'
                report_warning(Subtype.CANONICAL, message, location=other)

    @property
    def index(self) -> EntryIndex:
        """The places on all pages."""
        if self._index is None:
            self._index = EntryIndex(self.pages, self.env)
        return self._index

    def find(self, name: str) -> ReferredEntry | None:
        """Return an entry by id or title."""
        entry = self.catalog.catalog.find(name)
        known = entry.record.id if entry and name not in self.index.places else self.index.find_id(name)
        place = self.index.find_place(known)
        if place:
            return ReferredEntry(place.title, place if place.anchor else None, entry)
        return ReferredEntry(entry.record.title or entry.record.id, None, entry) if entry else None
