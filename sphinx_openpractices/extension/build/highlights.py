"""A project becomes a project highlight: its anchor, its logos, its title and its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_id

from sphinx_openpractices.extension.base.nodes import project_caption, project_highlight, project_title
from sphinx_openpractices.extension.base.warnings import Subtype
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

from .domain import ProjectDomain, get_domain
from .logo_images import build_logos

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin


def build_highlight(project: Project, caption: list[nodes.Node], origin: Origin) -> project_highlight:
    """The highlight of a project that was written at *origin*, with a caption that is parsed already."""
    highlight = project_highlight(classes=list(project.class_), project=project.id or make_slug(project.title))
    origin.mark(highlight)
    for key in ("tags", "relation"):
        if words := getattr(project, key):
            highlight[key] = list(words)
    for key in ("license", "repository"):
        if value := getattr(project, key):
            highlight[key] = value
    _name_highlight(highlight, project, origin)
    highlight += [*build_logos(project, origin), _build_title(project, origin)]
    if caption:
        body = project_caption("", *caption)
        origin.of("caption").mark(body, "caption")
        highlight += body
    return highlight


def _name_highlight(highlight: project_highlight, project: Project, origin: Origin) -> None:
    """Give the highlight its anchor and tell the domain; a name that the author gave on the page is a label too.

    An entry of the catalog may be shown more than once.
    """
    document = origin.document
    anchor = f"project-{highlight['project']}"
    first = document.ids.get(anchor)
    highlight["ids"].append(anchor if first is None else make_id(origin.env, document, "project"))
    get_domain(origin.env).note_page()
    own = origin.of("id")
    if own.noun == "key":
        highlight["entry"] = True
    if first is not None and not ("entry" in highlight and first.get("entry")):
        place = f" by the project at {first.source}:{first.line}"
        hint = "" if project.id else f"; give one of them another {'name' if own.noun == 'option' else 'id'}"
        own.report_warning(Subtype.DUPLICATE, f'the id "{highlight["project"]}" is taken{place}{hint}')
    if project.id and first is None and "entry" not in highlight:
        highlight["names"].append(nodes.fully_normalize_name(project.id))
        document.note_explicit_target(highlight, highlight)
    else:
        document.set_id(highlight)


def _build_title(project: Project, origin: Origin) -> project_title:
    """The title, in a reference to where the card leads."""
    title = project_title(project.title)
    origin.of("title").mark(title, "title")
    text = nodes.Text(project.title)
    if not project.target:
        title += text
        return title
    link: nodes.Element
    written = origin.of("target")
    if is_url(project.target):
        link = nodes.reference("", "", text, refuri=project.target)
    else:
        link = addnodes.pending_xref(
            "",
            text,
            refdomain=ProjectDomain.name,
            reftype="target",
            reftarget=project.target,
            refdoc=origin.env.docname,
            refexplicit=True,
            refwarn=True,
        )
        if written.folder is not None:
            link["folder"] = f"/{written.folder}"
    written.mark(link, "target")
    title += link
    return title
