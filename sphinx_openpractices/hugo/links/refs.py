"""The arguments of ``ref`` and ``relref``, resolved by Hugo's own rules.

Source: `ref shortcode <https://gohugo.io/shortcodes/ref/>`__ and Hugo's page finder.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_openpractices.hugo.site.names import normal, read_name

from .targets import Nowhere, Places, Target, ToPage

if TYPE_CHECKING:
    from sphinx_openpractices.hugo.site.page import Page

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
BAD_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})|[\x00-\x1f\x7f]")


class ReferenceRefused(ValueError):  # noqa: N818 - the author's mistake, and no error of ours
    """What Hugo takes for no reference at all, or for one to several pages."""


def resolve_ref(places: Places, page: Page, argument: str, language: str = "") -> Target:
    """Where ``ref`` with this *argument* leads on *page*: a page, or nowhere, as where Hugo's build stops."""
    config = places.site.config
    if language and language != config.language:
        known = "a page" if language in config.languages else "no page of this site: there is no such language"
        return Nowhere(f'leads to {known} in "{language}"')
    tried: list[str] = []
    try:
        text, _, anchor = argument.partition("#")
        path = unquote(url_path(text.partition("?")[0], argument))
        found = find(places, page, path, tried) if path else page
    except ReferenceRefused as err:
        return Nowhere(str(err), tuple(tried))
    if found and found.linked:
        return ToPage(found, unquote(anchor))
    return Nowhere(f"leads to {found.source}, which has no address" if found else reason(places, tried), tuple(tried))


def url_path(text: str, argument: str) -> str:
    """The path in a URL, as Go's ``net/url`` finds it; raises `ReferenceRefused` for what that refuses."""
    if BAD_ESCAPE.search(argument):
        raise ReferenceRefused(f'"{argument}" has a "%" that escapes nothing, or a control character')
    if match := SCHEME.match(text):
        text = match[2] if match[2].startswith("/") else ""
    elif ":" in text.partition("/")[0]:
        raise ReferenceRefused(f'"{argument}" has a colon before the first slash; write "./" before it')
    if text.startswith("//") and not text.startswith("///"):
        return "/" + text[2:].partition("/")[2] if "/" in text[2:] else ""
    return text


def reason(places: Places, tried: list[str]) -> str:
    """Why there is no page."""
    for key in tried:
        if key in places.site.out:
            return f"leads to a page that {places.site.out[key]}"
        if places.names.get(key) == [None] or key[1:].partition("/")[0] in places.site.config.taxonomies:
            return "leads to a page that Hugo makes for a taxonomy"
    return "there is no such page"


def find(places: Places, page: Page, path: str, tried: list[str]) -> Page | None:
    """The page for the *path* in a reference; raises `ReferenceRefused`."""
    written = path.removesuffix("/")
    if "." in written.rpartition("/")[2]:
        return find_file(places, page, written, written, tried)
    if not written:
        return find_file(places, page, written, "/_index.md", tried, suffixed=False)
    if written.endswith("/index"):
        found = find_file(places, page, written, f"{written}/index.md", tried, suffixed=False)
        if found:
            return found
    return find_file(places, page, written, f"{written}.md", tried, suffixed=False)


def find_file(
    places: Places, page: Page, written: str, path: str, tried: list[str], *, suffixed: bool = True
) -> Page | None:
    """The page for a *path* with a suffix, which was *suffixed* so by its author or not."""
    if not path.startswith("/"):
        parent_first = page.bundle != "branch" and not (suffixed and path.startswith("../"))
        base = page.name.folder if parent_first else (page.name.path if page.bundle else page.name.folder)
        found = by_path(places, posixpath.normpath(f"{base}/{path}"), tried)
        if not found and suffixed and page.file:
            found = by_file(places, page.folder, written, tried)
        if found or path.startswith("."):
            return found
    found = by_path(places, path, tried)
    if not found and suffixed and places.site.home.file:
        found = by_file(places, places.site.home.folder, written, tried)
    return found or (None if "/" in written else by_name(places, written, path, tried))


def by_path(places: Places, path: str, tried: list[str]) -> Page | None:
    """The page with the logical path that a file at *path* would have."""
    key = read_name(path, known_languages(places)).key.rstrip("/")
    tried.append(key or "/")
    return places.site.pages.get(key)


def by_file(places: Places, folder: str, path: str, tried: list[str]) -> Page | None:
    """The page of the file at *path* from a content folder."""
    file = posixpath.normpath(posixpath.join(folder or ".", path.lstrip("/")))
    return by_path(places, file, tried) if file in places.site.files else None


def by_name(places: Places, written: str, path: str, tried: list[str]) -> Page | None:
    """The one page of that name, wherever it stands; raises `ReferenceRefused` where there are several."""
    name = normal(read_name(normal(path), known_languages(places)).base)
    tried.append(name)
    pages = places.names.get(name, [])
    if len(pages) > 1:
        listed = ", ".join(sorted(page.source or page.content if page else "a taxonomy" for page in pages))
        raise ReferenceRefused(f'"{written}" is ambiguous: {listed}')
    return pages[0] if pages else None


def known_languages(places: Places) -> set[str]:
    """The words in file names that are languages."""
    return {*places.site.config.languages, *places.site.config.disabled}
