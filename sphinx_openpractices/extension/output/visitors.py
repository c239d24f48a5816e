"""Registers the nodes with a visitor for each format; other formats write the standard nodes that they extend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base import nodes as op

from . import html_writer, latex_writer, plain_writer
from .writer_parts import skip_depart

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def register_nodes(app: Sphinx) -> None:
    """Register the nodes with their visitors. ``html`` covers EPUB, dirhtml and singlehtml (sphinx#9219)."""
    app.add_node(
        op.project_gallery,
        html=(html_writer.visit_gallery_html, html_writer.depart_gallery_html),
        latex=(latex_writer.visit_gallery_latex, latex_writer.depart_gallery_latex),
    )
    app.add_node(
        op.project_highlight,
        html=(html_writer.visit_highlight_html, skip_depart),
        latex=(latex_writer.visit_highlight_latex, skip_depart),
    )
    app.add_node(
        op.project_title,
        html=(html_writer.visit_title_html, skip_depart),
        latex=(latex_writer.visit_title_latex, skip_depart),
        text=(plain_writer.visit_title_text, plain_writer.depart_title_text),
        man=(plain_writer.visit_title_man, skip_depart),
    )
    app.add_node(
        op.project_caption,
        html=(html_writer.visit_caption_html, html_writer.depart_caption_html),
        latex=(latex_writer.visit_caption_latex, skip_depart),
    )
    app.add_node(
        op.project_meta,
        html=(html_writer.visit_meta_html, skip_depart),
        latex=(latex_writer.visit_meta_latex, skip_depart),
    )
