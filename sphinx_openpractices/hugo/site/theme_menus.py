"""Menus that themes read from ``params``: those of the scientific Python theme, and of Docsy.

Sources: ``layouts/partials/navbar.html`` and ``footer.html`` of scientific-python-hugo-theme, and
``layouts/_partials/footer`` of Docsy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .config_places import find_setting_place
from .fields import ensure_mapping, list_mappings, to_text
from .menus import MenuEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .site_config import SiteConfig

_NAMES = ("title", "text", "name")
_ADDRESSES = ("url", "link", "href")
_BELOW = ("sublinks", "links")


def read_theme_menus(config: SiteConfig) -> dict[str, list[MenuEntry]]:
    """Return the entries of the menus ``main`` and ``footer`` in the parameters of the site."""
    footer = ensure_mapping(config.params.get("footer"))
    links = ensure_mapping(config.params.get("links"))
    columns = [*ensure_mapping(footer.get("quicklinks")).values(), *list_mappings(footer.get("columns"))]
    columns += [{"links": links[key]} for key in ("user", "developer") if key in links]
    return {
        "main": list(_read_entries(config, list_mappings(config.params.get("navbar")))),
        "footer": list(_read_entries(config, list_mappings(columns))),
    }


def _read_entries(config: SiteConfig, values: Iterable[dict[str, Any]]) -> Iterator[MenuEntry]:
    """Yield the entries that are links, or that contain some; a column may have no name."""
    for value in values:
        name, url = (next(filter(None, (to_text(value.get(key)) for key in keys)), "") for keys in (_NAMES, _ADDRESSES))
        below = [entry for key in _BELOW for entry in _read_entries(config, list_mappings(value.get(key)))]
        if url or below:
            file, line = find_setting_place(config, url or name)
            yield MenuEntry(name, url, file=file, line=line, children=below)
