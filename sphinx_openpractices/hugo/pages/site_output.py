"""Chooses the paths of pages and files in the Sphinx site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_openpractices.hugo.links.link_targets import Nowhere, Outside, Target, ToFile, ToPage
from sphinx_openpractices.hugo.site.plain_paths import choose_plain_paths

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage
    from sphinx_openpractices.hugo.site.site_config import SiteConfig

PUBLISHED_FOLDER = "_extra"
"""The folder for files that keep their addresses; ``html_extra_path`` has its name."""
_FOLDERS = {"static": "static", "asset": "assets"}
"""Files that belong to no page have folders of their own, so that they never replace a page."""

_ONLY_SCHEME = re.compile(r"^(https?):(?!//)", re.IGNORECASE)
"""Browsers ignore that the slashes are missing (WHATWG URL, 4.4 "special authority ignore slashes state")."""


@dataclass(slots=True)
class SiteOutput:
    """The names of the pages of *site*, and the files to copy."""

    site: HugoSite
    names: dict[HugoPage, str] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    """The names in use, in lower case, since some file systems ignore case."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The new paths of files whose own paths cannot be linked."""
    asked: set[str] = field(default_factory=set)
    """The new paths of files of pages to which a page links."""

    def __post_init__(self) -> None:
        """Name all pages, and place the files of bundles beside their pages."""
        for page in self.site.pages.values():
            if page.linked and page.kind in {"home", "section", "page"}:
                self.names[page] = self._claim_name(_name_page(page))
        beside = {
            self.place_beside(page, resource): path
            for page in self.names
            for resource, path in page.resources.items()
            if not resource.lower().endswith((".md", ".markdown"))
        }
        static = (_place_loose_file("static", path) for path in self.site.static)
        assets = (_place_loose_file("asset", path) for path in self.site.assets)
        self.renamed = choose_plain_paths([*beside, *static, *assets])
        self.copies = {self.renamed.get(place, place): path for place, path in beside.items()}

    def place_beside(self, page: HugoPage, name: str) -> str:
        """Return the path of a file of a page."""
        return posixpath.join(posixpath.dirname(self.names[page]), name)

    def place_file(self, page: HugoPage, name: str) -> str:
        """Return the path at which a file of a page is written."""
        place = self.place_beside(page, name)
        return self.renamed.get(place, place)

    def _claim_name(self, name: str) -> str:
        """Return a name that no other page has, ignoring case."""
        stem, number = name.removesuffix(".md"), 2
        while name.lower() in self.taken:
            name = f"{stem}-{number}.md"
            number += 1
        self.taken.add(name.lower())
        return name

    def find_place(self, target: Target) -> str | None:
        """Return the path of a page or a file from the source folder; ``None`` for broken and external links."""
        if isinstance(target, ToPage):
            return self.names.get(target.page)
        if isinstance(target, ToFile):
            return self._copy_file(target)
        return None

    def _copy_file(self, target: ToFile) -> str:
        """Return the path of a file, and note that it must be copied."""
        if target.page is not None and target.page in self.names:
            place = self.place_file(target.page, target.path)
            self.asked.add(place)
            return place
        place = _place_loose_file(target.kind, target.path)
        place = self.renamed.get(place, place)
        self.copies[place] = target.file
        return place

    def publish_file(self, target: ToFile) -> str:
        """Return the address of a file, which stays, and note that it must be copied to where Sphinx publishes it."""
        base = target.page.address if target.page else ""
        address = posixpath.normpath(f"/{base.removesuffix('index.html').removesuffix('.html')}/{target.path}")
        address = f"/{address.lstrip('/')}"
        self.copies[f"{PUBLISHED_FOLDER}{address}"] = target.file
        return address


def _place_loose_file(kind: str, path: str) -> str:
    """Return the path of a file that belongs to no page."""
    return _FOLDERS.get(kind, "static") + posixpath.normpath(f"/{path.lstrip('/')}")


def is_not_found(page: HugoPage) -> bool:
    """Return whether a page is the one that servers send for unknown addresses."""
    return page.key == "/404" or page.address == "/404.html"


def _name_page(page: HugoPage) -> str:
    """Return the path of a page from the source folder: as in Hugo, with ``index.md`` for sections and bundles."""
    if is_not_found(page):
        return "404.md"
    folder = page.name.path.strip("/")
    if page.is_branch or page.bundle:
        return posixpath.join(folder, "index.md")
    return f"{folder}.md"


def make_relative(place: str, page: str) -> str:
    """Return the path to a *place* from a *page*; both are paths from the source folder."""
    folder = posixpath.dirname(page)
    return place.removeprefix(f"{folder}/") if place.startswith(f"{folder}/") else _make_relative(place, folder)


@lru_cache(maxsize=1024)  # pages of a folder often show the same logos
def _make_relative(place: str, folder: str) -> str:
    """Return the path to a *place* outside a *folder*."""
    return posixpath.relpath(place, folder or ".")


def resolve_outside(target: Target, destination: str, page: HugoPage, config: SiteConfig) -> str:
    """Return the URL of something outside the Sphinx site: elsewhere, or on the old site."""
    if isinstance(target, Outside):
        return _ONLY_SCHEME.sub(r"\1://", f"https:{target.url}" if target.url.startswith("//") else target.url)
    if isinstance(target, Nowhere) and destination.startswith("#"):
        return destination
    if destination.startswith("/") and not destination.startswith(("//", f"{config.base}/")):
        destination = config.base + destination
    try:
        return urljoin(f"https://{config.host or 'example.org'}{config.base}{page.address}", destination)
    except ValueError:  # it is not a URL
        return f"https:{destination}" if destination.startswith("//") else destination
