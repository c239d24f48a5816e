"""The address of each page, as Hugo makes it of file names, slugs, URLs and patterns.

Source: `URL management <https://gohugo.io/content-management/urls/>`__.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_plus

from .names import lower, sanitize, without_accents
from .permalinks import expand, expanded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .page import Page
    from .site_config import SiteConfig


def give_addresses(pages: Iterable[Page], config: SiteConfig) -> None:
    """Put its address, and those of its aliases, into each of the *pages*."""
    for page in pages:
        if page.linked:
            page.address = address_of(page, config)
            page.alias_addresses = [alias_address(alias, page, config) for alias in page.aliases]


def address_of(page: Page, config: SiteConfig) -> str:
    """The path of the permalink below the base URL, such as ``/docs/about/``, without escapes."""
    if page.url and page.kind != "home":
        return unquote(written_address(page, config))
    ugly = config.is_ugly(page.section)
    path = cleaned(expanded(page, config) or own_path(page, config), config)
    if page.is_branch:
        address = f"{path}/index.html" if ugly and page.kind != "term" else path + (".html" if ugly else "/")
    elif path.endswith("/index") and not page.bundle:
        # Hugo makes no folder of that name.
        address = path.removesuffix("index")
    else:
        address = path + (".html" if ugly else "/")
    return unquote(prefixed(address, config))


def own_path(page: Page, config: SiteConfig) -> str:
    """The logical path of a page, with the slugs of its sections and its own."""
    parts = (page.name.path if config.keep_case else page.key)[1:].split("/")
    for section in page.ancestors:
        if section.slug:
            # That is what Hugo makes of a slug with a slash before it.
            parts[section.key.count("/") - 1] = "" if section.slug.startswith("/") else section.slug
    if page.slug and not page.is_branch:
        parts[-1] = page.slug.removeprefix("/")
    return "/".join(part for part in parts if part)


def written_address(page: Page, config: SiteConfig) -> str:
    """The address of a page whose front matter says it; without a slash before it, it is one within the language."""
    url = page.url
    if ":" in url:
        url = unquote_plus(expand(url, page, config)) or url
    within = not url.startswith("/")
    if ".." in url:
        url = posixpath.normpath(f"/{url}")
    parts = [part for part in url.split("/") if part]
    address = "/" + "/".join(parts)
    if url.endswith("/") or "." not in url or not parts:
        address = f"{address.rstrip('/')}/"
    elif parts[-1] == "index.html":
        address = address.removesuffix("index.html")
    return prefixed(address, config) if within and not url.startswith(f"/{config.prefix}/") else address


def cleaned(path: str, config: SiteConfig) -> str:
    """A *path* with what Hugo lets into addresses, from the root, never above it."""
    path = sanitize(path)
    path = without_accents(path) if config.remove_accents else path
    path = path if config.keep_case else lower(path)
    return posixpath.normpath(f"/{path.lstrip('/')}").rstrip("/")


def prefixed(address: str, config: SiteConfig) -> str:
    """The *address* in the language of the site."""
    return f"/{config.prefix}{address}" if config.prefix else address


def alias_address(alias: str, page: Page, config: SiteConfig) -> str:
    """The address of an alias; without a slash before it, it is relative to the folder around the page."""
    if alias.startswith("/"):
        base = f"/{config.prefix}"
    else:
        own = page.address.removesuffix("/") if page.address.endswith("/") else page.address.removesuffix(".html")
        base = posixpath.dirname(own) or "/"
    path = "/" + posixpath.normpath(f"/{base}/{alias}").lstrip("/")
    if path.endswith((".html", ".htm")) or path == "/":
        return path
    return path + (".html" if config.is_ugly(page.section) else "/")
