"""Makes data for search engines, JSON-LD, from the cards and the practices of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from docutils import nodes

from sphinx_openpractices.catalog.exporting.jsonld import format_json_ld
from sphinx_openpractices.catalog.exporting.project_data import ProjectItem, has_property
from sphinx_openpractices.catalog.project import DEFAULT_KIND
from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    project_description,
    project_highlight,
    project_link,
    project_logo,
    project_summary,
    project_title,
)

from .html_writer import make_image_url
from .practice_json_ld import make_practice_items
from .publisher import describe_publisher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from sphinx_openpractices.extension.base.nodes import project_gallery

_SUMMARIES = (project_description, project_summary)


def make_page_json_ld(
    galleries: Iterable[project_gallery], practices: Iterable[nodes.Element], builder: Builder, base: str
) -> str:
    """Return the projects and the practices of a page as JSON-LD, or nothing if it has none.

    Relative links are resolved against the URL *base*, which is the ``pageurl`` of Sphinx. A page with practices
    describes the principles of the organization.
    """
    cards: dict[str, project_highlight] = {}
    for gallery in galleries:
        for highlight in gallery.entries:  # a project may be in several groups
            cards.setdefault(highlight["project"], highlight)
    kept = list(make_practice_items(practices, builder, base))
    if not cards and not kept:
        return ""
    items = (_make_item(card, builder, base) for card in cards.values())
    publisher = describe_publisher(builder, base)
    if not kept:
        return format_json_ld([items], publisher)
    publisher["publishingPrinciples"] = base or "#"
    return format_json_ld([items, kept] if cards else [kept], publisher)


def _make_item(card: project_highlight, builder: Builder, base: str) -> ProjectItem:
    """Return what the data has of a card; without *base*, links stay relative."""
    title = _find_child(card, project_title)
    kind = card.get("kind", DEFAULT_KIND)
    return ProjectItem(
        name=title.astext() if title is not None else "",
        kind=kind,
        url=_find_link_url(title, base, only_own=kind == DEFAULT_KIND),
        logo=_find_logo_url(card, builder, base) if has_property(kind, "logo") else "",
        description=_find_description(card, needed=kind == "dataset"),
        keywords=tuple(card.get("tags", ())),
        license=card.get("license", ""),
        repository=card.get("repository", ""),
    )


def _find_description(card: project_highlight, *, needed: bool) -> str:
    """Return the summary, or else the caption if a description is *needed*: search engines require one of datasets."""
    text = _find_child(card, _SUMMARIES) or (_find_child(card, caption_element) if needed else None)
    return " ".join(text.astext().split()) if text is not None else ""


def _find_link_url(title: nodes.Element | None, base: str, *, only_own: bool) -> str:
    """Return the URL of the page to which a title leads; empty if there is none, or if *only_own*, on another site.

    Google lists no URL among the properties of software, and the card contains it in full: after compression, it would
    make a card a fifth larger. The card only contains a relative link to a page of this site.
    """
    if isinstance(title, project_link):
        url = str(title["refuri"])
        return "" if only_own or url.lower().startswith("mailto:") else url
    link = _find_child(title, nodes.reference)
    return urljoin(base, link.get("refuri") or "#" + link.get("refid", "")) if link is not None else ""


def _find_logo_url(card: project_highlight, builder: Builder, base: str) -> str:
    """Return the URL of the logo; empty if there is none."""
    image = next((child for child in card.children if type(child) is project_logo), None)  # not the cover
    return urljoin(base, make_image_url(builder, image["uri"])) if image is not None else ""


def _find_child(node: nodes.Element | None, kind: type[Any] | tuple[type[Any], ...]) -> nodes.Element | None:
    """Return the first child of a kind, or of one of several."""
    for child in node.children if node is not None else ():
        if isinstance(child, kind):
            return cast("nodes.Element", child)
    return None
