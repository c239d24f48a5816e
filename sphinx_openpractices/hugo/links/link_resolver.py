"""The links of a page, resolved against the site: to what the author meant, and a browser or Hugo would find.

Browsers resolve a link against the address of the page, so that ``../x/`` in ``docs/page.md`` is ``/docs/x/``. GitHub
and Hugo's `link render hook <https://gohugo.io/render-hooks/links/>`__ read links to Markdown files as paths from the
file, or from the content folder. Each link is tried in the likelier of these ways first.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from sphinx_openpractices.hugo.markdown.address_schemes import LINK_SCHEMES
from sphinx_openpractices.hugo.site.content_names import CONTENT_SUFFIXES, read_content_name
from sphinx_openpractices.hugo.site.render_hooks import HOOK_KINDS, uses_resolving_hook
from sphinx_openpractices.hugo.site.resource_names import name_resources

from .hugo_refs import list_known_languages, resolve_ref
from .link_targets import LinkPlace, LinkPlaces, Nowhere, Outside, Target, ToFile, ToPage, trim_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage

_HTML_SUFFIXES = {"html", "htm"}
_PLAIN_URL = re.compile(r"https?://([\w.-]+)(?:[/?#][!-~]*)?", re.ASCII)
"""A URL that needs no closer look, with its host."""
_ASSET_FOLDERS = ("", "/media")
"""Where files of ``assets`` are looked for; HugoBlox keeps images and videos in ``assets/media``."""


class LinkResolver:
    """Resolves the links of the pages of a *site*."""

    def __init__(self, site: HugoSite) -> None:
        self.site = site
        self.config = site.config

    @cached_property
    def places(self) -> LinkPlaces:
        """The pages and files to which links can lead."""
        return LinkPlaces(self.site)

    def is_elsewhere(self, destination: str) -> bool:
        """Return whether this is certainly a plain URL of another site; most links need no more to be resolved."""
        match = _PLAIN_URL.fullmatch(destination)
        return match is not None and match[1].lower() != self.config.host

    def resolve_ref(self, page: HugoPage, argument: str, language: str = "") -> Target:
        """Return the target of ``{{< ref "argument" >}}`` on *page*."""
        return resolve_ref(self.places, page, argument, language)

    @cached_property
    def hooked(self) -> dict[bool, bool]:
        """Whether a render hook resolves the links (``False``) and images (``True``) of Markdown."""
        return {kind == "image": uses_resolving_hook(self.config, kind) for kind in HOOK_KINDS}

    def resolve_link(self, page: HugoPage, destination: str, *, image: bool = False) -> Target:
        """Return the target of a Markdown link or image on *page*; *destination* is as in the HTML of the page."""
        try:
            parts = urlsplit(destination.strip())
        except ValueError:
            return Nowhere(f'"{destination}" is not a URL')
        own = self._find_own_path(parts)
        if own is None:
            known = not parts.scheme or parts.scheme in LINK_SCHEMES or parts.scheme == "data"
            return Outside(destination.strip()) if known else Nowhere(f'has the unknown scheme "{parts.scheme}"')
        path, anchor = unquote(own), unquote(parts.fragment)
        if not path and not parts.netloc:
            return ToPage(page, anchor, parts.query)
        tried: list[str] = []
        is_hooked = self.hooked[image] and not parts.netloc
        places = chain(
            self._find_as_hook(page, path, image=image) if is_hooked else (),
            self._try_places(page, path or "/", tried),
            [self._find_resource(page, path)],
        )
        for place in places:
            if place:
                return replace(place, anchor=anchor, query=parts.query) if anchor or parts.query else place
        return Nowhere(self._explain_missing(tried), tuple(dict.fromkeys(tried)))

    def _find_own_path(self, parts: SplitResult) -> str | None:
        """Return the path of a URL in this site, below the base URL, or ``None`` for a URL outside the site."""
        path, base = parts.path, self.config.base
        if parts.scheme not in {"", "http", "https"} or (parts.scheme and not parts.netloc):
            return None
        below = path == base or path.startswith(f"{base}/")
        if parts.netloc:
            return path[len(base) :] if parts.netloc.lower() == self.config.host and below else None
        return (path[len(base) :] or "/") if base and below else path

    def _find_as_hook(self, page: HugoPage, path: str, *, image: bool) -> Iterator[LinkPlace | None]:
        """Return what the hook finds: a page, unless it is that for images, or a file of the page."""
        found = None if image else resolve_ref(self.places, page, path.removeprefix("./"))
        yield found if isinstance(found, ToPage) else None
        yield self._find_resource(page, path.removeprefix("./"))

    def _find_resource(self, page: HugoPage, path: str) -> LinkPlace | None:
        """Return the file of a page by the name that its front matter gives it, else by its path."""
        name = name_resources(page).get(path.lower(), path) if "resources" in page.data else path
        file = page.resources.get(name)
        return ToFile(file, "resource", name, page) if file else None

    def _try_places(self, page: HugoPage, path: str, tried: list[str]) -> Iterator[LinkPlace | None]:
        """Return the pages and files that *path* can mean, likeliest first; append each path to *tried*."""
        suffix = path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
        is_source = suffix in CONTENT_SUFFIXES - _HTML_SUFFIXES
        if is_source:
            yield from self._find_by_content_path(page, path, tried)
        yield self._find_by_address(page, path, tried)
        if is_source:
            # The author may have added the suffix to the address of a page.
            yield self._find_by_address(page, path[: -len(suffix) - 1], tried)
        else:
            yield from self._find_by_content_path(page, path, tried)
        for folder in _ASSET_FOLDERS:
            yield self.places.assets.get(_note_path(posixpath.normpath(f"{folder}/{path.lstrip('/')}"), tried))
        if self.config.prefix and path.startswith("/"):
            yield self.places.addresses.get(_note_path(trim_address(f"/{self.config.prefix}{path}"), tried))

    def _find_by_address(self, page: HugoPage, path: str, tried: list[str]) -> LinkPlace | None:
        """Return what a browser finds."""
        whole = path if path.startswith("/") else f"{page.address.rpartition('/')[0]}/{path}"
        address = trim_address(posixpath.normpath(f"/{whole.lstrip('/')}"))
        tried.append(address or "/")
        return self.places.addresses.get(address)

    def _find_by_content_path(self, page: HugoPage, path: str, tried: list[str]) -> Iterator[LinkPlace | None]:
        """Return the files at *path* from the page's folder, from the content folder and from the site's folder."""
        starts = ["/"] if path.startswith("/") else [f"/{page.folder}", "/"]
        for start in starts:
            yield self._find_content(posixpath.normpath(posixpath.join(start, path.lstrip("/"))), tried)
        if path.lstrip("/").startswith("content/"):
            yield self._find_content(posixpath.normpath(path.lstrip("/").removeprefix("content")), tried)

    def _find_content(self, path: str, tried: list[str]) -> LinkPlace | None:
        """Return the page or file at a content *path*, with or without suffix and language."""
        path = f"/{path.lstrip('/')}"
        if found := self.places.contents.get(_note_path(path, tried)):
            return found
        file = path if path.rpartition("/")[2].count(".") else f"{path}.md"
        name = read_content_name(file, list_known_languages(self.places))
        if name.kind == "file" or (name.language and name.language != self.config.language):
            return None
        page = self.site.pages.get(name.key)
        return ToPage(page) if page and page.linked else None

    def _explain_missing(self, tried: list[str]) -> str:
        """Return why a link is broken."""
        for path in tried:
            name = read_content_name(path, list_known_languages(self.places))
            if name.key in self.site.out or path in self.site.out:
                return f"leads to a page that {self.site.out.get(name.key) or self.site.out[path]}"
            if name.key in self.site.pages and not self.site.pages[name.key].linked:
                return f"leads to {self.site.pages[name.key].source}, which has no address"
            if name.language and name.language != self.config.language and name.key in self.site.pages:
                return f'leads to a page in "{name.language}"'
            if path[1:].partition("/")[0] in self.config.taxonomies:
                return "leads to a page that Hugo makes for a taxonomy"
        return "there is no such page or file"


def _note_path(path: str, tried: list[str]) -> str:
    """Return *path* after appending it to *tried*."""
    tried.append(path)
    return path
