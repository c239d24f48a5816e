"""Makes standard tables of galleries in layout ``table``, for all builders but those of HTML; without logos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.nodes import find_galleries, get_title, project_link, split_link

from .table_columns import find_cell, list_columns

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

    from .table_columns import Column

_MOST_COLUMNS = 4
"""The most columns of a table in LaTeX."""
_WIDTHS = {"title": 2, "caption": 4}
"""The widths of columns, where others have 1."""


def replace_tables(document: nodes.document, env: BuildEnvironment) -> None:
    """Replace each gallery in layout ``table`` by a table, in LaTeX only if it is not too wide for a page."""
    is_latex = get_app(env).builder.format == "latex"
    for gallery in list(find_galleries(document)):
        if gallery.get("layout") == "table":
            columns = list_columns(gallery, env)
            if len(columns) <= _MOST_COLUMNS or not is_latex:
                gallery.parent.replace(gallery, _make_table(gallery, columns, is_latex=is_latex))


def _make_table(gallery: project_gallery, columns: list[Column], *, is_latex: bool) -> list[nodes.Node]:
    """Return a table, in LaTeX after the labels of the gallery and of its title, for which Sphinx sets none."""
    widths = [nodes.colspec(colwidth=_WIDTHS.get(column.key, 1)) for column in columns]
    header = nodes.row("", *(nodes.entry("", nodes.paragraph("", column.header)) for column in columns))
    rows = [_make_row(highlight, columns, is_latex=is_latex) for highlight in gallery.entries]
    group = nodes.tgroup("", *widths, nodes.thead("", header), nodes.tbody("", *rows), cols=len(columns))
    names = [*(gallery[key] for key in ("caption", "labelledby") if key in gallery), *gallery["ids"]]
    targets = [nodes.target("", "", ids=names)] if names and is_latex else []
    return [*targets, nodes.table("", group, classes=gallery["classes"], ids=[] if is_latex else gallery["ids"])]


def _make_row(highlight: project_highlight, columns: list[Column], *, is_latex: bool) -> nodes.row:
    """Return the row of a project; its anchors are those of the title."""
    title: nodes.Element = get_title(highlight)
    if not is_latex:  # for which we have a visitor
        text = split_link(title) if isinstance(title, project_link) else title
        title = nodes.paragraph(text.rawsource, "", *text.children, ids=text["ids"], names=text["names"])
    title["ids"] = [*highlight["ids"], *title["ids"]]
    title.source, title.line = highlight.source, highlight.line
    cells = [find_cell(highlight, column) for column in columns[1:]]
    return nodes.row("", nodes.entry("", title), *(nodes.entry("", *([cell] if cell else [])) for cell in cells))
