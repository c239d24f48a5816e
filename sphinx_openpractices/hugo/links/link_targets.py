"""The targets of links in a Hugo site: its pages and files by address, by content path and by logical path.

All lookups are in dictionaries of what the site contains, so that no link leads out of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.site.content_names import normalize_path

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage


@dataclass(frozen=True, slots=True)
class ToPage:
    """A page; *anchor* is without ``#``, *query* without ``?``."""

    page: HugoPage
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class ToFile:
    """A file; *kind* is ``resource``, ``static`` or ``asset``, *path* its path there, *page* that of a resource."""

    file: Path
    kind: str
    path: str
    page: HugoPage | None = None
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """A target outside the site, such as another host or a mail address."""

    url: str


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A broken link, with the reason and the places that were *tried*."""

    reason: str
    tried: tuple[str, ...] = ()


LinkPlace = ToPage | ToFile
Target = ToPage | ToFile | Outside | Nowhere


class _PlaceIndex:
    """Pages and files by path; the first one at a path stays."""

    def __init__(self) -> None:
        self.exact: dict[str, LinkPlace] = {}
        self.loose: dict[str, LinkPlace] = {}
        """By the path as Hugo compares it."""

    def add(self, path: str, place: LinkPlace) -> None:
        """Put *place* at *path* unless there is one already."""
        self.exact.setdefault(path, place)
        self.loose.setdefault(normalize_path(path), place)

    def get(self, path: str) -> LinkPlace | None:
        """Return the page or file at *path*, if possible in these very letters."""
        return self.exact.get(path) or self.loose.get(normalize_path(path))


class LinkPlaces:
    """The pages and files of a *site* by the names that links use, in the author's letters and in Hugo's."""

    def __init__(self, site: HugoSite) -> None:
        self.site = site
        self.addresses = _PlaceIndex()
        self.contents = _PlaceIndex()
        """By path from the content folder, with a leading slash."""
        self.assets = _PlaceIndex()
        self.names: defaultdict[str, list[HugoPage | None]] = defaultdict(list)
        """The pages by name, for references without a path; ``None`` is the page of a taxonomy."""
        for page in site.pages.values():
            self.names[normalize_path(page.base)].append(page)
            if page.address:
                self.addresses.add(trim_address(page.address), ToPage(page))
            if page.file and page.linked:
                self.contents.add(f"/{page.content}", ToPage(page))
        # Current addresses of pages take precedence over aliases, and those over files.
        for page in site.pages.values():
            for alias in page.alias_addresses:
                self.addresses.add(trim_address(alias), ToPage(page))
        for page in site.pages.values():
            self._add_resources(page)
        for path, file in site.static.items():
            self.addresses.add(path, ToFile(file, "static", path))
        for path, file in site.assets.items():
            self.assets.add(path, ToFile(file, "asset", path))
        self._add_taxonomies()

    def _add_resources(self, page: HugoPage) -> None:
        """Add the files of a bundle, which Hugo publishes below the page's address."""
        base = page.address.removesuffix("index.html").removesuffix(".html").rstrip("/")
        for name, file in page.resources.items():
            if name in page.parts:
                continue
            place = ToFile(file, "resource", name, page)
            self.contents.add(f"{page.key}/{name}", place)
            if page.address:
                self.addresses.add(f"{base}/{name}", place)

    def _add_taxonomies(self) -> None:
        """Add the names of the pages that Hugo makes for taxonomies and their terms."""
        for taxonomy in self.site.config.taxonomies:
            terms = {normalize_path(term) for page in self.site.pages.values() for term in page.list_terms(taxonomy)}
            keys = {f"/{taxonomy}": taxonomy} | {f"/{taxonomy}/{term}": term for term in terms}
            for key, name in keys.items():
                if key not in self.site.pages:
                    self.names[name].append(None)


def trim_address(address: str) -> str:
    """Return an *address* without a trailing slash or ``index.html``."""
    return address.removesuffix("/index.html").rstrip("/")
