"""Prepares the cards of projects that are sections for builders: their titles are the headings above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.nodes import find_galleries, project_title

from .writer_parts import find_outside_url

if TYPE_CHECKING:
    from sphinx.builders import Builder

_PLAIN_FORMATS = ("text", "man")
"""Formats in which a link in a heading is lost, or breaks it: the URL follows the heading."""


class HeadedCardPostTransform(SphinxPostTransform):
    """Gives the anchors of cards to their sections.

    Runs after :class:`.AnchorPostTransform` (1), which decides which of several cards has the anchor of the project.
    """

    default_priority = 2

    def run(self, **kwargs: Any) -> None:
        """Move the anchors."""
        for gallery in find_galleries(self.document):
            if gallery.get("headed"):
                card, section = gallery.entries[0], gallery.parent
                section["ids"] += [name for name in card["ids"] if name not in section["ids"]]
                card["ids"] = []


def flatten_headed_cards(document: nodes.document, builder: Builder) -> None:
    """Replace the galleries of single cards by the content of the cards, for builders that do not write cards."""
    for gallery in list(find_galleries(document)):
        if gallery.get("headed"):
            card = gallery.entries[0]
            images = [child for child in card.children if isinstance(child, nodes.image)]
            others = [child for child in card.children if not isinstance(child, project_title | nodes.image)]
            parts = [*images[:1], *others]
            heading: Any = gallery.parent[0]
            if builder.format in _PLAIN_FORMATS:
                url = find_outside_url(heading)
                heading[:] = [nodes.Text(heading.astext())]
                parts = [*([nodes.paragraph("", f"<{url}>")] if url else []), *parts]
            gallery.parent.replace(gallery, parts)
