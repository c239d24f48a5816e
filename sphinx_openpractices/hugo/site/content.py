"""The content of a Hugo site as a tree of pages, read as Hugo reads it. Writes nothing.

Source: `Content organization <https://gohugo.io/content-management/organization/>`__, `page bundles
<https://gohugo.io/content-management/page-bundles/>`__ and `multilingual content
<https://gohugo.io/content-management/multilingual/>`__.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from .addresses import give_addresses
from .front_matter import FrontMatter, read_front_matter
from .names import Name, normal, read_name
from .page import Page, fill, order, out_of_site, own_cascade
from .problems import Problem
from .site_config import read_config
from .walk import Found, read_files, source

if TYPE_CHECKING:
    from pathlib import Path

    from .site_config import SiteConfig


class LeftOut(NamedTuple):
    """A page that Hugo does not build, by its path from the site's folder, and why."""

    source: str
    reason: str


@dataclass(slots=True, eq=False, repr=False)
class Site:
    """A site in one language, with all that was found."""

    config: SiteConfig
    pages: dict[str, Page] = field(default_factory=dict)
    """By logical path; that of the home page is empty."""
    left_out: list[LeftOut] = field(default_factory=list)
    others: dict[str, list[str]] = field(default_factory=dict)
    """The pages in other languages, as paths from the site's folder."""
    static: dict[str, Path] = field(default_factory=dict)
    """Files by their address below the base URL, such as ``/img/a.png``."""
    assets: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    """All files of the content, as paths from its folder."""
    out: dict[str, str] = field(default_factory=dict)
    """The logical paths of what was left out, and why."""

    @property
    def home(self) -> Page:
        """The home page."""
        return self.pages[""]


class Item(NamedTuple):
    """A file of the content, its name taken apart."""

    found: Found
    name: Name
    languages: tuple[str, ...]


def read_site(root: Path, language: str = "", now: datetime | None = None) -> Site:
    """The site in the folder *root*, as Hugo would build it *now*.

    Raises ``ValueError`` for a *language* that the site has not; all else that is wrong is among the problems.
    """
    config = read_config(root, language)
    site = Site(config, problems=list(config.problems))
    known = {*config.languages, *config.disabled}
    items = []
    for found in read_files(config, "content", site.problems):
        name = read_name(found.path, known)
        items.append(Item(found, name, (name.language,) if name.language else found.languages or (config.default,)))
    site.files = frozenset(item.found.path for item in items)
    bundles = leaf_folders(items)
    pages = [item for item in items if item.name.kind != "file" and not in_bundle(item, bundles)]
    add_pages(site, pages)
    connect(site, now or datetime.now(UTC))
    add_resources(site, [item for item in items if item.name.kind == "file" or in_bundle(item, bundles)])
    for component, files in (("static", site.static), ("assets", site.assets)):
        for found in read_files(config, component, site.problems):
            files.setdefault(f"/{found.path}", found.file)
    give_addresses(site.pages.values(), config)
    return site


def leaf_folders(items: list[Item]) -> set[str]:
    """The folders that are leaf bundles, in lower case; an ``_index`` beside the ``index`` makes a section of one."""
    branches = {item.name.key for item in items if item.name.kind == "branch"}
    return {item.name.key for item in items if item.name.kind == "leaf"} - branches


def in_bundle(item: Item, bundles: set[str]) -> bool:
    """Whether a file belongs to a leaf bundle without being its page."""
    folder = normal(f"/{item.found.path}").rpartition("/")[0]
    if item.name.kind == "leaf":
        if not folder:
            return False
        folder = folder.rpartition("/")[0]
    while folder and folder not in bundles:
        folder = folder.rpartition("/")[0]
    return folder in bundles


def add_pages(site: Site, items: list[Item]) -> None:
    """Read the pages in the language of the site."""
    config = site.config
    for item in items:
        path = source(item.found.file, config.root)
        if config.language not in item.languages:
            for language in item.languages:
                site.others.setdefault(language, []).append(path)
        elif item.name.key in site.pages:
            other = site.pages[item.name.key].source
            site.problems.append(Problem(path, 1, f"has the same logical path as {other}; left out"))
            site.left_out.append(LeftOut(path, f"has the same logical path as {other}"))
        else:
            kind = kind_of(item.name, config)
            page = Page(item.name, kind, config.language, item.found.path, item.found.file, path)
            try:
                page.front = read_front_matter(item.found.file.read_bytes(), path)
            except OSError as err:
                page.front = FrontMatter(problems=(Problem(path, 1, f"cannot be read: {err.strerror}"),))
            site.problems += page.front.problems
            site.pages[page.key] = page


def kind_of(name: Name, config: SiteConfig) -> str:
    """What a page is."""
    if not name.key:
        return "home"
    if name.kind != "branch":
        return "page"
    first, slash, _rest = name.key[1:].partition("/")
    if first in config.taxonomies:
        return "term" if slash else "taxonomy"
    return "section"


def connect(site: Site, now: datetime) -> None:
    """Make the tree: sections that nobody wrote, parents, what is handed down, what is left out, and the order."""
    for page in list(site.pages.values()):
        if page.section:
            add_section(site, f"/{page.name.path[1:].partition('/')[0]}")
    add_section(site, "")
    inherited: dict[str, list[dict[str, Any]]] = {}
    for page in sorted(site.pages.values(), key=lambda page: page.key):
        page.parent = parent_of(site, page)
        handed = inherited[page.parent.key] if page.parent else list(site.config.cascade)
        site.problems += fill(page, site.config, handed)
        if page.is_branch:
            inherited[page.key] = [*own_cascade(page), *handed]
    leave_out(site, now)
    date_sections(site)
    for page in site.pages.values():
        if page.parent and page.listed:
            page.parent.pages.append(page)
    for page in site.pages.values():
        page.pages.sort(key=order)


def leave_out(site: Site, now: datetime) -> None:
    """Take away the pages that Hugo does not build; a section remains for the pages below it, without an address."""
    for page in site.pages.values():
        if reason := out_of_site(page, site.config, now):
            site.left_out.append(LeftOut(page.source, reason))
            page.rendered = page.linked = page.listed = False
            if not page.is_branch:
                site.out[page.key] = reason
    for key in site.out:
        del site.pages[key]


def add_section(site: Site, path: str) -> None:
    """Add the section, or the home page, that Hugo makes where nobody wrote it."""
    key = normal(path)
    if key not in site.pages:
        name = Name("branch", key, path, path[1:], "md")
        page = Page(name, kind_of(name, site.config), site.config.language, f"{path}/_index.md".lstrip("/"))
        page.title = path[1:].replace("-", " ").replace("_", " ").capitalize() if path else site.config.title
        site.pages[key] = page


def parent_of(site: Site, page: Page) -> Page | None:
    """The section that *page* stands in."""
    key = page.key
    while key:
        key = key.rpartition("/")[0]
        if key in site.pages and site.pages[key].is_branch:
            return site.pages[key]
    return None


def date_sections(site: Site) -> None:
    """Give each section without dates that of its latest page."""
    latest: dict[str, datetime] = {}
    for page in sorted(site.pages.values(), key=lambda page: -page.key.count("/")):
        below = latest.get(page.key)
        if below and page.is_branch and not any(key in page.data for key in ("date", "publishdate", "lastmod")):
            page.date = below
        if page.parent and (dates := [date for date in (page.date, below, latest.get(page.parent.key)) if date]):
            latest[page.parent.key] = max(dates)


def add_resources(site: Site, items: list[Item]) -> None:
    """Give files to the bundles and sections that they lie in; those of the language of the site come first."""
    config = site.config
    ranks = {config.language: 0, config.default: 1}
    items = [item for item in items if item.name.kind == "file" or config.language in item.languages]
    for item in sorted(items, key=lambda item: min(ranks.get(each, 2) for each in item.languages)):
        folder = normal(f"/{item.found.path}").rpartition("/")[0]
        while folder and folder not in site.pages and folder not in site.out:
            folder = folder.rpartition("/")[0]
        if folder in site.pages:
            depth = folder.count("/")
            path = item.name.path if item.name.kind == "file" else f"/{item.found.path}"
            name = path.split("/", depth + 1)[-1]
            site.pages[folder].resources.setdefault(name, item.found.file)
