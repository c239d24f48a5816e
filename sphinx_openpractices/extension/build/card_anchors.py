"""Anchors of cards of one project on a page, of which each builder may show another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.nodes import find_galleries
from sphinx_openpractices.extension.base.reporting import Subtype

from .conditions import are_met, find_conditions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinx_openpractices.extension.base.nodes import project_highlight


def report_duplicates(highlights: Sequence[project_highlight]) -> None:
    """Warn about projects with the same id that a builder shows together.

    A page may show an entry of the catalog more than once.
    """
    if not any("origin" in highlight for highlight in highlights):
        return
    earlier: dict[str, list[project_highlight]] = {}
    for highlight in highlights:
        cards = earlier.setdefault(highlight["project"], [])
        origin, hint = highlight.attributes.pop("origin", (None, ""))
        if origin is not None:
            first = next((card for card in cards if _are_shown_together(card, highlight)), None)
            if first is not None:
                place = f"{first.source}:{first.line}"
                message = f'the id "{highlight["project"]}" is already used by the project at {place}{hint}'
                origin.report_warning(Subtype.DUPLICATE, message)
        cards.append(highlight)


def _are_shown_together(first: project_highlight, second: project_highlight) -> bool:
    """Return whether two cards, not both of the catalog, are shown together.

    A card is shown with another if its conditions are among those of the other.
    """
    if "entry" in first and "entry" in second:
        return False
    conditions, others = set(find_conditions(first)), set(find_conditions(second))
    return conditions <= others or others <= conditions


class AnchorPostTransform(SphinxPostTransform):
    """Gives the anchor of a project to the first of its cards on the page that the builder shows.

    Runs first, while the conditions are around the cards: Sphinx removes ``only`` (50) and, last, ``ifconfig``.
    """

    default_priority = 1

    def run(self, **kwargs: Any) -> None:
        """Give the anchors."""
        anchored: dict[nodes.Node, set[str]] = {}
        for gallery in find_galleries(self.document):
            page: Any = gallery
            while page.parent is not None and not isinstance(page, addnodes.start_of_file):
                page = page.parent
            if are_met(find_conditions(gallery), get_app(self.env)):
                projects = anchored.setdefault(page, set())
                for highlight in gallery.highlights:
                    if highlight["ids"] and highlight["project"] not in projects:
                        projects.add(highlight["project"])
                        highlight["ids"][0] = highlight.get("anchor", highlight["ids"][0])
