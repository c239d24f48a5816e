"""The links of a page, resolved against the site: what an author meant, and a browser or Hugo would find.

Browsers resolve a link against the address of the page, so that ``../x/`` in ``docs/page.md`` is ``/docs/x/``. Links
to files of Markdown are paths from the file, or from the content folder, as GitHub and Hugo's `link render hook
<https://gohugo.io/render-hooks/links/>`__ take them. What the first way does not find is looked for in the others.
"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from sphinx_openpractices.hugo.site.names import CONTENT, read_name

from .refs import known_languages, resolve_ref
from .targets import Nowhere, Outside, Place, Places, Target, ToPage, spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.site.content import Site
    from sphinx_openpractices.hugo.site.page import Page

HTML = {"html", "htm"}
SCHEMES = ("http", "https", "mailto", "ftp", "tel", "sms", "irc", "ircs", "xmpp", "git", "ssh")
"""Those of links to elsewhere; another one is a mistake, more often than not."""


class Links:
    """Resolves the links of the pages of a *site*."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.config = site.config

    @cached_property
    def places(self) -> Places:
        """Where links can lead."""
        return Places(self.site)

    def ref(self, page: Page, argument: str, language: str = "") -> Target:
        """Where ``{{< ref "argument" >}}`` on *page* leads."""
        return resolve_ref(self.places, page, argument, language)

    def link(self, page: Page, destination: str) -> Target:
        """Where a link of Markdown, or an image, on *page* leads; *destination* is as Markdown shows it to HTML."""
        try:
            parts = urlsplit(destination.strip())
        except ValueError:
            return Nowhere(f'"{destination}" is no URL')
        own = self.own_path(parts)
        if own is None:
            known = not parts.scheme or parts.scheme in SCHEMES or parts.scheme == "data"
            return Outside(destination.strip()) if known else Nowhere(f'"{parts.scheme}" is no scheme that is known')
        path, anchor = unquote(own), unquote(parts.fragment)
        if not path and not parts.netloc:
            return ToPage(page, anchor, parts.query)
        tried: list[str] = []
        for place in self.candidates(page, path or "/", tried):
            if place:
                return replace(place, anchor=anchor, query=parts.query) if anchor or parts.query else place
        return Nowhere(self.reason(tried), tuple(dict.fromkeys(tried)))

    def own_path(self, parts: SplitResult) -> str | None:
        """The path of a URL in this site, below the base URL if it names that; ``None`` for one out of the site."""
        path, base = parts.path, self.config.base
        if parts.scheme not in {"", "http", "https"} or (parts.scheme and not parts.netloc):
            return None
        below = path == base or path.startswith(f"{base}/")
        if parts.netloc:
            return path[len(base) :] if parts.netloc.lower() == self.config.host and below else None
        return (path[len(base) :] or "/") if base and below else path

    def candidates(self, page: Page, path: str, tried: list[str]) -> Iterator[Place | None]:
        """What is at each of the places that *path* can mean, likeliest first."""
        suffix = path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
        is_source = suffix in CONTENT - HTML
        if is_source:
            yield from self.by_content(page, path, tried)
        yield self.by_address(page, path, tried)
        if is_source:
            # Somebody took the address of a page and put the suffix to it.
            yield self.by_address(page, path[: -len(suffix) - 1], tried)
        else:
            yield from self.by_content(page, path, tried)
        yield self.places.assets.get(noted(posixpath.normpath(f"/{path.lstrip('/')}"), tried))
        if self.config.prefix and path.startswith("/"):
            yield self.places.addresses.get(noted(spot(f"/{self.config.prefix}{path}"), tried))

    def by_address(self, page: Page, path: str, tried: list[str]) -> Place | None:
        """What a browser finds."""
        whole = path if path.startswith("/") else f"{page.address.rpartition('/')[0]}/{path}"
        address = spot(posixpath.normpath(f"/{whole.lstrip('/')}"))
        tried.append(address or "/")
        return self.places.addresses.get(address)

    def by_content(self, page: Page, path: str, tried: list[str]) -> Iterator[Place | None]:
        """What is there in the content: from the page's file, from the content folder, from the site's folder."""
        starts = ["/"] if path.startswith("/") else [f"/{page.folder}", "/"]
        for start in starts:
            yield self.at(posixpath.normpath(posixpath.join(start, path.lstrip("/"))), tried)
        if path.lstrip("/").startswith("content/"):
            yield self.at(posixpath.normpath(path.lstrip("/").removeprefix("content")), tried)

    def at(self, path: str, tried: list[str]) -> Place | None:
        """The page or the file at a content *path*, with or without the suffix and the language."""
        path = f"/{path.lstrip('/')}"
        if found := self.places.contents.get(noted(path, tried)):
            return found
        name = read_name(path if path.rpartition("/")[2].count(".") else f"{path}.md", known_languages(self.places))
        if name.kind == "file" or (name.language and name.language != self.config.language):
            return None
        page = self.site.pages.get(name.key)
        return ToPage(page) if page and page.linked else None

    def reason(self, tried: list[str]) -> str:
        """Why a link leads nowhere."""
        for path in tried:
            name = read_name(path, known_languages(self.places))
            if name.key in self.site.out or path in self.site.out:
                return f"leads to a page that {self.site.out.get(name.key) or self.site.out[path]}"
            if name.key in self.site.pages and not self.site.pages[name.key].linked:
                return f"leads to {self.site.pages[name.key].source}, which has no address"
            if name.language and name.language != self.config.language and name.key in self.site.pages:
                return f'leads to a page in "{name.language}"'
            if path[1:].partition("/")[0] in self.config.taxonomies:
                return "leads to a page that Hugo makes for a taxonomy"
        return "there is no such page or file"


def noted(path: str, tried: list[str]) -> str:
    """*path*, which is added to what was *tried*."""
    tried.append(path)
    return path
