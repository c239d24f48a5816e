"""Writes the line about reviews as HTML: dates in ``time`` elements, and what the script needs to tell what is overdue.

The translator calls each function like a method of its own, with the node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.review_nodes import page_review

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_openpractices.extension.base.folded_text import folded_text


def visit_review_line_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start the line, which is never as compact as other paragraphs in lists."""
    name = "page-review" if isinstance(node, page_review) else "practice-review"
    self.body.append(self.starttag(node, "p", "", CLASS=name))


def depart_review_line_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End the line."""
    self.body.append("</p>\n")


def visit_folded_html(self: HTML5Translator, node: folded_text) -> None:
    """Write the nodes that were folded into a text."""
    for each in node.unfold():
        each.walkabout(self)
    raise nodes.SkipNode


def visit_due_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start what is due; an e-book has no script, and does not change."""
    data = {} if self.builder.name == "epub" else {"data-due": node["due"], "data-overdue": node["overdue"]}
    self.body.append(self.starttag(node, "span", "", CLASS="practice-due", **data))


def depart_due_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End what is due."""
    self.body.append("</span>")


def visit_date_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start a date."""
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def depart_date_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End a date."""
    self.body.append("</time>")
