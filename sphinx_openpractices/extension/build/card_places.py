"""Where each project is shown: the cards of every page, and the card that references lead to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.extension.base.nodes import find_galleries, project_title
from sphinx_openpractices.text.garbage import pausing_collection

from .conditions import find_conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

    from .conditions import Conditions

    PageCards = Mapping[str, list[tuple[Any, ...]]]
    """The cards of a page by project, each with the values of a :class:`PageCard`: plain data for the environment."""


class PageCard(NamedTuple):
    """A card on a page."""

    title: str
    original: str
    """The title before translation."""
    anchor: str
    """The anchor if the builder shows no earlier card of the project on the page."""
    own_anchor: str
    canonical: bool
    conditions: Conditions
    labels: tuple[str, ...]


class CardPlace(NamedTuple):
    """Where a project is shown."""

    docname: str
    anchor: str
    """Empty if the builder does not show the card."""
    title: str
    original: str
    canonical: bool


@pausing_collection()
def collect_cards(document: nodes.document) -> PageCards:
    """Return the projects on a page, with the titles that readers see.

    Of the cards that are shown under the same conditions, only the first counts, and the first that is canonical.
    """
    found: dict[str, list[tuple[Any, ...]]] = {}
    for gallery in find_galleries(document):
        conditions = find_conditions(gallery)
        canonical = bool(gallery.get("canonical"))
        for highlight in gallery.highlights:
            cards = found.setdefault(highlight["project"], [])
            if highlight["ids"] and not any(
                set(card.conditions) <= set(conditions) and card.canonical >= canonical
                for card in map(PageCard._make, cards)
            ):
                cards.append(tuple(_describe_card(highlight, gallery, conditions, canonical=canonical)))
    return {project: cards for project, cards in found.items() if cards}


def find_title(highlight: nodes.Element) -> project_title:
    """Return the title of a card."""
    return next(child for child in highlight.children if isinstance(child, project_title))


def find_labels(highlight: project_highlight) -> tuple[str, ...]:
    """Return the labels of a card: its name, those above it, and those above a gallery of it alone."""
    gallery = highlight.parent
    alone = len(gallery.children) == 1 and "labelledby" not in gallery
    return (*highlight["names"], *find_title(highlight)["names"], *(gallery["names"] if alone else ()))


def _describe_card(
    highlight: project_highlight, gallery: project_gallery, conditions: Conditions, *, canonical: bool
) -> PageCard:
    """Return what the domain keeps of a card."""
    title = find_title(highlight)
    text, own_anchor = title.astext(), highlight["ids"][0]
    # One string for both titles, nearly always: the environment is smaller.
    original = title.rawsource if title.rawsource != text else text
    anchor = highlight.get("anchor", own_anchor)
    return PageCard(text, original, anchor, own_anchor, canonical, conditions, find_labels(highlight))


def order_pages(pages: Mapping[str, PageCards], env: BuildEnvironment) -> tuple[list[str], list[str]]:
    """Return the pages with projects in the order of the table of contents, and those that are not in it."""
    order: dict[str, None] = {}
    ahead = [env.config.root_doc]
    while ahead:
        docname = ahead.pop()
        if docname not in order:
            order[docname] = None
            ahead += reversed(env.toctree_includes.get(docname, []))
    return [docname for docname in order if docname in pages], sorted(pages.keys() - order.keys())


@pausing_collection()
def list_places(
    pages: Mapping[str, PageCards], order: Iterable[str], hidden: Container[str], are_met: Callable[[Conditions], bool]
) -> dict[str, list[CardPlace]]:
    """Return the places of each project, one on each page, in the order in which references prefer them.

    Places that the builder shows are first, and among them those in canonical galleries; it shows no *hidden* page.
    """
    found: dict[str, list[CardPlace]] = {}
    is_shown = cache(are_met)
    for docname in order:
        for project, values in pages[docname].items():
            title, original, anchor, _own_anchor, canonical, conditions, _labels = values[0]
            if conditions or len(values) > 1 or docname in hidden:  # rarely
                cards = [PageCard(*each) for each in values]
                conditional = () if docname in hidden else cards
                shown = [card for card in conditional if not card.conditions or is_shown(card.conditions)]
                best = next((card for card in shown if card.canonical), (shown or cards)[0])
                anchor = "" if not shown else best.anchor if best is shown[0] else best.own_anchor
                title, original, canonical = best.title, best.original, best.canonical
            found.setdefault(project, []).append(CardPlace(docname, anchor, title, original, canonical))
    for places in found.values():
        if len(places) > 1:
            places.sort(key=lambda place: (not place.anchor, not place.canonical))
    return found
