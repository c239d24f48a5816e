"""Writes folded texts as HTML, without the nodes that were folded: a page can have thousands of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .html_practice import make_status_tag
from .html_reviews import make_date_tag, make_due_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_openpractices.extension.base.folded_text import Folded, folded_text

_ELEMENTS = {
    "date_text": (make_date_tag, "</time>"),
    "due_text": (make_due_tag, "</span>"),
    "practice_status": (make_status_tag, "</span>"),
}
"""The start tag and the end tag of each kind of folded element."""


def visit_folded_html(self: HTML5Translator, node: folded_text) -> None:
    """Write the text."""
    for each in node.folded:
        _write(self, each)
    raise nodes.SkipNode


def _write(self: HTML5Translator, folded: Folded) -> None:
    if isinstance(folded, str):
        self.body.append(self.encode(folded))
        return
    name, attributes, content = folded
    make_start_tag, end_tag = _ELEMENTS[name]
    self.body.append(make_start_tag(self, attributes))
    for each in content:
        _write(self, each)
    self.body.append(end_tag)
