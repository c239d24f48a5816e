"""Writes the line about reviews as HTML: dates in ``time`` elements, and what the script needs to tell what is overdue.

The translator calls each function like a method of its own, with the node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.review_nodes import page_review

from .html_folding import make_date_tag, write_folded

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_review_line_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the line, which is never as compact as other paragraphs in lists."""
    name = "page-review" if isinstance(node, page_review) else "practice-review"
    self.body.append(self.starttag(node, "p", "", CLASS=name))
    write_folded(self, node)
    self.body.append("</p>\n")
    raise nodes.SkipNode


def visit_date_html(self: HTML5Translator, node: nodes.Element) -> None:
    """Start a date."""
    self.body.append(make_date_tag(self, node.attributes))


def depart_date_html(self: HTML5Translator, node: nodes.Element) -> None:
    """End a date."""
    self.body.append("</time>")
