"""The project as an object of the site: what documents said of it, and references to it and from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from .keys import nearest
from .messages import Subtype, _, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element, reference
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class ProjectDomain(Domain):
    """Projects by id: ``data["projects"]`` is ``{docname: {id: (title, anchor)}}``."""

    name = "openpractices"
    label = "Open practices"
    object_types: ClassVar[dict[str, ObjType]] = {"project": ObjType(_("project"), "project")}
    roles: ClassVar[dict[str, Any]] = {"project": XRefRole(innernodeclass=nodes.inline, warn_dangling=True)}
    initial_data: ClassVar[dict[str, Any]] = {"projects": {}}
    data_version = 1

    def note_project(self, project: str, title: str, anchor: str) -> bool:
        """Keep what the current document shows; false when it shows that project already."""
        seen = self.data["projects"].setdefault(self.env.docname, {})
        return bool(seen.setdefault(project, (title, anchor)) == (title, anchor))

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is read again."""
        self.data["projects"].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take what another process read."""
        for docname in docnames & otherdata["projects"].keys():
            self.data["projects"][docname] = otherdata["projects"][docname]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """What the inventory and the search index list: each project once, at the first of its documents."""
        seen = set()
        for docname in sorted(self.data["projects"]):
            for project, (title, anchor) in self.data["projects"][docname].items():
                if project not in seen:
                    seen.add(project)
                    yield project, title, "project", docname, anchor, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> reference | None:
        """A reference to a project's card, or, for ``target``, from a card to a document or label of this site."""
        if typ == "target":
            standard = env.domains["std"]
            document = target.removesuffix("/")
            for suffix in env.config.source_suffix:
                document = document.removesuffix(suffix)
            return standard.resolve_xref(
                env, fromdocname, builder, "doc", document, node_with(node, document), contnode
            ) or standard.resolve_xref(
                env, fromdocname, builder, "ref", target.lower(), node_with(node, target.lower()), contnode
            )
        for docname in sorted(self.data["projects"]):
            if target in self.data["projects"][docname]:
                title, anchor = self.data["projects"][docname][target]
                text = contnode if node.get("refexplicit") else nodes.inline("", title, classes=contnode["classes"])
                return make_refnode(builder, fromdocname, docname, anchor, text, title)
        return None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, reference]]:
        """For ``{any}`` and Markdown links."""
        found = self.resolve_xref(env, fromdocname, builder, "project", target, node, contnode)
        return [("openpractices:project", found)] if found is not None else []


def node_with(node: pending_xref, target: str) -> pending_xref:
    """A copy of *node* that points at *target*: the standard domain reads it from there."""
    copy = node.deepcopy()
    copy["reftarget"] = target
    return copy


def on_warn_missing_reference(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which card leads nowhere, in place of Sphinx's general words."""
    if not isinstance(domain, ProjectDomain) or node["reftype"] != "target":
        return None
    target = node["reftarget"]
    hint = nearest(target, list(places(app.env, node["refdoc"])))
    message = f'target "{target}" is neither a document nor a label of this site'
    error(Subtype.TARGET, message + (f"; {hint}" if hint else ""), location=node)
    return True


def places(env: BuildEnvironment, refdoc: str) -> Iterable[str]:
    """Every document and label, as *refdoc* would name it."""
    root = "/" if "/" in refdoc else ""
    yield from (root + docname for docname in env.all_docs)
    yield from env.domains["std"].data["anonlabels"]
