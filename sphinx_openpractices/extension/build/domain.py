"""The domain: the projects on each page, and references to them and from them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.reporting import Subtype, _, report_warning
from sphinx_openpractices.extension.site.image_files import ImageFiles
from sphinx_openpractices.extension.site.locked_logos import LockedLogos
from sphinx_openpractices.extension.site.logo_folders import LogoFolders
from sphinx_openpractices.extension.site.logo_memory import LogoMemory
from sphinx_openpractices.extension.site.site_catalog import SiteCatalog
from sphinx_openpractices.text.names import fold_name
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

from .card_index import CardIndex
from .card_places import collect_cards
from .project_role import DOMAIN, ProjectRole
from .targets import SiteTargets, make_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Entry
    from sphinx_openpractices.catalog.practices.page_review import PageReview
    from sphinx_openpractices.catalog.project import Project

    from .card_places import CardPlace


_PAGE_DATA = ("projects", "drafts", "names", "mentions", "questions", "locked", "files", "looked", "reviews")
"""The data that is stored by page."""


class ReferredProject(NamedTuple):
    """A project that a reference names, with the title that readers see."""

    title: str
    card: CardPlace | None
    """The card that the reference leads to, unless the builder shows none in the document that it writes."""
    entry: Entry | None


class _ObjectType(str):
    """A type of objects whose anchors the search index writes out.

    The index shortens an anchor that equals ``type + "-" + name``, and browsers complete it with the displayed name,
    which here is another: the title (https://github.com/sphinx-doc/sphinx/issues/10380).
    """

    __slots__ = ()

    def __add__(self, other: str) -> str:
        return ""


class ProjectDomain(Domain):
    """Projects by id.

    ``data["projects"]`` is ``{docname: {id: [card, …]}}``, see :class:`.card_places.PageCard`, ``data["mentions"]`` is
    ``{docname: {name: None}}``, ``data["drafts"]`` is ``{docname: [id or title, …]}``, ``data["names"]`` is
    ``{docname: ([tag, …], [key, …])}`` of the figures that are not in the catalog, ``data["followed"]`` is
    ``{output folder: {docname: fingerprint}}`` of the cards that mentions led to, ``data["acknowledged"]`` a
    fingerprint of the acknowledgements; ``data["locked"]`` and ``data["lock"]`` belong to
    :class:`.locked_logos.LockedLogos`, ``data["files"]`` to :class:`.logo_folders.LogoFolders`, ``data["looked"]`` and
    ``data["logos"]`` to :class:`.logo_memory.LogoMemory`, ``data["reviews"]`` to :attr:`page_reviews`, all else to
    :class:`.site_catalog.SiteCatalog`.
    """

    name = DOMAIN
    label = "Open practices"
    object_types: ClassVar[dict[str, ObjType]] = {"project": ObjType(_("project"), "project")}
    roles: ClassVar[dict[str, Any]] = {"project": ProjectRole()}
    initial_data: ClassVar[dict[str, Any]] = {
        "projects": {},
        "drafts": {},
        "names": {},
        "mentions": {},
        "followed": {},
        "acknowledged": "",
        "questions": {},
        "stamps": {},
        "orders": "",
        "digest": "",
        "locked": {},
        "files": {},
        "lock": None,
        "looked": {},
        "logos": {},
        "reviews": {},
    }
    data_version = 11

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.catalog = SiteCatalog(env)
        self.locked = LockedLogos(env)
        self.folders = LogoFolders(env)
        self.memory = LogoMemory(env)
        self.images = ImageFiles(env)
        self.targets = SiteTargets(env)
        self.acknowledged: list[Any] = []  # by module acknowledgements; not pickled
        self._cards: CardIndex | None = None

    def note_page(self) -> None:
        """Note that the current page shows projects; :meth:`process_doc` collects them later."""
        self.data["projects"].setdefault(self.env.docname, {})

    def note_draft(self, project: Project) -> None:
        """Note the id and the title of a project figure on the current page that is a draft."""
        names = [project.id or make_slug(project.title), fold_name(project.title)]
        self.data["drafts"].setdefault(self.env.docname, []).extend(names)

    def find_draft(self, name: str) -> str:
        """Return a page with a draft of this id or title; empty if there is none."""
        pages = (docname for docname, names in self.data["drafts"].items() if {name, fold_name(name)} & {*names})
        return next(pages, "")

    @property
    def page_reviews(self) -> dict[str, PageReview]:
        """The reviews of the pages that have some."""
        return cast("dict[str, PageReview]", self.data["reviews"])

    def note_mention(self, name: str) -> None:
        """Note that the current page refers to a project; the card is known after all pages are read."""
        self.catalog.find_entry(self.env.docname, name)
        self.data["mentions"].setdefault(self.env.docname, {})[name] = None

    def follow_mentions(self) -> list[str]:
        """Return the pages to write again, whose references lead elsewhere than when this output was written.

        Builders that share the environment may show different cards.
        """
        output = str(get_app(self.env).outdir)
        before = self.data["followed"].get(output, {})
        now = {docname: self._make_fingerprint(names) for docname, names in self.data["mentions"].items()}
        self.data["followed"][output] = now
        return [docname for docname, cards in now.items() if cards != before.get(docname)]

    def _make_fingerprint(self, names: Iterable[str]) -> str:
        """Return a fingerprint of the cards to which references lead."""
        found = [self.find_project(name) for name in names]
        cards = [each and (each.title, each.card) for each in found]
        return blake2b(repr(cards).encode(), digest_size=16).hexdigest()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the projects on a page after it is read."""
        if docname not in self.data["projects"]:
            return
        self.data["projects"][docname] = collect_cards(document)
        self._cards = None

    def clear_doc(self, docname: str) -> None:
        """Forget a page that was removed or will be read again."""
        self._cards = None
        self.targets.forget_page(docname)
        for key in _PAGE_DATA:
            self.data[key].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Add the pages that another process read."""
        self._cards = None
        for key in _PAGE_DATA:
            for docname in docnames & otherdata[key].keys():
                self.data[key][docname] = otherdata[key][docname]
        self.memory.merge(docnames, otherdata)

    def check_consistency(self) -> None:
        """Warn if galleries on several pages are canonical for a project."""
        for project, places in self.cards.places.items():
            first, *others = [place.docname for place in places if place.canonical and place.anchor] or [""]
            for other in others:
                message = f'a gallery in {first} is also canonical for the project "{project}"; references lead there'
                report_warning(Subtype.CANONICAL, message, location=other)

    @property
    def cards(self) -> CardIndex:
        """The cards on all pages."""
        if self._cards is None:
            self._cards = CardIndex(self.data["projects"], self.env)
        return self._cards

    def find_project(self, name: str) -> ReferredProject | None:
        """Return a project by id or title."""
        entry = self.catalog.catalog.find(name)
        known = entry.record.id if entry and name not in self.cards.places else self.cards.find_id(name)
        place = self.cards.find_place(known)
        if place:
            return ReferredProject(place.title, place if place.anchor else None, entry)
        return ReferredProject(entry.record.title, None, entry) if entry else None

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each project once, at its canonical card, for the inventory and the search index."""
        kind = _ObjectType("project")
        for project, places in self.cards.places.items():
            docname, anchor, title, _original, _canonical = places[0]
            if anchor:
                yield project, title, kind, docname, anchor, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return a reference to a project or, for ``target``, from a card to a document or label of this site."""
        if typ == "target":
            return self.resolve_target(fromdocname, builder, target, node, contnode)
        found = self.find_project(target)
        if found is None:
            return None
        title, card, entry = found
        text = contnode if node.get("refexplicit") else nodes.inline("", title, classes=contnode["classes"])
        if card is not None:
            return make_reference(builder, fromdocname, card.docname, card.anchor, text, title)
        if entry is None or not entry.record.target:
            return cast("nodes.reference", text)  # Sphinx accepts any node; a project without a target gets no link
        if is_url(entry.record.target):
            return nodes.reference("", "", text, internal=False, refuri=entry.record.target)
        place = node.deepcopy()
        place["folder"] = "/" + self.catalog.folders[entry.file]
        return self.resolve_target(fromdocname, builder, entry.record.target, place, text)

    def resolve_target(
        self, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: Element
    ) -> nodes.reference | None:
        """Return a reference to a document, relative to the page or to ``folder`` of the node, or to a label."""
        place = self.targets.find_place(node.get("refdoc", fromdocname), node.get("folder", ""), target)
        return make_reference(builder, fromdocname, *place, contnode) if place else None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return references for ``{any}`` and Markdown links, to projects that are on a page and not labels too."""
        found = self.find_project(target)
        if found is None or (found.card is None and found.entry is not None):
            return []
        label = self.env.domains.standard_domain.anonlabels.get(target.lower())
        if found.card and label == (found.card.docname, found.card.anchor):
            return []
        reference = self.resolve_xref(env, fromdocname, builder, "project", target, node, contnode)
        return [("openpractices:project", reference)] if reference is not None else []


def get_domain(env: BuildEnvironment) -> ProjectDomain:
    """Return the domain of a site."""
    domain = env.domains[ProjectDomain.name]
    assert isinstance(domain, ProjectDomain)  # noqa: S101 - for the type checker
    return domain
