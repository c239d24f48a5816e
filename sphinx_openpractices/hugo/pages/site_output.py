"""Chooses the paths of pages and files in the Sphinx site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_openpractices.hugo.links.link_targets import Nowhere, Outside, Target, ToFile, ToPage
from sphinx_openpractices.hugo.site.page_addresses import clean_address_path
from sphinx_openpractices.hugo.site.plain_paths import choose_plain_paths

from .kept_names import (
    clean_page_path,
    explain_kept_page,
    hide_from_sphinx,
    is_kept_file,
    leave_kept_folders,
    make_page_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    owners: dict[str, str] = field(default_factory=dict)
    """The names in use, by where ``dirhtml`` puts the pages."""
    moved: dict[HugoPage, str] = field(default_factory=dict)
    """Why a page does not have its own name."""
    renamed: dict[str, str] = field(default_factory=dict)
    """The new paths of files whose own paths cannot be linked or are kept."""
    asked: set[str] = field(default_factory=set)
    """The new paths of files of pages to which a page links."""

    def __post_init__(self) -> None:
        """Name all pages, and place the files of bundles beside their pages."""
        for page in self.site.pages.values():
            if page.linked:
                self.names[page] = self._claim_name(page)
        beside = {
            self.place_beside(page, resource): path
            for page in self.names
            for resource, path in page.resources.items()
            if resource not in page.parts
        }
        static = (_place_loose_file("static", path) for path in self.site.static)
        assets = (_place_loose_file("asset", path) for path in self.site.assets)
        self.renamed = choose_plain_paths([*beside, *static, *assets], is_kept_file)
        self.copies = {self.renamed.get(place, place): path for place, path in beside.items()}

    def place_beside(self, page: HugoPage, name: str) -> str:
        """Return the path of a file of a page."""
        return hide_from_sphinx(leave_kept_folders(posixpath.join(posixpath.dirname(self.names[page]), name)))

    def place_file(self, page: HugoPage, name: str) -> str:
        """Return the path at which a file of a page is written."""
        place = self.place_beside(page, name)
        return self.renamed.get(place, place)

    def _claim_name(self, page: HugoPage) -> str:
        """Return a name for a page that nothing else has, ignoring case."""
        wanted = _choose_page_path(page, self.site.config)
        in_folder = page.is_branch or bool(page.bundle)
        path = leave_kept_folders(f"{wanted}/").rstrip("/") if in_folder else leave_kept_folders(wanted)
        reason = "" if path == wanted else "the new site has a folder of that name"
        for name in _list_page_names(path, in_folder=in_folder):
            key = make_page_key(name)
            found = explain_kept_page(name) or (f'"{self.owners[key]}" has that name' if key in self.owners else "")
            if not found:
                break
            reason = reason or found
        if reason:
            self.moved[page] = reason
        self.owners[key] = name
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
    return hide_from_sphinx(_FOLDERS.get(kind, "static") + posixpath.normpath(f"/{path.lstrip('/')}"))


def is_not_found(page: HugoPage) -> bool:
    """Return whether a page is the one that servers send for unknown addresses."""
    return page.key == "/404" or page.address == "/404.html"


def _choose_page_path(page: HugoPage, config: SiteConfig) -> str:
    """Return the path of a page without suffix: that of its file, in the letters that Hugo uses in addresses.

    Terms have the path of their address, since only few of them have files.
    """
    if is_not_found(page):
        return "404"
    if page.kind in {"taxonomy", "term"}:
        path = page.address.removeprefix(f"/{config.prefix}").removesuffix("index.html").removesuffix(".html")
    else:
        path = clean_address_path(page.name.path, config)
    return clean_page_path(path) or ("" if page.kind == "home" else "page")


def _list_page_names(path: str, *, in_folder: bool) -> Iterator[str]:
    """Yield names for a page at *path*; ``index.md`` for sections and bundles, whose files are in the same folder."""
    if not in_folder:
        yield f"{path}.md"
    yield posixpath.join(path, "index.md")
    for number in count(2):
        yield f"{path}-{number}" + ("/index.md" if in_folder else ".md")


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
