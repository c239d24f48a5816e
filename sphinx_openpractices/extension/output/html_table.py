"""Writes galleries in layout ``table`` as HTML tables. The translator is that of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.card_places import find_title

from .table_columns import find_cell, list_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

    from .table_columns import Column


def write_table(
    self: HTML5Translator,
    gallery: project_gallery,
    attributes: Mapping[str, str],
    make_row_data: Callable[[HTML5Translator, project_highlight], dict[str, Any]],
    write_logo: Callable[[HTML5Translator, project_highlight], None],
) -> None:
    """Write a table in an element that scrolls if the table is wider than the page, by keyboard, too (WCAG 2.1.1).

    The element has the *attributes* of the gallery, each row those that *make_row_data* returns.
    """
    labels = {} if "aria-labelledby" in attributes else {"aria-label": str(_("Projects"))}
    region: dict[str, Any] = {"role": "group", "tabindex": "0", **attributes, **labels}
    self.body.append(self.starttag(nodes.container(), "div", CLASS="project-table", **region))
    self.body.append(self.starttag(gallery, "table", CLASS="project-gallery project-gallery-table"))
    columns = list_columns(gallery, self.builder.env)
    headers = "".join(f'<th scope="col">{self.encode(column.header)}</th>' for column in columns)
    self.body.append(f"<thead>\n<tr>{headers}</tr>\n</thead>\n<tbody>\n")
    for highlight in gallery.highlights:
        self.body.append(self.starttag(highlight, "tr", CLASS="project-highlight", **make_row_data(self, highlight)))
        self.body.append('<th scope="row">')
        write_logo(self, highlight)
        find_title(highlight).walkabout(self)
        self.body.append("</th>\n")
        for column in columns[1:]:
            _write_cell(self, highlight, column)
        self.body.append("</tr>\n")
    self.body.append("</tbody>\n</table>\n</div>\n")


def _write_cell(self: HTML5Translator, highlight: project_highlight, column: Column) -> None:
    """Write a cell."""
    cell = find_cell(highlight, column)
    self.body.append("<td>")
    if cell is not None and column.key == "caption":
        cell.walkabout(self)
    elif cell is not None:
        self.body.append('<div class="project-meta">')
        write_values(self, cell)
        self.body.append("</div>")
    self.body.append("</td>\n")


def write_values(self: HTML5Translator, text: nodes.Element) -> None:
    """Write the values of a key, in ``bdi``: the direction of a value, such as C++, is often not that of the page."""
    for child in text.children:
        if isinstance(child, nodes.inline):
            self.body.append(f"<bdi>{self.encode(child.astext())}</bdi>")
        else:
            child.walkabout(self)
