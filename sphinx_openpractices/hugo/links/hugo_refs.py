"""The arguments of ``ref`` and ``relref``, resolved by Hugo's own rules.

Source: `ref shortcode <https://gohugo.io/shortcodes/ref/>`__ and Hugo's page finder.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_openpractices.hugo.site.content_names import normalize_path, read_content_name

from .link_targets import LinkPlaces, Nowhere, Target, ToPage

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.page import HugoPage

_URL_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_BAD_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})|[\x00-\x1f\x7f]")


class _ReferenceRefused(ValueError):  # noqa: N818 - a mistake of the author, not an error of this program
    """A reference that is invalid for Hugo, or that matches several pages."""


def resolve_ref(places: LinkPlaces, page: HugoPage, argument: str, language: str = "") -> Target:
    """Return the target of ``ref`` with this *argument* on *page*; where Hugo's build stops, that is `Nowhere`."""
    config = places.site.config
    if language and language != config.language:
        known = language in config.languages
        return Nowhere(f'leads to a page in "{language}"' if known else f'the site has no language "{language}"')
    tried: list[str] = []
    try:
        text, _, anchor = argument.partition("#")
        path = unquote(_find_url_path(text.partition("?")[0], argument))
        found = _find_page(places, page, path, tried) if path else page
    except _ReferenceRefused as err:
        return Nowhere(str(err), tuple(tried))
    if found and found.linked:
        return ToPage(found, unquote(anchor))
    reason = f"leads to {found.source}, which has no address" if found else _explain_missing_page(places, tried)
    return Nowhere(reason, tuple(tried))


def _find_url_path(text: str, argument: str) -> str:
    """Return the path in a URL, as Go's ``net/url`` reads it; raise `_ReferenceRefused` if Go refuses the URL."""
    if _BAD_ESCAPE.search(argument):
        raise _ReferenceRefused(f'"{argument}" has a "%" that escapes nothing, or a control character')
    if match := _URL_SCHEME.match(text):
        text = match[2] if match[2].startswith("/") else ""
    elif ":" in text.partition("/")[0]:
        raise _ReferenceRefused(f'write "./" before "{argument}", which has a colon before the first slash')
    if text.startswith("//") and not text.startswith("///"):
        return "/" + text[2:].partition("/")[2] if "/" in text[2:] else ""
    return text


def _explain_missing_page(places: LinkPlaces, tried: list[str]) -> str:
    """Return why there is no page."""
    for key in tried:
        if key in places.site.out:
            return f"leads to a page that {places.site.out[key]}"
        if places.names.get(key) == [None] or key[1:].partition("/")[0] in places.site.config.taxonomies:
            return "leads to a page that Hugo makes for a taxonomy"
    return "there is no such page"


def _find_page(places: LinkPlaces, page: HugoPage, path: str, tried: list[str]) -> HugoPage | None:
    """Return the page for the *path* in a reference; raise `_ReferenceRefused`."""
    written = path.removesuffix("/")
    if "." in written.rpartition("/")[2]:
        return _find_page_file(places, page, written, written, tried)
    if not written:
        return _find_page_file(places, page, written, "/_index.md", tried, suffixed=False)
    if written.endswith("/index"):
        found = _find_page_file(places, page, written, f"{written}/index.md", tried, suffixed=False)
        if found:
            return found
    return _find_page_file(places, page, written, f"{written}.md", tried, suffixed=False)


def _find_page_file(
    places: LinkPlaces, page: HugoPage, written: str, path: str, tried: list[str], *, suffixed: bool = True
) -> HugoPage | None:
    """Return the page for a *path* with a suffix; *suffixed* tells whether the author wrote the suffix."""
    if not path.startswith("/"):
        parent_first = page.bundle != "branch" and not (suffixed and path.startswith("../"))
        base = page.name.folder if parent_first else (page.name.path if page.bundle else page.name.folder)
        found = _find_by_path(places, posixpath.normpath(f"{base}/{path}"), tried)
        if not found and suffixed and page.file:
            found = _find_by_file(places, page.folder, written, tried)
        if found or path.startswith("."):
            return found
    found = _find_by_path(places, path, tried)
    if not found and suffixed and places.site.home.file:
        found = _find_by_file(places, places.site.home.folder, written, tried)
    return found or (None if "/" in written else _find_by_name(places, written, path, tried))


def _find_by_path(places: LinkPlaces, path: str, tried: list[str]) -> HugoPage | None:
    """Return the page with the logical path of a file at *path*."""
    key = read_content_name(path, list_known_languages(places)).key.rstrip("/")
    tried.append(key or "/")
    return places.site.pages.get(key)


def _find_by_file(places: LinkPlaces, folder: str, path: str, tried: list[str]) -> HugoPage | None:
    """Return the page of the file at *path* from a content folder."""
    file = posixpath.normpath(posixpath.join(folder or ".", path.lstrip("/")))
    return _find_by_path(places, file, tried) if file in places.site.files else None


def _find_by_name(places: LinkPlaces, written: str, path: str, tried: list[str]) -> HugoPage | None:
    """Return the only page of this name in the site; raise `_ReferenceRefused` if there are several."""
    name = normalize_path(read_content_name(normalize_path(path), list_known_languages(places)).base)
    tried.append(name)
    pages = places.names.get(name, [])
    if len(pages) > 1:
        listed = ", ".join(sorted(page.source or page.content if page else "a taxonomy" for page in pages))
        raise _ReferenceRefused(f'"{written}" is ambiguous: {listed}')
    return pages[0] if pages else None


def list_known_languages(places: LinkPlaces) -> set[str]:
    """Return the languages that the names of files can contain."""
    return {*places.site.config.languages, *places.site.config.disabled}
