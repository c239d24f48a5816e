"""Builds the project highlight of a project: anchor, logos, title and caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

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

from .domain import PracticesDomain
from .item_names import name_item
from .logo_images import build_cover, build_logos
from .plain_texts import has_translations

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.gallery import Gallery
    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin

_TYPOGRAPHY = re.compile("['\"`\\\\]|--|\\. ?\\.|&quot;")
"""What smart quotes can change, with any ``smartquotes_action`` (``educate_tokens`` in docutils)."""


def build_highlight(
    project: Project, caption: list[nodes.Node], origin: Origin, _options: Gallery | None
) -> project_highlight:
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
    name_item(highlight, project, origin)
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
        refdomain=PracticesDomain.name,
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
