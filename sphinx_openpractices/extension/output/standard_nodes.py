"""Replaces the nodes of this package by standard ones for the builders of other projects.

The translators of many builders look up the name of a node's class, not those of its bases, and drop or refuse what
they do not know. Sphinx's own builders keep the nodes, and so do those that extend one of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base import nodes as op
from sphinx_openpractices.extension.base import review_nodes
from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.folding import unfold_all

from .headed_cards import flatten_headed_cards
from .plain_practices import replace_practices
from .table_nodes import replace_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from .writer_parts import _Element

_WITHOUT_TABLES = ("html", "text", "man", "texinfo", "")
"""The formats of Sphinx that need no table: HTML has its own writer, others show a list, or nothing, as gettext."""
_WITH_CARDS = ("html", "latex", "")
"""The formats of Sphinx for which we write cards, below headings too."""
_WITH_PRACTICES = ("html", "xml", "pseudoxml", "")
"""The formats of Sphinx for which the nodes of practices stay: others have no margins and no colors to tell by."""
_LOGO_SIZE = "72pt"
"""The longer side of a logo: 6 em of 12-point text. rinohtype fails on ``em``, and docxbuilder halves it."""


class StandardNodesPostTransform(SphinxPostTransform):
    """Replaces the nodes of this package; for Sphinx's own builders, only titles that are references.

    In a title that contains a reference, whatever is written after references has its place, such as the URL in EPUB
    (``add_visible_links`` of Sphinx's builder). HTML needs no such place, and has the largest pages; gettext skips new
    nodes.

    Runs after the transforms that remove the logos that a builder does not support.
    """

    default_priority = 260

    def run(self, **kwargs: Any) -> None:
        """Replace the nodes of a page, outer ones first."""
        builder = get_app(self.env).builder
        keeps_nodes = _keeps_nodes(builder)
        if builder.format != "html" or builder.name == "epub":  # which adds the URL after each link
            unfold_all(self.document)
        if not (keeps_nodes and builder.format in _WITHOUT_TABLES):
            replace_tables(self.document, self.env)
        if not (keeps_nodes and builder.format in _WITH_CARDS):
            flatten_headed_cards(self.document, builder)
        if not (keeps_nodes and builder.format in _WITH_PRACTICES):
            replace_practices(self.document, builder.format)
        replaced = _STANDARD_NODES
        if keeps_nodes:
            if builder.name == "gettext" or (builder.format == "html" and builder.name != "epub"):
                return
            replaced = {op.project_link: _make_title}
        for node in list(self.document.findall(lambda node: type(node) in replaced)):
            position = node.parent.index(node)
            node.parent[position : position + 1] = replaced[type(node)](node)


def _keeps_nodes(builder: Builder) -> bool:
    """Return whether *builder* writes the nodes of this package, or no pages.

    These are Sphinx's own builders, and those that extend one of them and write the same format.
    """
    return any(
        base.__module__.startswith("sphinx.") and base.format == builder.format
        for base in type(builder).__mro__
        if issubclass(base, Builder) and base is not Builder
    )


def _make_list(gallery: _Element) -> list[nodes.Node]:
    """Return a bullet list."""
    return _label(nodes.bullet_list("", *gallery.children, bullet="-", classes=gallery["classes"]), gallery)


def _make_item(highlight: _Element) -> list[nodes.Node]:
    """Return a list item: one logo, the light one; a title, to which references lead; and everything else."""
    images = [child for child in highlight.children if isinstance(child, nodes.image)]
    item = nodes.list_item("", *map(_make_logo, images[:1]), classes=highlight["classes"])
    for each in highlight.children:
        child = op.split_link(each) if isinstance(each, op.project_link) else each
        if isinstance(child, op.project_title):
            item += _label(nodes.paragraph(child.rawsource, "", *child.children), highlight, child)
        elif not isinstance(child, nodes.image):
            item += child
    for link in item.findall(nodes.reference):
        # docutils names links, but MyST does not; sphinxcontrib-restbuilder shows the name.
        link.setdefault("name", nodes.whitespace_normalize_name(link.astext()))
    return [item]


def _make_logo(logo: nodes.image) -> nodes.image:
    """Return a logo with a size, as a body element: rst2pdf lets images in paragraphs overlap the lines above.

    If the shape is not known, a logo is as wide as others at most.
    """
    image = nodes.image(logo.rawsource, **logo.attributes)
    image.source, image.line = logo.source, logo.line
    is_tall = image.get("logo-height", 0) > image.get("logo-width", 0)
    image["height" if is_tall else "width"] = _LOGO_SIZE
    image["classes"] = []  # rst2pdf looks them up among its styles
    return image


def _make_title(link: op.project_link) -> list[nodes.Node]:
    """Return a title that contains the reference."""
    return [op.split_link(link)]


def _unwrap(holder: _Element) -> list[nodes.Node]:
    """Return the content of a caption or of a filter."""
    return list(holder.children)


def _make_lines(meta: _Element) -> list[nodes.Node]:
    """Return a paragraph for each line; many builders make wide tables of field lists."""
    return [
        nodes.paragraph("", "", nodes.Text(f"{field[0].astext()}: "), *value.children)
        for field in meta.findall(nodes.field)
        for value in field.findall(nodes.paragraph)
    ]


def _make_standard(kind: type[nodes.TextElement], node: _Element) -> list[nodes.Node]:
    """Return a standard node with the content of a node that has only text."""
    standard = kind(node.rawsource, "", *node.children, **node.attributes)
    standard.source, standard.line = node.source, node.line
    return [standard]


def _label(standard: nodes.Element, *labeled: _Element) -> list[nodes.Node]:
    """Return *standard* with place and labels of our nodes, after the targets that docutils makes for labels."""
    for node in labeled:
        standard.source, standard.line = node.source, node.line
        standard["ids"] += node["ids"]
        standard["names"] += node["names"]
    # rst2pdf fails on targets without a name in text elements.
    return [*(nodes.target("", "", refid=name, names=[name]) for name in standard["ids"]), standard]


_STANDARD_NODES: dict[type[nodes.Node], Callable[[Any], list[nodes.Node]]] = {
    op.project_gallery: _make_list,
    op.project_highlight: _make_item,
    op.project_caption: _unwrap,
    op.project_filter: _unwrap,
    op.project_description: lambda _description: [],
    op.entry_group_title: partial(_make_standard, nodes.rubric),
    op.entry_heading: partial(_make_standard, nodes.title),
    op.project_logo: lambda logo: [_make_logo(logo)],
    op.project_cover: lambda cover: [_make_logo(cover)],
    op.project_meta: _make_lines,
    op.project_caption_line: partial(_make_standard, nodes.paragraph),
    op.project_caption_plain: partial(_make_standard, nodes.paragraph),
    op.project_summary: partial(_make_standard, nodes.paragraph),
    op.project_tag: partial(_make_standard, nodes.inline),
    review_nodes.date_text: partial(_make_standard, nodes.inline),
    review_nodes.due_text: partial(_make_standard, nodes.inline),
    review_nodes.page_review: partial(_make_standard, nodes.paragraph),
    review_nodes.review_line: partial(_make_standard, nodes.paragraph),
    review_nodes.review_owner: partial(_make_standard, nodes.inline),
}
"""The standard nodes for each class. The children of a node are replaced after it, so they may be passed on."""
