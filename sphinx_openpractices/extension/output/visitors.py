"""Registers the nodes with a visitor for each format; other formats write the standard nodes that they extend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base import nodes as op
from sphinx_openpractices.extension.base import review_nodes
from sphinx_openpractices.extension.base.boundaries import GuardedApp, skip_depart

from . import (
    html_filter,
    html_meta,
    html_reviews,
    html_writer,
    latex_writer,
    plain_writer,
    practice_visitors,
)
from .writer_parts import skip_node

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_CAPTION_LINE = {
    "html": (html_writer.visit_caption_line_html, html_writer.depart_caption_line_html),
    "latex": (latex_writer.visit_caption_line_latex, latex_writer.depart_caption_line_latex),
}
_REVIEW_LINE = {
    "html": (html_reviews.visit_review_line_html, skip_depart),
    "latex": (latex_writer.visit_small_line_latex, latex_writer.depart_small_line_latex),
}
_VISITORS: dict[type[nodes.Element], dict[str, tuple[Any, Any]]] = {
    op.project_gallery: {
        "html": (html_writer.visit_gallery_html, html_writer.depart_gallery_html),
        "latex": (latex_writer.visit_gallery_latex, latex_writer.depart_gallery_latex),
    },
    op.project_filter: {
        "html": (html_filter.visit_filter_html, html_filter.depart_filter_html),
    },
    op.project_highlight: {
        "html": (html_writer.visit_highlight_html, skip_depart),
        "latex": (latex_writer.visit_highlight_latex, skip_depart),
    },
    op.project_title: {
        "html": (html_writer.visit_title_html, skip_depart),
        "latex": (latex_writer.visit_title_latex, skip_depart),
        "text": (plain_writer.visit_title_text, plain_writer.depart_title_text),
        "man": (plain_writer.visit_title_man, skip_depart),
    },
    op.project_link: {
        "html": (html_writer.visit_title_html, skip_depart),
    },
    op.project_caption: {
        "html": (html_writer.visit_caption_html, html_writer.depart_caption_html),
        "latex": (latex_writer.visit_caption_latex, skip_depart),
    },
    op.project_caption_line: dict(_CAPTION_LINE),
    op.project_caption_plain: dict(_CAPTION_LINE),
    op.project_summary: dict(_CAPTION_LINE),
    op.project_description: dict.fromkeys(("html", "latex", "text", "man", "texinfo"), (skip_node, skip_depart)),
    op.project_meta: {
        "html": (html_meta.visit_meta_html, skip_depart),
        "latex": (latex_writer.visit_meta_latex, skip_depart),
    },
    latex_writer.wide_text: {
        "latex": (latex_writer.visit_wide_text_latex, skip_depart),
    },
    review_nodes.date_text: {
        "html": (html_reviews.visit_date_html, html_reviews.depart_date_html),
    },
    review_nodes.due_text: {},
    review_nodes.review_line: dict(_REVIEW_LINE),
    review_nodes.page_review: dict(_REVIEW_LINE),
    review_nodes.review_owner: {},
    **practice_visitors.PRACTICE_VISITORS,
    op.entry_group_title: {},
    op.entry_heading: {},
    op.project_logo: {},
    op.project_cover: {},
    op.project_tag: {},
}
"""The visitors of each node by format."""


def register_nodes(guarded: GuardedApp) -> None:
    """Register the nodes with their visitors. ``html`` covers EPUB, dirhtml and singlehtml (sphinx#9219)."""
    for node, visitors in _VISITORS.items():
        guarded.add_node(node, visitors)


def on_builder_inited_complete_visitors(app: Sphinx) -> None:
    """Register the visitors of a format for the builder too, if another extension has registered some for it.

    Sphinx would use only those (sphinx#9219): one extension with visitors for ``epub`` is enough to turn every gallery
    of an EPUB into a plain list.
    """
    if app.builder.name != app.builder.format and app.builder.name in app.registry.translation_handlers:
        for node, visitors in _VISITORS.items():
            if visit_and_depart := visitors.get(app.builder.format):
                GuardedApp(app).add_node(node, {app.builder.name: visit_and_depart}, override=True)
