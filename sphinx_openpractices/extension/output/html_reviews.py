"""Writes the line about reviews as HTML: dates in ``time`` elements, and what the script needs to tell what is overdue.

The translator calls each function like a method of its own, with the node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base.review_nodes import page_review

from .writer_parts import make_tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


def visit_review_line_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start the line, which is never as compact as other paragraphs in lists."""
    name = "page-review" if isinstance(node, page_review) else "practice-review"
    self.body.append(self.starttag(node, "p", "", CLASS=name))


def depart_review_line_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End the line."""
    self.body.append("</p>\n")


def make_due_tag(self: HTML5Translator, values: Mapping[str, Any]) -> str:
    """Return the start tag of what is due, from its attributes."""
    data = {} if self.builder.name == "epub" else {"data-due": values["due"], "data-overdue": values["overdue"]}
    return make_tag(self, "span", **{"class": "practice-due"}, **data)


def make_date_tag(self: HTML5Translator, values: Mapping[str, Any]) -> str:
    """Return the start tag of a date, from its attributes."""
    return make_tag(self, "time", datetime=values["datetime"])


def visit_due_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start what is due; an e-book has no script, and does not change."""
    self.body.append(make_due_tag(self, node.attributes))


def depart_due_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End what is due."""
    self.body.append("</span>")


def visit_date_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start a date."""
    self.body.append(make_date_tag(self, node.attributes))


def depart_date_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End a date."""
    self.body.append("</time>")
