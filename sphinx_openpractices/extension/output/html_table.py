"""Writes galleries in layout ``table`` as HTML tables. The translator is that of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.catalog.value_order import rank_keys, split_sort
from sphinx_openpractices.extension.base.nodes import get_title
from sphinx_openpractices.extension.base.reporting import _

from .html_meta import SOURCE_KEY, list_choices, write_source, write_values
from .table_columns import find_cell, list_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

    from .table_columns import Column

_CHIP_KEYS = ("tags", "relation")
"""Keys of columns with chips."""


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
    ranks = _rank_rows(gallery, columns) if self.builder.name != "epub" else []  # EPUB has no script
    self.body.append("<thead>\n<tr>")
    for index, column in enumerate(columns):
        sorting = _find_sorting(gallery, column.key) if any(row[index] for row in ranks) else {}
        self.body.append(self.starttag(nodes.entry(), "th", "", scope="col", **sorting))
        self.body.append(f"{self.encode(column.header)}</th>")
    self.body.append("</tr>\n</thead>\n<tbody>\n")
    for index, highlight in enumerate(gallery.entries):
        data = make_row_data(self, highlight) | ({"data-ranks": " ".join(map(str, ranks[index]))} if ranks else {})
        self.body.append(self.starttag(highlight, "tr", CLASS="project-highlight", **data))
        self.body.append('<th scope="row">')
        write_logo(self, highlight)
        get_title(highlight).walkabout(self)
        self.body.append("</th>\n")
        for column in columns[1:]:
            _write_cell(self, highlight, column)
        self.body.append("</tr>\n")
    self.body.append("</tbody>\n</table>\n</div>\n")


def _rank_rows(gallery: project_gallery, columns: list[Column]) -> list[tuple[int, ...]]:
    """Return the rank of each row by each column, for ``project-table.js``; 0 if it has no value there, or no order.

    Readers see titles in the language of the page, so these are ranked now.
    """
    titles = rank_keys([make_title_key(get_title(each).astext()) for each in gallery.entries])
    ranks = [
        titles if column.key == "title" else [each["ranks"].get(column.key, 0) for each in gallery.entries]
        for column in columns
    ]
    return list(zip(*ranks, strict=True))


def _find_sorting(gallery: project_gallery, key: str) -> dict[str, Any]:
    """Return the attribute of the header by whose column the author has sorted the rows."""
    order = split_sort(gallery.get("sort", ""))
    return {"aria-sort": "descending" if order.reverse else "ascending"} if order.key == key else {}


def _write_cell(self: HTML5Translator, highlight: project_highlight, column: Column) -> None:
    """Write a cell."""
    cell = find_cell(highlight, column)
    self.body.append("<td>")
    if cell is not None and column.key == "caption":
        cell.walkabout(self)
    elif cell is not None:
        self.body.append('<div class="project-meta">')
        if column.key == SOURCE_KEY and self.builder.name != "epub":
            write_source(self, highlight, cell)
        elif column.key in _CHIP_KEYS:
            write_values(self, cell, column.key, list_choices(self, highlight, column.key))
        else:
            _write_text(self, cell)
        self.body.append("</div>")
    self.body.append("</td>\n")


def _write_text(self: HTML5Translator, cell: nodes.Element) -> None:
    """Write values as text, which is easier to compare than chips; with the direction that each of them has."""
    for child in cell.children:
        if isinstance(child, nodes.inline):
            self.body.append(f"<bdi>{self.encode(child.astext())}</bdi>")
        else:
            child.walkabout(self)
