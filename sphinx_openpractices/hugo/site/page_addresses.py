"""The addresses of pages, as Hugo makes them from file names, slugs, URLs and permalink patterns.

Source: `URL management <https://gohugo.io/content-management/urls/>`__.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_plus

from .address_letters import lower_letters, sanitize_address, strip_accents
from .permalinks import apply_permalink_rules, expand_permalink

if TYPE_CHECKING:
    from .page import HugoPage
    from .site_config import SiteConfig


def assign_address(page: HugoPage, config: SiteConfig) -> None:
    """Set the address of a page, and those of its aliases."""
    if page.linked:
        page.address = _make_address(page, config)
        page.alias_addresses = [_make_alias_address(alias, page, config) for alias in page.aliases]


def _make_address(page: HugoPage, config: SiteConfig) -> str:
    """Return the path of the permalink below the base URL, such as ``/docs/about/``, without percent escapes."""
    if page.url and page.kind != "home":
        return unquote(_make_explicit_address(page, config))
    ugly = config.is_ugly(page.section)
    path = clean_address_path(apply_permalink_rules(page, config) or _make_own_path(page, config), config)
    if page.is_branch:
        address = f"{path}/index.html" if ugly and page.kind != "term" else path + (".html" if ugly else "/")
    elif path.endswith("/index") and not page.bundle:
        # Hugo makes no folder of that name.
        address = path.removesuffix("index")
    else:
        address = path + (".html" if ugly else "/")
    return unquote(_add_language_prefix(address, config))


def _make_own_path(page: HugoPage, config: SiteConfig) -> str:
    """Return the logical path of a page, with the slugs of the page and its sections."""
    parts = (page.name.path if config.keep_case else page.key)[1:].split("/")
    for section in page.ancestors:
        if section.slug:
            # Hugo drops a slug that begins with a slash.
            parts[section.key.count("/") - 1] = "" if section.slug.startswith("/") else section.slug
    if page.slug and not page.is_branch:
        parts[-1] = page.slug.removeprefix("/")
    return "/".join(part for part in parts if part)


def _make_explicit_address(page: HugoPage, config: SiteConfig) -> str:
    """Return the address from ``url`` in the front matter; without a leading slash, the language is put before it."""
    url = page.url
    if ":" in url:
        url = unquote_plus(expand_permalink(url, page, config)) or url
    relative = not url.startswith("/")
    if ".." in url:
        url = posixpath.normpath(f"/{url}")
    parts = [part for part in url.split("/") if part]
    address = "/" + "/".join(parts)
    if url.endswith("/") or "." not in url or not parts:
        address = f"{address.rstrip('/')}/"
    elif parts[-1] == "index.html":
        address = address.removesuffix("index.html")
    return _add_language_prefix(address, config) if relative and not url.startswith(f"/{config.prefix}/") else address


def clean_address_path(path: str, config: SiteConfig) -> str:
    """Return *path* from the root, never above it, with only the characters that Hugo allows in addresses."""
    path = sanitize_address(path)
    path = strip_accents(path) if config.remove_accents else path
    path = path if config.keep_case else lower_letters(path)
    return posixpath.normpath(f"/{path.lstrip('/')}").rstrip("/")


def _add_language_prefix(address: str, config: SiteConfig) -> str:
    """Return *address* below the prefix of the site's language, if it has one."""
    return f"/{config.prefix}{address}" if config.prefix else address


def _make_alias_address(alias: str, page: HugoPage, config: SiteConfig) -> str:
    """Return the address of an alias; without a leading slash, it is relative to the folder that contains the page."""
    if alias.startswith("/"):
        base = f"/{config.prefix}"
    else:
        own = page.address.removesuffix("/") if page.address.endswith("/") else page.address.removesuffix(".html")
        base = posixpath.dirname(own) or "/"
    path = "/" + posixpath.normpath(f"/{base}/{alias}").lstrip("/")
    if path.endswith((".html", ".htm")) or path == "/":
        return path
    return path + (".html" if config.is_ugly(page.section) else "/")
