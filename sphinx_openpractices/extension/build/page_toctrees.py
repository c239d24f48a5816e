"""Moves the hidden table of contents at the end of a page from the last section to the page.

Markdown and reStructuredText cannot end a section without beginning another one, so that such a ``toctree`` is part of
the last section. Readers of HTML pages do not notice it; but in PDF, EPUB and other outputs that follow the table of
contents, the pages that it lists would be below that section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.config import get_config

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = (nodes.Invisible, nodes.footnote, nodes.citation)
"""What may follow the table of contents: comments and targets, and what is at the end of a page anyway."""


class PageToctreeTransform(SphinxTransform):
    """Moves them, if the site wants it. Runs after galleries have become sections (220)."""

    default_priority = 700

    def apply(self, **kwargs: Any) -> None:
        """Move the tables of contents of the page, in their order."""
        if not get_config(self.env).page_toctrees:
            return
        for top in self.document.children:
            if isinstance(top, nodes.section) and (last := _find_last_section(top)) is not top:
                for toctree in reversed(list(_find_last_toctrees(last))):
                    last.remove(toctree)
                    top.append(toctree)


def _find_last_section(section: nodes.section) -> nodes.section:
    """Return the section with which *section* ends, at any level; itself if it has none."""
    last = section.children[-1] if section.children else None
    return _find_last_section(last) if isinstance(last, nodes.section) else section


def _find_last_toctrees(section: nodes.section) -> Iterator[nodes.Element]:
    """Yield the hidden tables of contents at the end of *section*, the last first."""
    for child in reversed(section.children):
        if isinstance(child, nodes.compound) and child.children and all(map(_is_hidden_toctree, child.children)):
            yield child
        elif not isinstance(child, _UNSEEN):
            return


def _is_hidden_toctree(node: nodes.Node) -> bool:
    """Return whether *node* is a ``toctree`` with the option ``hidden``."""
    return isinstance(node, addnodes.toctree) and bool(node.get("hidden"))
