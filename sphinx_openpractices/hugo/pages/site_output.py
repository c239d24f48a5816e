"""Where the pages and files of a Hugo site are in the Sphinx site."""

from __future__ import annotations

import posixpath
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

_FOLDERS = {"static": "static", "asset": "assets"}
"""Files that belong to no page have folders of their own, so that they are in the way of none."""


@dataclass(slots=True)
class SiteOutput:
    """The names of the pages of *site*, and the files that have to be copied."""

    site: HugoSite
    names: dict[HugoPage, str] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    """The names that there are, in lower case, as some file systems take them."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The new paths of files whose own no link can lead to."""

    def __post_init__(self) -> None:
        """Name every page, and copy the files of bundles beside their pages."""
        for page in self.site.pages.values():
            if page.linked and page.kind in {"home", "section", "page"}:
                self.names[page] = self.free(_name_page(page))
        beside = {
            self.beside(page, resource): path
            for page in self.names
            for resource, path in page.resources.items()
            if not resource.lower().endswith((".md", ".markdown"))
        }
        static = (_place_file("static", path) for path in self.site.static)
        assets = (_place_file("asset", path) for path in self.site.assets)
        self.renamed = choose_plain_paths([*beside, *static, *assets])
        self.copies = {self.renamed.get(place, place): path for place, path in beside.items()}

    def beside(self, page: HugoPage, name: str) -> str:
        """The path of a file of a page."""
        return posixpath.join(posixpath.dirname(self.names[page]), name)

    def free(self, name: str) -> str:
        """A name that no other page has, in whichever case letters are."""
        stem, number = name.removesuffix(".md"), 2
        while name.lower() in self.taken:
            name = f"{stem}-{number}.md"
            number += 1
        self.taken.add(name.lower())
        return name

    def place(self, target: Target) -> str | None:
        """The path of a page or a file from the source folder; ``None`` for what leads nowhere or out."""
        if isinstance(target, ToPage):
            return self.names.get(target.page)
        if isinstance(target, ToFile):
            return self.file(target)
        return None

    def file(self, target: ToFile) -> str:
        """The path of a file, which is copied."""
        if target.page is not None and target.page in self.names:
            place = self.beside(target.page, target.path)
            return self.renamed.get(place, place)
        place = _place_file(target.kind, target.path)
        place = self.renamed.get(place, place)
        self.copies[place] = target.file
        return place


def _place_file(kind: str, path: str) -> str:
    """The path of a file that belongs to no page."""
    return _FOLDERS.get(kind, "static") + posixpath.normpath(f"/{path.lstrip('/')}")


def _name_page(page: HugoPage) -> str:
    """The path of a page from the source folder: as in the content, with ``index.md`` for sections and bundles."""
    folder = page.name.path.strip("/")
    if page.is_branch or page.bundle:
        return posixpath.join(folder, "index.md")
    return f"{folder}.md"


def make_relative(place: str, page: str) -> str:
    """The path to a *place* from a *page*, both from the source folder."""
    folder = posixpath.dirname(page)
    return place.removeprefix(f"{folder}/") if place.startswith(f"{folder}/") else _make_relative(place, folder)


@lru_cache(maxsize=1024)  # the pages of a folder show the same logos
def _make_relative(place: str, folder: str) -> str:
    """The path to a *place* that is not in a *folder*."""
    return posixpath.relpath(place, folder or ".")


def resolve_outside(target: Target, destination: str, page: HugoPage, config: SiteConfig) -> str:
    """The address of what is out of the Sphinx site: elsewhere, or still on the old one."""
    if isinstance(target, Outside):
        return f"https:{target.url}" if target.url.startswith("//") else target.url
    if isinstance(target, Nowhere) and destination.startswith("#"):
        return destination
    if destination.startswith("/") and not destination.startswith(("//", f"{config.base}/")):
        destination = config.base + destination
    try:
        return urljoin(f"https://{config.host or 'example.org'}{config.base}{page.address}", destination)
    except ValueError:
        return destination  # it is no URL
