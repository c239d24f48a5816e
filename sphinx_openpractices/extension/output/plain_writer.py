"""Text and man pages: the target stands behind the title.

Each method is called as one of the translator's own: first the translator, then the node.
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
    """A line that is not wrapped, so that no URL is broken."""
    self.new_state(0)


def depart_title_text(self: TextTranslator, node: _Element) -> None:
    """The target, in angle brackets."""
    if url := find_outside_url(node):
        self.add_text(f" <{url}>")
    self.end_state(wrap=False)


def visit_title_man(self: ManualPageTranslator, node: nodes.paragraph) -> None:
    """The title and its target; as one text, for newer docutils puts the target of a link behind it by itself."""
    url = find_outside_url(node)
    self.visit_paragraph(node)
    self.visit_Text(nodes.Text(node.astext() + (f" <{url}>" if url else "")))
    self.depart_paragraph(node)
    raise nodes.SkipNode
