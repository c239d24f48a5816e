"""Converts the menus of a Hugo site to the links in the header and the footer of the new site."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.hugo.links.link_targets import Nowhere, ToFile, ToPage
from sphinx_openpractices.hugo.markdown.address_schemes import HIDDEN_ADDRESS, is_hidden
from sphinx_openpractices.hugo.site.menus import MenuEntry, read_menus
from sphinx_openpractices.hugo.site.theme_menus import read_theme_menus
from sphinx_openpractices.text.urls import is_url

from .site_output import is_not_found, resolve_outside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_openpractices.hugo.site.page import HugoPage

    from .page_resolver import MigrationState
    from .report import MigrationReport

_HEADER = ("main", "main_right", "header", "navbar", "primary", "top")
"""The menus that themes show in the header, in order."""
_FOOTER = "foot"
"""Is in the names of menus that themes show in the footer."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LONGEST = 60
"""The most letters of links that a header of usual width has room for."""
_USUAL = 6
"""The number of links that the header shows by default before it hides some."""


class MenuLink(NamedTuple):
    """A link of a menu for ``conf.py``; *page* is the page that it leads to, unless it leads to a place on one."""

    name: str
    url: str
    page: HugoPage | None = None
    links: tuple[MenuLink, ...] = ()

    def to_option(self) -> dict[str, Any]:
        """Return the link as the theme takes it."""
        option: dict[str, Any] = {"name": self.name}
        if self.url:
            option["url"] = self.url
        if self.links:
            option["links"] = [link.to_option() for link in self.links]
        return option


class SiteMenus(NamedTuple):
    """The links of the header and of the footer."""

    header: tuple[MenuLink, ...] = ()
    footer: tuple[MenuLink, ...] = ()

    def make_options(self, home: HugoPage) -> dict[str, Any]:
        """Return the options of the theme; none for a header that is the table of contents of the start page."""
        options: dict[str, Any] = {}
        pages = [page for page in home.pages if not is_not_found(page)]
        reached = {link.page for link in self.header}
        is_flat = all(not link.links and (link.page in pages or "://" in link.url) for link in self.header)
        if self.header and not (is_flat and reached.issuperset(pages)):
            options["header_links"] = [link.to_option() for link in self.header]
        if len(self.header) > _USUAL and sum(len(link.name) for link in self.header) <= _LONGEST:
            options["header_links_before_dropdown"] = len(self.header)
        if self.footer:
            options["footer_links"] = [link.to_option() for link in self.footer]
        return options

    def order_pages(self, section: HugoPage) -> Iterator[tuple[str, HugoPage | str]]:
        """Yield the pages of a section with their titles for links, in order.

        Those of the start page are in the order and with the names of the header, with its URLs; others follow.
        """
        left = dict.fromkeys(page for page in section.pages if not is_not_found(page))
        for link in _flatten_links(self.header if section.kind == "home" else ()):
            if link.page in left:
                del left[link.page]
                yield link.name, link.page
            elif "://" in link.url:
                yield link.name, link.url
        yield from ((page.link_title, page) for page in left)


def _flatten_links(links: Iterable[MenuLink]) -> Iterator[MenuLink]:
    """Yield the links, each followed by those below it."""
    for link in links:
        yield link
        yield from _flatten_links(link.links)


def convert_menus(shared: MigrationState, report: MigrationReport) -> SiteMenus:
    """Return the links of the menus; what does not come over is in the report."""

    def find_page(reference: str) -> HugoPage | None:
        target = shared.links.resolve_ref(shared.output.site.home, reference)
        return target.page if isinstance(target, ToPage) else None

    menus = read_menus(shared.output.site, find_page)
    themes = read_theme_menus(shared.output.site.config)
    converter = _MenuConverter(shared, report)
    header = [link for name in _HEADER for link in converter.convert(menus.pop(name, []), name)]
    header = header or converter.convert(themes["main"], "main")
    footer = [link for name in [*menus] if _FOOTER in name.lower() for link in converter.convert(menus.pop(name), name)]
    footer += converter.convert(themes["footer"], "footer")
    for name, entries in menus.items():
        listed = ", ".join(_read_name(entry.name) for entry in entries)
        message = f'the menu "{name}" does not come over; the theme shows menus in the header and the footer: {listed}'
        report.add("site", entries[0].file, entries[0].line, message)
    return SiteMenus(tuple(header), tuple(footer))


class _MenuConverter:
    """Converts the entries of menus."""

    def __init__(self, shared: MigrationState, report: MigrationReport) -> None:
        self.shared = shared
        self.report = report
        self.home = shared.output.site.home

    def convert(self, entries: Iterable[MenuEntry], menu: str) -> list[MenuLink]:
        """Return the links of a menu."""
        found = []
        for entry in entries:
            below = tuple(self.convert(entry.children, menu))
            name = _read_name(entry.name) or entry.url
            url, page = self._find_target(entry, f'the menu "{menu}", "{name}"')
            for key in entry.lost:
                self.report.add("site", entry.file, entry.line, f'the menu "{menu}", "{name}": {key} is lost')
            if url or below:
                found.append(MenuLink(name, url, page, below))
        return found

    def _find_target(self, entry: MenuEntry, place: str) -> tuple[str, HugoPage | None]:
        """Return the URL for the theme, and the page if the entry leads to one; both are empty for a name only."""
        output, config = self.shared.output, self.shared.output.site.config
        if entry.page is None and entry.url.strip() in {"", "#"}:
            return "", None
        if entry.page is None and is_hidden(entry.url):
            self.report.add("hidden", entry.file, entry.line, f'{place}: "{entry.url}" {HIDDEN_ADDRESS}')
            return "", None
        target = ToPage(entry.page) if entry.page else self.shared.links.resolve_link(self.home, entry.url)
        if isinstance(target, ToPage) and target.page in output.names:
            return self._find_place(target, entry, place)
        if isinstance(target, ToFile):
            return output.publish_file(target), None
        unknown_scheme = isinstance(target, Nowhere) and is_url(entry.url) and not target.tried
        if isinstance(target, Nowhere) and (unknown_scheme or not is_url(entry.url)):
            self.report.add("broken", entry.file, entry.line, f'{place}: "{entry.url}": {target.reason}')
        address = target.page.address if isinstance(target, ToPage) else entry.url
        return "" if unknown_scheme else resolve_outside(target, address, self.home, config), None

    def _find_place(self, target: ToPage, entry: MenuEntry, place: str) -> tuple[str, HugoPage | None]:
        """Return the URL of a page of the new site, or of a place on it."""
        name = self.shared.output.names[target.page]
        document = name.removesuffix(".md")
        if self.shared.anchors.leads_to_top(target.page, target.anchor):
            return document, target.page
        ids = self.shared.anchors.find_ids(target.page)
        if ids.has(target.anchor):
            anchor = ids.slugs.get(target.anchor) or self.shared.labels.get_name(name, target.anchor)
            return f"{document}#{anchor}", None
        message = f'{place}: {target.page.source or target.page.content} has no "#{target.anchor}"'
        self.report.add("broken", entry.file, entry.line, message)
        return document, target.page


def _read_name(name: str) -> str:
    """Return the name of an entry, which themes print with its HTML, as plain text."""
    return " ".join(unescape(_TAG.sub("", name)).split())
