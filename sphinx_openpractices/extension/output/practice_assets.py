"""The stylesheets and the script of pages that show practices, or summaries of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.extension.base.practice_nodes import find_practice_lists, practice_table
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_summary

if TYPE_CHECKING:
    from docutils import nodes

_STATUSES_STYLESHEET = "openpractices-practice-statuses.css"
_COMPARISON_STYLESHEET = "openpractices-practice-comparison.css"
_SUMMARY_STYLESHEET = "openpractices-practice-summary.css"
PRACTICES_STYLESHEET = "openpractices-practices.css"
_CARDS_STYLESHEET = "openpractices-practice-cards.css"
_LAYOUT_STYLESHEETS = {
    "cards": _CARDS_STYLESHEET,
    "prose": _CARDS_STYLESHEET,
    "table": "openpractices-practice-table.css",
}
"""What a layout needs besides the stylesheet of the ledger."""
DETAILS_SCRIPT = "practice-details.js"


def list_practice_stylesheets(doctree: nodes.document) -> list[str]:
    """Return the stylesheets that a page needs, in order, after the base of all."""
    layouts = sorted({each.get("layout", "list") for each in find_practice_lists(doctree)})
    found = [PRACTICES_STYLESHEET] if layouts else []
    found += dict.fromkeys(_LAYOUT_STYLESHEETS[layout] for layout in layouts if layout in _LAYOUT_STYLESHEETS)
    if "table" in layouts and any("then" in table["columns"] for table in doctree.findall(practice_table)):
        found.append(_COMPARISON_STYLESHEET)
    if any(doctree.findall(practice_summary)):
        found.append(_SUMMARY_STYLESHEET)
    return [_STATUSES_STYLESHEET, *found] if found else []
