"""Builds the project highlight of a project: anchor, logos, title and caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_id

from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    project_caption,
    project_caption_line,
    project_caption_plain,
    project_description,
    project_highlight,
    project_link,
    project_summary,
    project_title,
)
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

from .card_places import find_title
from .domain import ProjectDomain, get_domain
from .logo_images import build_cover, build_logos
from .plain_texts import has_translations

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin

_TYPOGRAPHY = re.compile("['\"`\\\\]|--|\\. ?\\.|&quot;")
"""What smart quotes can change, with any ``smartquotes_action`` (``educate_tokens`` in docutils)."""


def build_highlight(project: Project, caption: list[nodes.Node], origin: Origin) -> project_highlight:
    """Return the highlight of a project that is defined at *origin*, with a parsed *caption*, or else its summary."""
    highlight = project_highlight(classes=list(project.class_), project=project.id or make_slug(project.title))
    origin.mark(highlight)
    highlight.declared = project
    for key in ("tags", "relation"):
        if values := getattr(project, key):
            highlight[key] = list(values)
    for key in ("license", "repository", "kind", "featured"):
        if value := getattr(project, key):
            highlight[key] = value
    _name_highlight(highlight, project, origin)
    highlight += [*build_cover(project, origin), *build_logos(project, origin), _build_title(project, origin)]
    if caption:
        highlight += _build_caption(caption, origin)
    if project.summary:
        kind = project_description if caption else project_summary
        summary = kind(project.summary, project.summary)
        origin.find_owner("summary").mark(summary, "summary")
        highlight += summary
    return highlight


def _build_caption(body: list[nodes.Node], origin: Origin) -> caption_element:
    """Return the caption."""
    first = body[0]
    if isinstance(first, caption_element):
        return first
    if len(body) == 1 and type(first) is nodes.paragraph and _is_only_text(first):
        is_settled = not _TYPOGRAPHY.search(first.astext()) and not has_translations(origin.env)
        kind = project_caption_plain if is_settled else project_caption_line
        line = kind(first.rawsource, "", *first.children)
        line.source, line.line = first.source, first.line
        return line
    caption = project_caption("", *body)
    origin.find_owner("caption").mark(caption, "caption")
    return caption


def _name_highlight(highlight: project_highlight, project: Project, origin: Origin) -> None:
    """Set the anchor of the highlight and notify the domain; an id that is set on the page is also a label.

    A later card of the project has an anchor of its own; it gets this one from builders that do not show the first.
    """
    document = origin.document
    anchor = f"project-{highlight['project']}"
    first = document.ids.get(anchor)
    highlight["ids"].append(anchor if first is None else make_id(origin.env, document, "project"))
    get_domain(origin.env).note_page()
    own = origin.find_owner("id")
    if own.noun == "key":
        highlight["entry"] = True
    if isinstance(first, project_highlight):
        word = "name" if own.noun == "option" else "id"
        once = "write it once, with the tags of both, or " if find_title(first).rawsource == project.title else ""
        hint = "" if project.id else f"; {once}give one of them another {word}"
        highlight["anchor"] = anchor
        highlight["origin"] = own, hint  # until the conditions around it are known, see card_anchors
    if project.id and first is None and "entry" not in highlight:
        highlight["names"].append(nodes.fully_normalize_name(project.id))
        document.note_explicit_target(highlight, highlight)
    else:
        document.set_id(highlight)


def _build_title(project: Project, origin: Origin) -> project_title:
    """Return the title, which leads to the target of the project."""
    text = nodes.Text(project.title)
    title: project_title
    if project.target and is_url(project.target):
        title = project_link(project.title, "", text, refuri=project.target)
    else:
        title = project_title(project.title, "", _build_reference(project, text, origin) if project.target else text)
    origin.find_owner("title").mark(title, "title")
    return title


def _is_only_text(paragraph: nodes.paragraph) -> bool:
    """Return whether a paragraph has no label or class, and no HTML: that may be an element, which replaces it."""
    return not any(paragraph.attributes.values()) and not any(isinstance(each, nodes.raw) for each in paragraph)


def _build_reference(project: Project, text: nodes.Text, origin: Origin) -> addnodes.pending_xref:
    """Return the reference to a target in this site."""
    written = origin.find_owner("target")
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
    return link
