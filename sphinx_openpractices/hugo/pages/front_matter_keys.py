"""Finds the texts in the front matter of a page that the new page does not have; templates of themes show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.site.page import HugoPage

KEPT_KEYS = ("description", "date", "lastmod", "author", "authors", "tags", "categories")
"""The keys that are in the new page, too."""

_USED_KEYS = {
    *KEPT_KEYS,
    *("title", "linktitle", "summary", "aliases", "slug", "url", "weight", "draft", "cascade", "menu", "menus"),
    *("publishdate", "pubdate", "published", "expirydate", "unpublishdate", "modified", "sections", "resources"),
    *("build", "_build", "headless", "layout", "type", "outputs", "markup", "sitemap", "translationkey"),
    *("iscjklanguage", "math", "toc", "design", "newsheader", "newslink", "params"),
}
"""Keys that the migration uses, or that show nothing."""


def find_unshown_keys(page: HugoPage) -> Iterator[tuple[str, int]]:
    """Yield the keys with texts that are not in the new page, each with its line."""
    front = page.front
    params = front.data.get("params")
    nested = {f"params.{key}": value for key, value in params.items()} if isinstance(params, dict) else {}
    for key, value in {**front.data, **nested}.items():
        if key not in _USED_KEYS and _has_text(value):
            yield key, front.lines.get(key, 1)


def _has_text(value: Any) -> bool:
    """Return whether a value contains text or a date; flags and numbers are for templates alone."""
    if isinstance(value, dict | list):
        return any(map(_has_text, value.values() if isinstance(value, dict) else value))
    return bool(value) and not isinstance(value, bool | int | float) and str(value).strip() != ""
