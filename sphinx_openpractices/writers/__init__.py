"""What the nodes look like in each format; where nothing is said here, they are the standard nodes that they extend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices import nodes as op

from . import html, latex, plain
from .parts import skip_depart

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def register(app: Sphinx) -> None:
    """Register the nodes with their visitors. ``html`` covers EPUB, dirhtml and singlehtml (sphinx#9219)."""
    app.add_node(
        op.project_gallery,
        html=(html.visit_gallery, html.depart_gallery),
        latex=(latex.visit_gallery, latex.depart_gallery),
    )
    app.add_node(
        op.project_highlight,
        html=(html.visit_highlight, skip_depart),
        latex=(latex.visit_highlight, skip_depart),
    )
    app.add_node(
        op.project_title,
        html=(html.visit_title, skip_depart),
        latex=(latex.visit_title, skip_depart),
        text=(plain.visit_title_text, plain.depart_title_text),
        man=(plain.visit_title_man, skip_depart),
    )
    app.add_node(
        op.project_caption,
        html=(html.visit_caption, html.depart_caption),
        latex=(latex.visit_caption, skip_depart),
    )
    app.add_node(
        op.project_meta,
        html=(html.visit_meta, skip_depart),
        latex=(latex.visit_meta, skip_depart),
    )
