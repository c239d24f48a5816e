"""Writes practices in layout ``table`` as HTML. The translator is that of the page.

Roles are written, since some browsers forget them when the cells of a row are below each other on narrow screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.practice_nodes import practice_row, practice_title
from sphinx_openpractices.extension.base.reporting import _

from .html_practice import make_list_attributes, start_element, start_practice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.writers.html5 import HTML5Translator

    from .writer_parts import _Element


def visit_practice_table_html(self: HTML5Translator, node: _Element) -> None:
    """Write the table, in an element whose width decides whether it has columns."""
    attributes = make_list_attributes(self, node)
    if "aria-labelledby" not in attributes:
        attributes["aria-label"] = str(_("Practices"))
    start_element(self, "div", "practice-table")
    self.body.append(
        self.starttag(node, "table", CLASS="practice-list practice-list-table", role="table", **attributes)
    )
    for head in node.findall(nodes.thead):
        start_element(self, "thead", role="rowgroup")
        start_element(self, "tr", role="row")
        for cell in head.findall(nodes.entry):
            start_element(self, "th", role="columnheader", scope="col")
            self.body.append(f"{self.encode(cell.astext())}</th>")
        self.body.append("</tr>\n</thead>\n")
    start_element(self, "tbody", role="rowgroup")
    for row in node.findall(practice_row):
        _write_row(self, row, node["columns"])
    self.body.append("</tbody>\n</table>\n</div>\n")
    raise nodes.SkipNode


def _write_row(self: HTML5Translator, row: _Element, columns: Sequence[str]) -> None:
    """Write a practice, whose first cell is the header of the row."""
    start_practice(self, row, "tr", role="row")
    for name, cell in zip(columns, row.children, strict=True):
        is_header = name == columns[0]
        tag, attributes = ("th", _describe_row(cell)) if is_header else ("td", {"role": "cell"})
        start_element(self, tag, f"practice-column-{name}", **attributes)
        for part in cell.children[0].children if name == "status" else cell.children:
            part.walkabout(self)
        self.body.append(f"</{tag}>\n")
    self.body.append("</tr>\n")


def _describe_row(cell: nodes.Node) -> dict[str, str]:
    """Return the attributes of the header of a row; with every other cell, screen readers read its title alone."""
    title = next(cell.findall(practice_title), None)
    return {"role": "rowheader", "scope": "row"} | ({"aria-label": title.astext()} if title is not None else {})
