"""Where each project is shown: the cards of every page, and the card that references lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.extension.base.nodes import find_galleries, project_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    PageCards = Mapping[str, tuple[str, str, bool]]
    """The cards of a page by project: title, anchor, and whether its gallery is canonical."""


class CardPlace(NamedTuple):
    """Where a project is shown."""

    docname: str
    anchor: str
    title: str


def collect_cards(document: nodes.document) -> dict[str, tuple[str, str, bool]]:
    """Return the projects on a page, with the titles that readers see; only the first card of each counts."""
    shown: dict[str, tuple[str, str, bool]] = {}
    for gallery in find_galleries(document):
        canonical = bool(gallery.get("canonical"))
        for highlight in gallery.highlights:
            project, ids = highlight["project"], highlight["ids"]
            if ids and (project not in shown or (canonical and not shown[project][2])):
                title = next(child for child in highlight.children if isinstance(child, project_title)).astext()
                shown[project] = (title, ids[0], canonical)
    return shown


def order_pages(pages: Mapping[str, PageCards], env: BuildEnvironment) -> list[str]:
    """Return the pages with projects in the order of the table of contents, followed by those that are not in it."""
    order: dict[str, None] = {}
    ahead = [env.config.root_doc]
    while ahead:
        docname = ahead.pop()
        if docname not in order:
            order[docname] = None
            ahead += reversed(env.toctree_includes.get(docname, []))
    return [docname for docname in order if docname in pages] + sorted(pages.keys() - order.keys())


def choose_cards(pages: Mapping[str, PageCards], order: Iterable[str]) -> dict[str, CardPlace]:
    """Return the card of each project that references lead to: a canonical one, or else the first."""
    found: dict[str, CardPlace] = {}
    claimed = set()
    for docname in order:
        for project, (title, anchor, canonical) in pages[docname].items():
            if project not in found or (canonical and project not in claimed):
                found[project] = CardPlace(docname, anchor, title)
            if canonical:
                claimed.add(project)
    return found


def find_claims(pages: Mapping[str, PageCards], order: Iterable[str]) -> dict[str, list[str]]:
    """Return the pages whose galleries are canonical for each project."""
    claims: dict[str, list[str]] = {}
    for docname in order:
        for project, (_title, _anchor, canonical) in pages[docname].items():
            if canonical:
                claims.setdefault(project, []).append(docname)
    return claims
