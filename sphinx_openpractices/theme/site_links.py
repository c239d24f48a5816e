"""The links of the options ``header_links`` and ``footer_links``, for the components of the same names.

By default, the header shows the table of contents of the start page, which cannot contain menus, or links to a place on
a page; and the footer has no links.
"""

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils.nodes import fully_normalize_name
from sphinx.locale import _ as translate

from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.urls import is_url

from .serialized_pages import is_serializing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

LINK_OPTIONS = ("header_links", "footer_links")
LINK_EXAMPLE = '[{"name": "Team", "url": "team"}]'


class _SiteLink(NamedTuple):
    """A link with its *name* as plain text; without a URL, only the name of its *links*, which have none below."""

    name: str
    url: str
    current: bool = False
    links: tuple[_SiteLink, ...] = ()


def fits_links(value: Any) -> bool:
    """Return whether the value of an option is a list of links: each has a name, and a URL or links of its own."""
    return not value or (
        isinstance(value, (list, tuple))
        and all(
            isinstance(each, dict)
            and hasattr(each.get("name"), "startswith")
            and (isinstance(each.get("url", ""), str))
            and bool(each.get("url") or each.get("links"))
            and fits_links(each.get("links"))
            for each in value
        )
    )


def on_html_page_context_add_site_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Add to the context of a page what the components ``header-links`` and ``footer-links`` show."""
    if is_serializing(app):
        return
    around = {context["pathto"](pagename), *(parent["link"] for parent in context.get("parents") or ())}
    header, footer = (
        tuple(_read_links(app, context, context.get(f"theme_{option}") or (), around, option))
        for option in LINK_OPTIONS
    )
    limit = int(context["theme_header_links_before_dropdown"])
    context["header_links"] = header
    context["header_menus"] = _make_menus(header, limit, translate(context["theme_header_dropdown_text"]))
    # Links outside of columns have one of their own, without a name.
    single = tuple(link for link in footer if not link.links)
    columns = [_SiteLink("", "", links=single)] if single else []
    context["footer_links"] = [*columns, *(link for link in footer if link.links)]


def _make_menus(links: tuple[_SiteLink, ...], limit: int, more: str) -> list[_SiteLink]:
    """Return the links for a wide screen: a menu contains its own link, and the menu *more* those after *limit* links.

    The menu *more* takes the place of a link, as in the parent, so it never contains only one.
    """
    shown = links if len(links) <= limit + 1 else links[:limit]
    rest = tuple(_flatten_links(links[len(shown) :]))
    menus = [each._replace(links=tuple(_flatten_links([each]))) if each.links else each for each in shown]
    return [*menus, _SiteLink(more, "", links=rest)] if rest else menus


def _read_links(
    app: Sphinx, context: dict[str, Any], links: Iterable[dict[str, Any]], around: set[str], option: str
) -> Iterator[_SiteLink]:
    """Yield the links whose pages exist; *around* are the URLs of the page and of the sections that contain it."""
    for each in links:
        below = tuple(_flatten_links(_read_links(app, context, each.get("links") or (), around, option)))
        url = str(each.get("url") or "")
        try:
            found = _find_link_url(app, context, url) if url else ""
        except ValueError as err:
            report_warning(
                Subtype.CONFIG, f'conf.py: html_theme_options["{option}"]: {err}; the link is left out', once=True
            )
            found = ""
        if found or below:
            yield _SiteLink(each["name"], found, found in around or any(link.current for link in below), below)


def _flatten_links(links: Iterable[_SiteLink]) -> Iterator[_SiteLink]:
    """Yield the links, each followed by those below it."""
    for link in links:
        if link.url:
            yield link._replace(links=())
        yield from link.links


def _find_link_url(app: Sphinx, context: dict[str, Any], place: str) -> str:
    """Return the URL of a document, with or without ``#id``, of a path of the built site, or of another site.

    Raises ``ValueError``.
    """
    document, mark, anchor = place.partition("#")
    if document in app.env.all_docs:
        page = str(context["pathto"](document))
        return f"{'' if page == '#' else page}#{_find_anchor(app, document, anchor)}" if mark and anchor else page
    if place.startswith("/") and not place.startswith("//"):
        return str(context["pathto"](place[1:], 1))
    if not is_url(place) and not place.lower().startswith(("mailto:", "tel:")):
        raise ValueError(
            f"{reprlib.repr(place)} is neither a document of this site, nor a URL, nor a path such as /files/report.pdf"
        )
    return place


def _find_anchor(app: Sphinx, document: str, anchor: str) -> str:
    """Return the id in the HTML for a label, or for the id of a heading that MyST makes."""
    label = app.env.domaindata["std"]["anonlabels"].get(fully_normalize_name(anchor))
    if label and label[0] == document:
        return str(label[1])
    slug = app.env.metadata[document].get("myst_slugs", {}).get(anchor)
    return str(slug[1]) if slug else anchor
