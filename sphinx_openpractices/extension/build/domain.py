"""The domain: the entries on each page, and references to them and from them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES, PRACTICES, PROJECTS
from sphinx_openpractices.catalog.practices.named_projects import UNKNOWN_PROJECT, check_named_projects
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.site.image_files import ImageFiles
from sphinx_openpractices.extension.site.locked_logos import LockedLogos
from sphinx_openpractices.extension.site.logo_folders import LogoFolders
from sphinx_openpractices.extension.site.logo_memory import LogoMemory
from sphinx_openpractices.text.urls import is_url

from .entry_places import collect_entries
from .entry_register import REGISTER_DATA, EntryRegister
from .entry_role import DOMAIN, PracticeRole, ProjectRole
from .targets import SiteTargets, make_reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.practices.page_review import PageReview


_PAGE_DATA = ("names", "locked", "files", "looked", "reviews", "shown", "summaries")
"""The data that is stored by page."""


class _ObjectType(str):
    """A type of objects whose anchors the search index writes out.

    The index shortens an anchor that equals ``type + "-" + name``, and browsers complete it with the displayed name,
    which here is another: the title (https://github.com/sphinx-doc/sphinx/issues/10380).
    """

    __slots__ = ()

    def __add__(self, other: str) -> str:
        return ""


class PracticesDomain(Domain):
    """Projects and practices by id.

    ``data["types"]`` is what each :class:`.EntryRegister` keeps, by the name of the entry type, ``data["names"]`` is
    ``{docname: ([tag, …], [key, …])}`` of the project figures that are not in the catalog, ``data["acknowledged"]`` a
    fingerprint of the acknowledgements; ``data["locked"]`` and ``data["lock"]`` belong to
    :class:`.locked_logos.LockedLogos`, ``data["files"]`` to :class:`.logo_folders.LogoFolders`, ``data["looked"]`` and
    ``data["logos"]`` to :class:`.logo_memory.LogoMemory`, ``data["reviews"]`` to :attr:`page_reviews`;
    ``data["shown"]`` and ``data["linked"]`` belong to :mod:`.shown_entries` and ``data_files``;
    ``data["summaries"]`` is ``{docname: line}`` of the first summary of practices on a page.
    """

    name = DOMAIN
    label = "Open practices"
    object_types: ClassVar[dict[str, ObjType]] = {
        "project": ObjType(_("project"), "project"),
        "practice": ObjType(_("practice"), "practice"),
    }
    roles: ClassVar[dict[str, Any]] = {"project": ProjectRole(), "practice": PracticeRole()}
    initial_data: ClassVar[dict[str, Any]] = {
        "types": {},
        "names": {},
        "acknowledged": "",
        "locked": {},
        "files": {},
        "lock": None,
        "looked": {},
        "logos": {},
        "reviews": {},
        "shown": {},
        "linked": "",
        "summaries": {},
    }
    data_version = 14

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.registers = {name: EntryRegister(env, each) for name, each in ENTRY_TYPES.items()}
        for name in self.registers:
            self.data["types"].setdefault(name, deepcopy(REGISTER_DATA))
            if name not in self.object_types:
                self.add_object_type(name, ObjType(name, name))
        self.locked = LockedLogos(env)
        self.folders = LogoFolders(env)
        self.memory = LogoMemory(env)
        self.images = ImageFiles(env)
        self.targets = SiteTargets(env)
        self.acknowledged: list[Any] = []  # by module acknowledgements; not pickled
        self.site_data: Any = None  # by module data_files; not pickled

    @property
    def projects(self) -> EntryRegister:
        """The projects of the site."""
        return self.registers[PROJECTS.name]

    @property
    def practices(self) -> EntryRegister:
        """The practices of the site."""
        return self.registers[PRACTICES.name]

    @property
    def page_reviews(self) -> dict[str, PageReview]:
        """The reviews of the pages that have some."""
        return cast("dict[str, PageReview]", self.data["reviews"])

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the entries on a page after it is read."""
        if any(docname in register.pages for register in self.registers.values()):
            found = collect_entries(document)
            for name, register in self.registers.items():
                register.set_entries(docname, found.get(name, {}))

    def clear_doc(self, docname: str) -> None:
        """Forget a page that was removed or will be read again."""
        for register in self.registers.values():
            register.clear_page(docname)
        self.targets.forget_page(docname)
        for key in _PAGE_DATA:
            self.data[key].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Add the pages that another process read."""
        for name, register in self.registers.items():
            register.merge(docnames, otherdata["types"][name])
        for key in _PAGE_DATA:
            for docname in docnames & otherdata[key].keys():
                self.data[key][docname] = otherdata[key][docname]
        self.memory.merge(docnames, otherdata)

    def check_consistency(self) -> None:
        """Warn if lists on several pages are canonical for an entry, or if a practice names an unknown project."""
        for register in self.registers.values():
            register.check_canonical()
        practices, projects = self.practices.catalog, self.projects
        if practices.is_read:
            unknown = check_named_projects(practices.catalog, projects.catalog.catalog, projects.index.places)
            practices.report_messages(unknown, (UNKNOWN_PROJECT,))

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each entry once, at its canonical place, for the inventory and the search index."""
        for register in self.registers.values():
            kind = _ObjectType(register.type.name)
            for name, places in register.index.places.items():
                docname, anchor, title, _original, _canonical = places[0]
                if anchor:
                    yield name, title, kind, docname, anchor, 1

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
        """Return a reference to an entry or, for ``target``, from an entry to a document or label of this site."""
        if typ == "target":
            return self.resolve_target(fromdocname, builder, target, node, contnode)
        register = self.registers[typ]
        found = register.find(target)
        if found is None:
            return None
        title, shown, entry = found
        text = contnode if node.get("refexplicit") else nodes.inline("", title, classes=contnode["classes"])
        if shown is not None:
            return make_reference(builder, fromdocname, shown.docname, shown.anchor, text, title)
        url = getattr(entry.record, "target", "") if entry else ""
        if entry is None or not url:
            return cast("nodes.reference", text)  # Sphinx accepts any node; without a target, there is no link
        if is_url(url):
            return nodes.reference("", "", text, internal=False, refuri=url)
        place = node.deepcopy()
        place["folder"] = "/" + register.catalog.folders[entry.file]
        return self.resolve_target(fromdocname, builder, url, place, text)

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
        """Return references for ``{any}`` and Markdown links, to entries that are on a page and not labels too."""
        result = []
        for name, register in self.registers.items():
            found = register.find(target)
            if found is None or (found.place is None and found.entry is not None):
                continue
            label = self.env.domains.standard_domain.anonlabels.get(target.lower())
            if found.place and label == (found.place.docname, found.place.anchor):
                continue
            reference = self.resolve_xref(env, fromdocname, builder, name, target, node, contnode)
            result += [(f"{DOMAIN}:{name}", reference)] if reference is not None else []
        return result


def get_domain(env: BuildEnvironment) -> PracticesDomain:
    """Return the domain of a site."""
    domain = env.domains[PracticesDomain.name]
    assert isinstance(domain, PracticesDomain)  # noqa: S101 - for the type checker
    return domain
