"""Writes text and man pages: the target follows the title.

The translator calls each function like a method of its own, with the node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .writer_parts import find_outside_url

if TYPE_CHECKING:
    from sphinx.writers.manpage import ManualPageTranslator
    from sphinx.writers.text import TextTranslator

    from .writer_parts import _Element


def visit_title_text(self: TextTranslator, node: _Element) -> None:
    """Start the title on a line that is not wrapped, so that URLs are not broken."""
    self.new_state(0)


def depart_title_text(self: TextTranslator, node: _Element) -> None:
    """Write the target in angle brackets, and end the title."""
    if url := find_outside_url(node):
        self.add_text(f" <{url}>")
    self.end_state(wrap=False)


def visit_title_man(self: ManualPageTranslator, node: nodes.paragraph) -> None:
    """Write the title and its target as one text, since newer docutils versions also write the target of a link."""
    url = find_outside_url(node)
    self.visit_paragraph(node)
    self.visit_Text(nodes.Text(node.astext() + (f" <{url}>" if url else "")))
    self.depart_paragraph(node)
    raise nodes.SkipNode
