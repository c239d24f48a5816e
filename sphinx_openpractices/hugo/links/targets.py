"""Where links of a Hugo site can lead: its pages and files by address, by content path and by logical path.

All lookups are in dictionaries of what was found in the site, so that no link leads out of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.site.names import normal

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.hugo.site.content import Site
    from sphinx_openpractices.hugo.site.page import Page


@dataclass(frozen=True, slots=True)
class ToPage:
    """A page; *anchor* is without ``#``, *query* without ``?``."""

    page: Page
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class ToFile:
    """A file; *kind* is ``resource``, ``static`` or ``asset``, *path* its place there, *page* whose resource it is."""

    file: Path
    kind: str
    path: str
    page: Page | None = None
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """Something out of the site: another host, mail and the like."""

    url: str


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A broken link, why, and the places that were *tried*."""

    reason: str
    tried: tuple[str, ...] = ()


Place = ToPage | ToFile
Target = ToPage | ToFile | Outside | Nowhere


class Index:
    """What is at which path; the first to come stays."""

    def __init__(self) -> None:
        self.exact: dict[str, Place] = {}
        self.loose: dict[str, Place] = {}
        """By the path in Hugo's letters."""

    def add(self, path: str, place: Place) -> None:
        """Put *place* where nothing is yet."""
        self.exact.setdefault(path, place)
        self.loose.setdefault(normal(path), place)

    def get(self, path: str) -> Place | None:
        """What is at *path*, in these letters or else in any."""
        return self.exact.get(path) or self.loose.get(normal(path))


class Places:
    """The pages and files of a *site* by the names that links use, each in the author's letters and in Hugo's."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.addresses = Index()
        self.contents = Index()
        """By path from the content folder, with a slash before it."""
        self.assets = Index()
        self.names: defaultdict[str, list[Page | None]] = defaultdict(list)
        """The pages by their names, for references that hold nothing else; ``None`` is a page of a taxonomy."""
        for page in site.pages.values():
            self.names[normal(page.base)].append(page)
            if page.address:
                self.addresses.add(spot(page.address), ToPage(page))
            if page.file and page.linked:
                self.contents.add(f"/{page.content}", ToPage(page))
        # What pages are at counts before what they were at, and pages before files.
        for page in site.pages.values():
            for alias in page.alias_addresses:
                self.addresses.add(spot(alias), ToPage(page))
        for page in site.pages.values():
            self.add_resources(page)
        for path, file in site.static.items():
            self.addresses.add(path, ToFile(file, "static", path))
        for path, file in site.assets.items():
            self.assets.add(path, ToFile(file, "asset", path))
        self.add_taxonomies()

    def add_resources(self, page: Page) -> None:
        """Hugo publishes the files of a bundle below the page's address."""
        base = page.address.removesuffix("index.html").removesuffix(".html").rstrip("/")
        for name, file in page.resources.items():
            place = ToFile(file, "resource", name, page)
            self.contents.add(f"{page.key}/{name}", place)
            if page.address:
                self.addresses.add(f"{base}/{name}", place)

    def add_taxonomies(self) -> None:
        """The names of the pages that Hugo makes for taxonomies and their terms."""
        for taxonomy in self.site.config.taxonomies:
            terms = {normal(term) for page in self.site.pages.values() for term in page.terms(taxonomy)}
            keys = {f"/{taxonomy}": taxonomy} | {f"/{taxonomy}/{term}": term for term in terms}
            for key, name in keys.items():
                if key not in self.site.pages:
                    self.names[name].append(None)


def spot(address: str) -> str:
    """An *address* in one of its forms: with no slash and no ``index.html`` at the end."""
    return address.removesuffix("/index.html").rstrip("/")
