"""Writes summaries of practices as HTML: a table whose bars are a map of the page. The translator is that of the page.

Roles are written, since some browsers forget them when the cells of a row are below each other on narrow screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.catalog.practices.statuses import UNORDERED
from sphinx_openpractices.extension.base.practice_nodes import practice_status
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_cell
from sphinx_openpractices.extension.base.reporting import _

from .html_practice import start_element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.writers.html5 import HTML5Translator

    from .writer_parts import _Element


def visit_practice_summary_html(self: HTML5Translator, node: _Element) -> None:
    """Start the summary."""
    names = "practice-summary practice-summary-dense" if node.get("dense") else "practice-summary"
    self.body.append(self.starttag(node, "div", CLASS=names))


def visit_practice_lead_html(self: HTML5Translator, node: _Element) -> None:
    """Start the line that says how many practices are met, or have changed."""
    self.body.append(self.starttag(node, "p", "", CLASS="practice-lead"))


def visit_practice_age_html(self: HTML5Translator, node: _Element) -> None:
    """Start the line about the oldest and the newest review."""
    self.body.append(self.starttag(node, "p", "", CLASS="practice-age") + "<span>")


def depart_practice_age_html(self: HTML5Translator, node: _Element) -> None:
    """End the line, with the place in which the script tells how many reviews are overdue; an e-book has no script."""
    self.body.append("</span>")
    if "overdue" in node and self.builder.name != "epub":
        data = {"data-overdue-count": node["overdue"], "data-dues": " ".join(node["dues"])}
        start_element(self, "span", "practice-overdue-count", **data)
        self.body.append("</span>")
    self.body.append("</p>\n")


def visit_practice_tally_html(self: HTML5Translator, node: _Element) -> None:
    """Start the number of practices that have changed in one way."""
    start_element(self, "span", f"practice-change practice-change-{node['change']}")


def visit_practice_counts_html(self: HTML5Translator, node: _Element) -> None:
    """Write the table; bars have a column of their own, which only the eye sees."""
    names: dict[str, Any] = {"role": "table", "aria-label": str(_("Practices by section and status"))}
    self.body.append(self.starttag(node, "table", CLASS="practice-counts", **names))
    head, *rows = node.findall(nodes.row)
    statuses = list(head.findall(practice_status))
    start_element(self, "thead", role="rowgroup")
    start_element(self, "tr", role="row")
    start_element(self, "th", role="columnheader", scope="col")
    self.body.append(f"{self.encode(head.children[0].astext())}</th>")
    _write_bar(self, ())
    for status in statuses:
        start_element(self, "th", _name_column(status), role="columnheader", scope="col")
        start_element(self, "span", f"practice-status practice-status-{status['tone']}")
        start_element(self, "span", "practice-word")
        self.body.append(f"{self.encode(status.astext())}</span></span></th>")
    self.body.append("</tr>\n</thead>\n")
    start_element(self, "tbody", role="rowgroup")
    for row in rows:
        _write_row(self, row, statuses)
    self.body.append("</tbody>\n</table>\n")
    raise nodes.SkipNode


def _write_row(self: HTML5Translator, row: nodes.row, statuses: Iterable[practice_status]) -> None:
    """Write the practices of a group."""
    title, *numbers = row.children
    start_element(self, "tr", role="row")
    start_element(self, "th", role="rowheader", scope="row")
    for paragraph in title.findall(nodes.paragraph):
        for child in paragraph.children:
            child.walkabout(self)
    self.body.append("</th>")
    _write_bar(self, title.findall(practice_cell))
    for status, cell in zip(statuses, numbers, strict=True):
        number = cell.astext()
        names = _name_column(status) if number != "0" else f"{_name_column(status)} practice-zero".lstrip()
        start_element(self, "td", names, role="cell")
        self.body.append(f"{self.encode(number)}</td>")
    self.body.append("</tr>\n")


def _name_column(status: practice_status) -> str:
    """Return the class of the cells in the column of a status."""
    return "practice-uncounted" if status["tone"] in UNORDERED else ""


def _write_bar(self: HTML5Translator, cells: Iterable[practice_cell]) -> None:
    """Write a cell for each practice. They are links for the pointer: headings lead to the same places.

    Their icons are from the stylesheet, which an e-book does not have.
    """
    if self.builder.name == "epub":
        return
    start_element(self, "td", "practice-bar", **{"aria-hidden": "true"})
    for cell in cells:
        attributes = {"title": f"{cell['label']}: {cell['status']}"}
        if "due" in cell:
            attributes["data-due"] = cell["due"]
        href = cell.get("refuri") or (f"#{cell['refid']}" if "refid" in cell else "")
        tag, link = ("a", {"href": href, "tabindex": "-1"}) if href else ("span", {})
        start_element(self, tag, f"practice-cell practice-status-{cell['tone']}", **attributes, **link)
        self.body.append(f"</{tag}>")
    self.body.append("</td>")
