"""The tree of pages: sections, parents, cascades, excluded pages and the order.

Source: `Content organization <https://gohugo.io/content-management/organization/>`__.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .content_names import ContentName, normalize_path
from .linked_terms import find_linked_terms
from .page import HugoPage
from .page_fields import explain_exclusion, read_cascade, read_page_fields
from .page_order import make_page_sort_key
from .source_files import LeftOut

if TYPE_CHECKING:
    from datetime import datetime

    from .failed_pages import FailedPages
    from .hugo_site import HugoSite
    from .site_config import SiteConfig


def find_page_kind(name: ContentName, config: SiteConfig) -> str:
    """Return the kind of a page: ``home``, ``section``, ``page``, ``taxonomy`` or ``term``."""
    if not name.key:
        return "home"
    if name.kind != "branch":
        return "page"
    first, slash, _rest = name.key[1:].partition("/")
    if first in config.taxonomies:
        return "term" if slash else "taxonomy"
    return "section"


def connect_pages(site: HugoSite, now: datetime, failed: FailedPages) -> None:
    """Add missing sections, set parents and fields, leave out what Hugo does not build, and sort the pages."""
    for page in list(site.pages.values()):
        if page.section:
            _add_section(site, f"/{page.name.path[1:].partition('/')[0]}")
    _add_section(site, "")
    inherited: dict[str, list[dict[str, Any]]] = {}
    for page in sorted(site.pages.values(), key=lambda page: page.key):
        page.parent = _find_parent(site, page)
        rules = inherited[page.parent.key] if page.parent else list(site.config.cascade)
        inherited[page.key] = rules
        with failed.guard(page.key, page.source):
            site.problems += read_page_fields(page, site.config, rules)
            inherited[page.key] = [*read_cascade(page), *rules]
    _leave_out_pages(site, now, failed)
    for page in list(find_linked_terms(site)):
        _add_section(site, f"/{page.section}")
        site.pages[page.key] = page
        page.parent = site.pages[f"/{page.section}"]
        page.parent.parent = page.parent.parent or _find_parent(site, page.parent)
    _date_sections(site)
    for page in site.pages.values():
        with failed.guard(page.key, page.source):
            page.order = make_page_sort_key(page)
        if page.parent and page.listed and page.kind != "taxonomy":
            page.parent.pages.append(page)
    for page in site.pages.values():
        page.pages.sort(key=lambda page: page.order)
    _find_tagged(site)


def _leave_out_pages(site: HugoSite, now: datetime, failed: FailedPages) -> None:
    """Remove the pages that Hugo does not build; a section stays for the pages below it, without an address."""
    for page in site.pages.values():
        reason = ""
        with failed.guard(page.key, page.source):
            reason = explain_exclusion(page, site.config, now)
        if reason:
            page.rendered = page.linked = page.listed = False
            if not page.is_branch:
                site.out[page.key] = reason
        if reason and page.file:
            site.left_out.append(LeftOut(page.source, reason))
        if page.kind == "home" and not page.linked:
            page.forget_file(site.config.title)
            page.linked = True
    for key in site.out:
        del site.pages[key]


def _find_tagged(site: HugoSite) -> None:
    """Give each term that has a page the pages with this term."""
    terms = {page.key: page for page in site.pages.values() if page.kind == "term"}
    for page in sorted(site.pages.values(), key=lambda page: page.order) if terms else ():
        for taxonomy in site.config.taxonomies:
            for key in dict.fromkeys(f"/{taxonomy}/{normalize_path(term)}" for term in page.list_terms(taxonomy)):
                if key in terms and page.listed:
                    terms[key].tagged.append(page)


def _add_section(site: HugoSite, path: str) -> None:
    """Add the section, or the home page, at *path* if it has no file, as Hugo does."""
    key = normalize_path(path)
    if key not in site.pages:
        name = ContentName("branch", key, path, path[1:], "md")
        kind = find_page_kind(name, site.config)
        page = HugoPage(name, kind, site.config.language, f"{path}/_index.md".lstrip("/"))
        page.title = path[1:].replace("-", " ").replace("_", " ").capitalize() if path else site.config.title
        site.pages[key] = page


def _find_parent(site: HugoSite, page: HugoPage) -> HugoPage | None:
    """Return the section that contains *page*."""
    key = page.key
    while key:
        key = key.rpartition("/")[0]
        if key in site.pages and site.pages[key].is_branch:
            return site.pages[key]
    return None


def _date_sections(site: HugoSite) -> None:
    """Give each section without dates the date of its latest page."""
    latest: dict[str, datetime] = {}
    for page in sorted(site.pages.values(), key=lambda page: -page.key.count("/")):
        below = latest.get(page.key)
        if below and page.is_branch and not any(key in page.data for key in ("date", "publishdate", "lastmod")):
            page.date = below
        if page.parent and (dates := [date for date in (page.date, below, latest.get(page.parent.key)) if date]):
            latest[page.parent.key] = max(dates)
