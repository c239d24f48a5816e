"""The domain: the projects on each page, and references to them and from them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_openpractices.extension.base.reporting import Subtype, _, report_warning
from sphinx_openpractices.extension.site.locked_logos import LockedLogos
from sphinx_openpractices.extension.site.logo_folders import LogoFolders
from sphinx_openpractices.extension.site.site_catalog import SiteCatalog
from sphinx_openpractices.text.urls import is_url

from .card_places import CardPlace, choose_cards, collect_cards, find_claims, order_pages
from .project_role import DOMAIN, ProjectRole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.entries import Entry


_PAGE_DATA = ("projects", "mentions", "questions", "remote", "files")
"""The data that is stored by page."""


class ProjectDomain(Domain):
    """Projects by id.

    ``data["projects"]`` is ``{docname: {id: (title, anchor, canonical)}}``, ``data["mentions"]`` is ``{docname: {name:
    card}}``, ``data["acknowledged"]`` a fingerprint of the acknowledgements; ``data["remote"]`` and ``data["lock"]``
    belong to :class:`.locked_logos.LockedLogos`, ``data["files"]`` to :class:`.logo_folders.LogoFolders`, all else to
    :class:`.site_catalog.SiteCatalog`.
    """

    name = DOMAIN
    label = "Open practices"
    object_types: ClassVar[dict[str, ObjType]] = {"project": ObjType(_("project"), "project")}
    roles: ClassVar[dict[str, Any]] = {"project": ProjectRole()}
    initial_data: ClassVar[dict[str, Any]] = {
        "projects": {},
        "mentions": {},
        "acknowledged": "",
        "questions": {},
        "stamps": {},
        "digest": "",
        "remote": {},
        "files": {},
        "lock": None,
    }
    data_version = 5

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.catalog = SiteCatalog(env)
        self.locked = LockedLogos(env)
        self.folders = LogoFolders(env)
        self.acknowledged: list[Any] = []  # by module acknowledgements; not pickled
        self._cards: dict[str, CardPlace] | None = None
        self._documents_changed = False

    def note_page(self) -> None:
        """Note that the current page shows projects; :meth:`process_doc` collects them later."""
        self.data["projects"].setdefault(self.env.docname, {})

    def note_mention(self, name: str) -> None:
        """Note that the current page refers to a project; the card is known after all pages are read."""
        self.catalog.find_entry(self.env.docname, name)
        self.data["mentions"].setdefault(self.env.docname, {})[name] = None

    def follow_mentions(self) -> list[str]:
        """Return the pages to write again, whose references lead to another card than before."""
        moved: list[str] = []
        if not self._documents_changed:
            return moved
        for docname, mentions in self.data["mentions"].items():
            cards = {name: self.find_project(name)[0] for name in mentions}
            now = {name: card and tuple(card) for name, card in cards.items()}
            if now != mentions:
                self.data["mentions"][docname] = now
                moved.append(docname)
        return moved

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the projects on a page after it is read."""
        if docname not in self.data["projects"]:
            return
        self.data["projects"][docname] = collect_cards(document)
        self._cards = None

    def clear_doc(self, docname: str) -> None:
        """Forget a page that was removed or will be read again."""
        self._cards = None
        self._documents_changed = True
        for key in _PAGE_DATA:
            self.data[key].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Add the pages that another process read."""
        self._cards = None
        for key in _PAGE_DATA:
            for docname in docnames & otherdata[key].keys():
                self.data[key][docname] = otherdata[key][docname]

    def check_consistency(self) -> None:
        """Warn if galleries on several pages are canonical for a project."""
        for project, (first, *others) in find_claims(self.data["projects"], self._order_pages()).items():
            for other in others:
                message = f'a gallery in {first} is also canonical for the project "{project}"; references lead there'
                report_warning(Subtype.CANONICAL, message, location=other)

    def _order_pages(self) -> list[str]:
        return order_pages(self.data["projects"], self.env)

    @property
    def cards(self) -> dict[str, CardPlace]:
        """The card of each project that references lead to, by id."""
        if self._cards is None:
            self._cards = choose_cards(self.data["projects"], self._order_pages())
        return self._cards

    def find_project(self, name: str) -> tuple[CardPlace | None, Entry | None]:
        """Return the card of a project by id or title, and its entry in the catalog, if they exist."""
        entry = self.catalog.catalog.find(name)
        project = entry.project.id if entry and name not in self.cards else name
        card = self.cards.get(project)
        if card is None and entry is None:
            folded = name.casefold()
            card = next((each for each in self.cards.values() if each.title.casefold() == folded), None)
        return card, entry

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each project once, at its canonical card, for the inventory and the search index."""
        for project, card in self.cards.items():
            yield project, card.title, "project", card.docname, card.anchor, 1

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
        card, entry = self.find_project(target)
        if card is None and entry is None:
            return None
        title = card.title if card else entry.project.title if entry else ""
        text = contnode if node.get("refexplicit") else nodes.inline("", title, classes=contnode["classes"])
        if card is not None:
            return make_refnode(builder, fromdocname, card.docname, card.anchor, text, title)
        if entry is None or not entry.project.target:
            return cast("nodes.reference", text)  # Sphinx accepts any node; a project without a target gets no link
        if is_url(entry.project.target):
            return nodes.reference("", "", text, internal=False, refuri=entry.project.target)
        place = node.deepcopy()
        place["folder"] = "/" + self.catalog.folders[entry.file]
        return self.resolve_target(fromdocname, builder, entry.project.target, place, text)

    def resolve_target(
        self, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: Element
    ) -> nodes.reference | None:
        """Return a reference to a document, relative to the page or to ``folder`` of the node, or to a label."""
        standard = self.env.domains["std"]
        document = posixpath.join(node.get("folder", ""), target.removesuffix("/"))
        for suffix in self.env.config.source_suffix:
            document = document.removesuffix(suffix)
        for kind, name in (("doc", document), ("ref", target.lower())):
            copy = node.deepcopy()  # the standard domain reads the target from the node
            copy["reftarget"] = name
            if found := standard.resolve_xref(self.env, fromdocname, builder, kind, name, copy, contnode):
                found[:] = [contnode]  # instead of the title of the document
                return found
        return None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return references for ``{any}`` and Markdown links, to projects that are on a page."""
        if self.find_project(target)[0] is None:
            return []
        found = self.resolve_xref(env, fromdocname, builder, "project", target, node, contnode)
        return [("openpractices:project", found)] if found is not None else []


def get_domain(env: BuildEnvironment) -> ProjectDomain:
    """Return the domain of a site."""
    domain = env.domains[ProjectDomain.name]
    assert isinstance(domain, ProjectDomain)  # noqa: S101 - for the type checker
    return domain
