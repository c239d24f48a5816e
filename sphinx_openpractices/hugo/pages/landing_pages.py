"""Finds the pages that a block of a HugoBlox landing page lists: the newest of a section, people, one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.site.content_names import normalize_path
from sphinx_openpractices.hugo.site.fields import ensure_mapping, to_number, to_text, to_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage

PAGE_KEYS = {
    *("filters", "count", "offset", "order", "sort_by", "sort_ascending", "page_type", "archive"),
    *("user_groups", "username", "usernames"),
}
"""The keys of a block that choose its pages."""
_USUAL_COUNT = 5
_PEOPLE = ("/authors/", "/author/", "/people/")
"""Where pages of people are."""


def find_block_pages(site: HugoSite, content: Mapping[str, Any]) -> list[HugoPage]:
    """Return the pages that the *content* of a block asks for, in order."""
    filters = ensure_mapping(content.get("filters"))
    folders = _list_texts(filters.get("folders")) or _list_texts(content.get("page_type"))
    if folders:
        pages = [page for page in site.pages.values() if _is_asked(page, folders, filters)]
        rising = to_text(content.get("order")) == "asc" or content.get("sort_ascending") is True
        pages.sort(
            key=lambda page: (page.date is not None, page.date.timestamp() if page.date else 0), reverse=not rising
        )
        start = to_number(content.get("offset"))
        count = to_number(content["count"]) if "count" in content else _USUAL_COUNT
        return pages[start : start + count] if count else pages[start:]
    names = [name for key in ("username", "usernames") for name in _list_texts(content.get(key))]
    places = [f"{folder}{normalize_path(name)}" for name in names for folder in _PEOPLE]
    found = [site.pages[place] for place in places if place in site.pages]
    groups = _list_texts(content.get("user_groups"))
    people = [page for page in site.pages.values() if page.key.startswith(_PEOPLE) and page.linked]
    for group in groups:
        found += sorted(
            (page for page in people if group in _list_texts(page.data.get("user_groups"))),
            key=lambda page: (not page.weight, page.weight, page.title),
        )
    return list(dict.fromkeys(found))


def _list_texts(value: Any) -> list[str]:
    """Return a text, or the texts of a list; a text is not split."""
    return to_texts(value) if isinstance(value, list) else [value] if isinstance(value, str) and value else []


def _is_asked(page: HugoPage, folders: list[str], filters: Mapping[str, Any]) -> bool:
    """Return whether a page is in one of the folders, and has the terms of the filters."""
    inside = any(page.key.startswith(f"/{folder.strip('/').lower()}/") for folder in folders)
    terms = {"tag": "tags", "category": "categories", "author": "authors"}
    return (
        inside
        and page.kind == "page"
        and page.listed
        and page.linked
        and all(to_text(filters.get(key)) in {"", *page.list_terms(taxonomy)} for key, taxonomy in terms.items())
    )
