"""Makes data for search engines, JSON-LD, from the cards of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from docutils import nodes

from sphinx_openpractices.catalog.exporting.jsonld import SoftwareItem, format_json_ld
from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    project_description,
    project_highlight,
    project_link,
    project_title,
)

from .html_writer import make_image_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from sphinx_openpractices.extension.base.nodes import project_gallery


def make_page_json_ld(galleries: Iterable[project_gallery], builder: Builder, base: str) -> str:
    """Return the projects in the galleries of a page as JSON-LD; relative links are resolved against the URL *base*."""
    cards: dict[str, project_highlight] = {}
    for gallery in galleries:
        for highlight in gallery.highlights:  # a project may be in several groups
            cards.setdefault(highlight["project"], highlight)
    return format_json_ld(_make_item(card, builder, base) for card in cards.values())


def _make_item(card: project_highlight, builder: Builder, base: str) -> SoftwareItem:
    """Return what a card shows. Without *base*, which is set if the site has ``html_baseurl``, links stay relative."""
    title, image = (_find_child(card, kind) for kind in (project_title, nodes.image))
    text = _find_child(card, project_description) or _find_child(card, caption_element)
    link = title if isinstance(title, project_link) else _find_child(title, nodes.reference)
    return SoftwareItem(
        name=title.astext() if title is not None else "",
        url=urljoin(base, _get_link_url(link)) if link is not None else "",
        image=urljoin(base, make_image_url(builder, image["uri"])) if image is not None else "",
        description=" ".join(text.astext().split()) if text is not None else "",
        keywords=tuple(card.get("tags", ())),
        license=card.get("license", ""),
        repository=card.get("repository", ""),
    )


def _find_child(node: nodes.Element | None, kind: type) -> nodes.Element | None:
    """Return the first child of a kind."""
    for child in node.children if node is not None else ():
        if isinstance(child, kind):
            return cast("nodes.Element", child)
    return None


def _get_link_url(link: nodes.Element) -> str:
    """Return the URL of a reference, relative to its page."""
    return str(link.get("refuri") or "#" + link.get("refid", ""))
