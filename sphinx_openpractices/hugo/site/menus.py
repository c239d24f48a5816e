"""The menus of a Hugo site, from its configuration and the front matter of its pages, in Hugo's order.

Source: `Menus <https://gohugo.io/content-management/menus/>`__, and ``assembleMenus`` in ``hugolib/site.go`` of Hugo.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .config_places import find_setting_place
from .fields import ensure_mapping, list_mappings, to_number, to_text, to_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .hugo_site import HugoSite
    from .page import HugoPage

    FindPage = Callable[[str], HugoPage | None]

_NAMES = ("menu", "menus")
"""The keys for menus; if there are both, Hugo uses the first."""


@dataclass(slots=True, eq=False)
class MenuEntry:
    """An entry of a menu: a link to a *page* or else to *url*, or only a name for its *children*.

    *name* is plain text or HTML, as its author wrote it; *file* and *line* are where the entry is.
    """

    name: str
    url: str = ""
    page: HugoPage | None = None
    identifier: str = ""
    parent: str = ""
    weight: int = 0
    file: str = ""
    line: int = 1
    lost: tuple[str, ...] = ()
    """The keys of the entry that show something else in Hugo's header, such as ``pre``."""
    children: list[MenuEntry] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What ``parent`` refers to."""
        return self.identifier or self.name


def read_menus(site: HugoSite, find_page: FindPage) -> dict[str, list[MenuEntry]]:
    """Return the entries of each menu; *find_page* resolves ``pageRef``."""
    found: dict[str, dict[str, MenuEntry]] = {}
    for menu, entry in _list_entries(site, find_page):
        found.setdefault(menu, {})
        if entry.key in found[menu] and entry.page is not None and not entry.url:
            continue  # Hugo takes the entry of the configuration, and the first of several pages
        found[menu][entry.key] = entry
    return {menu: _nest_entries(entries) for menu, entries in found.items()}


def _list_entries(site: HugoSite, find_page: FindPage) -> Iterator[tuple[str, MenuEntry]]:
    """Yield the entries in Hugo's order of precedence, each with the name of its menu."""
    for menu, values in _read_menu_settings(site.config.settings, site.config.language).items():
        for value in list_mappings(values):
            reference = to_text(value.get("pageref"))
            entry = _read_entry(value, find_page(reference) if reference else None)
            entry.file, entry.line = find_setting_place(site.config, entry.url or reference or entry.name)
            if entry.page is None and not entry.url and reference:
                entry.url = f"/{reference.strip('/')}"
            yield menu, entry
    listed = [page for page in site.pages.values() if page.listed and page.linked]
    if menu := to_text(_get_setting(site, "sectionpagesmenu")):
        for page in listed:
            if page.kind == "section" and page.section == page.key[1:]:
                yield menu, MenuEntry(page.link_title, page=page, identifier=page.section, weight=page.weight)
    for page in listed:
        yield from _read_page_entries(page)


def _get_setting(site: HugoSite, key: str) -> Any:
    """Return a setting of the site's language, or else of the site."""
    settings = site.config.settings
    return ensure_mapping(ensure_mapping(settings.get("languages")).get(site.config.language)).get(
        key, settings.get(key)
    )


def _read_menu_settings(settings: dict[str, Any], language: str) -> dict[str, Any]:
    """Return the menus of the configuration; those of a language replace all others."""
    own = ensure_mapping(ensure_mapping(settings.get("languages")).get(language))
    return next((menus for each in (own, settings) for name in _NAMES if (menus := ensure_mapping(each.get(name)))), {})


def _read_page_entries(page: HugoPage) -> Iterator[tuple[str, MenuEntry]]:
    """Yield the entries that a page has in its front matter."""
    for name in _NAMES:
        menus = page.data.get(name)
        values = (
            menus.items() if isinstance(menus, Mapping) else [(menu, {}) for menu in to_texts(menus)] if menus else []
        )
        for menu, value in values:
            lower = {str(key).lower(): each for key, each in ensure_mapping(value).items()}
            entry = _read_entry(lower, page)
            entry.file, entry.line = page.source, page.front.lines.get(f"{name}.{menu}", page.front.lines.get(name, 1))
            yield str(menu), entry


def _read_entry(value: Mapping[str, Any], page: HugoPage | None) -> MenuEntry:
    """Return an entry; what is missing in it comes from its page."""
    return MenuEntry(
        to_text(value.get("name")) or (page.link_title if page else ""),
        to_text(value.get("url")),
        page,
        to_text(value.get("identifier")),
        to_text(value.get("parent")),
        to_number(value.get("weight")) or (page.weight if page else 0),
        lost=tuple(key for key in ("pre", "post", "params") if value.get(key)),
    )


def _nest_entries(entries: dict[str, MenuEntry]) -> list[MenuEntry]:
    """Return the entries at the top of a menu, with the others below them; a parent that is missing becomes one."""
    for entry in list(entries.values()):
        if entry.parent:
            missing = MenuEntry(entry.parent, file=entry.file, line=entry.line)
            entries.setdefault(entry.parent, missing).children.append(entry)
    for entry in entries.values():
        entry.children.sort(key=_make_sort_key)
    return sorted((entry for entry in entries.values() if not entry.parent), key=_make_sort_key)


def _make_sort_key(entry: MenuEntry) -> tuple[bool, int, str, str]:
    """Return a key that sorts by weight, 0 last, then by name without its case."""
    return not entry.weight, entry.weight, entry.name.casefold(), entry.identifier
