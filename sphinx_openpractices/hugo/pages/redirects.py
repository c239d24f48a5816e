"""Leads from the addresses of the Hugo site to the pages of the new one, with what each kind of host reads.

Sources: `Netlify <https://docs.netlify.com/routing/redirects/>`__, `Cloudflare Pages
<https://developers.cloudflare.com/pages/configuration/redirects/>`__, which applies a redirect even where a page is,
and the `API of Read the Docs <https://docs.readthedocs.com/platform/stable/api/v3.html#redirect-create>`__.
"""

from __future__ import annotations

import json
import posixpath
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinx_openpractices.hugo.links.link_targets import trim_address

from .choices import REDIRECT_FORMS
from .kept_names import EXTRA_FOLDER, SPHINX_PAGES, explain_unpublished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jinja2 import Environment

    from sphinx_openpractices.hugo.site.page import HugoPage

    from .report import MigrationReport
    from .site_output import SiteOutput

REDIRECTS_FILE = "redirects.json"
_HOST_FILE = f"{EXTRA_FOLDER}/_redirects"
READTHEDOCS_FILE = "readthedocs-redirects.json"
_MAX_READTHEDOCS_LENGTH = 255
_MAX_NAME_BYTES = 255
_NOT_FOUND = "/404.html"
"""Written by the theme, whatever the builder: servers send it for unknown addresses."""
_TEMPLATE = "redirect.html.jinja"


class Redirect(NamedTuple):
    """An *old* address of a *page*, and the *new* one, both paths from the top of the site without percent escapes."""

    old: str
    new: str
    page: HugoPage


class RedirectWriter:
    """Writes the redirects of a site that *builder* writes; what does not work goes to the *report*."""

    def __init__(self, output: SiteOutput, report: MigrationReport, builder: str) -> None:
        self.output = output
        self.report = report
        self.builder = builder

    def write_files(self, form: str) -> dict[str, str]:
        """Return the files by their paths: ``redirects.json``, and those of a form of :data:`REDIRECT_FORMS`."""
        redirects = list(self.find_redirects())
        if not redirects:
            return {}
        documents = {each.old: self.output.names[each.page].removesuffix(".md") for each in redirects}
        return {REDIRECTS_FILE: _dump_json(documents)} | (_FORMS[form](self, redirects) if form else {})

    def find_redirects(self) -> Iterator[Redirect]:
        """Yield the old addresses that change; those where another page is now are reported."""
        names = self.output.names
        places = {trim_address(make_page_url(name, self.builder)): f'"{name}"' for name in names.values()}
        places |= {trim_address(make_page_url(name, self.builder)): "a page of Sphinx" for name in SPHINX_PAGES}
        addresses = [(page.address, page) for page in names]
        addresses += [(alias, page) for page in names for alias in page.alias_addresses]
        done: dict[str, HugoPage] = {}
        for old, page in addresses:
            new = make_page_url(names[page], self.builder)
            key = trim_address(old)
            if not old or key in {trim_address(new), _NOT_FOUND} or done.get(key) is page:
                continue
            if key in done:
                self.note(page, f"{old} leads to {names[done[key]]}, which has this address too")
            elif key in places:
                self.note(page, f"{old} leads to {places[key]} now; this page is at {new}")
            else:
                done[key] = page
                yield Redirect(old, new, page)

    def note(self, page: HugoPage, message: str) -> None:
        """Report an old address that does not lead to its page."""
        self.report.add("changed", page.source or page.content, page.front.lines.get("aliases", 1), message)

    def write_netlify(self, redirects: Sequence[Redirect]) -> dict[str, str]:
        """Return the file ``_redirects``, which Netlify, Cloudflare Pages and GitLab Pages read."""
        lines = (f"{_quote_path(each.old)} {_quote_path(each.new)} 301\n" for each in redirects)
        return {_HOST_FILE: "".join(lines)}

    def write_readthedocs(self, redirects: Sequence[Redirect]) -> dict[str, str]:
        """Return what the API of Read the Docs takes, one object for each redirect."""
        found = []
        for old, new, page in redirects:
            if max(len(old), len(new)) > _MAX_READTHEDOCS_LENGTH:
                self.note(page, f"{old} has no redirect: Read the Docs allows {_MAX_READTHEDOCS_LENGTH} characters")
            else:
                found.append({"from_url": old, "to_url": new, "type": "page", "http_status": 301})
        return {READTHEDOCS_FILE: _dump_json(found)}

    def write_pages(self, redirects: Sequence[Redirect]) -> dict[str, str]:
        """Return a page for each old address that a server can send as one and that overwrites nothing."""
        names = [*self.output.names.values(), *SPHINX_PAGES]
        taken = _TakenPaths([_make_page_file(make_page_url(name, self.builder)) for name in names] + [_NOT_FOUND[1:]])
        found = {}
        for old, new, page in redirects:
            file = _make_page_file(old)
            reason = _explain_no_page(file) or taken.explain(file)
            if reason:
                self.note(page, f"{old} has no redirect: {reason}")
            else:
                taken.add(file)
                url = _make_relative_url(old, new)
                found[f"{EXTRA_FOLDER}/{file}"] = _write_redirect_page(url, page.title, page.language)
        return found


_FORMS: dict[str, Callable[[RedirectWriter, Sequence[Redirect]], dict[str, str]]] = dict(
    zip(
        REDIRECT_FORMS,
        (RedirectWriter.write_netlify, RedirectWriter.write_pages, RedirectWriter.write_readthedocs),
        strict=True,
    )
)


class _TakenPaths:
    """The files that a site has, and their folders, ignoring case, as some file systems do."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files: set[str] = set()
        self.folders: set[str] = set()
        for file in files:
            self.add(file)

    def add(self, file: str) -> None:
        """Take the path of a file."""
        self.files.add(file.lower())
        self.folders.update(_list_folders(file.lower()))

    def explain(self, file: str) -> str:
        """Return why there can be no further *file* at a path; empty if there can."""
        low = file.lower()
        taken = low in self.files or low in self.folders or any(folder in self.files for folder in _list_folders(low))
        return "the site has a page there, if case is ignored" if taken else ""


def _list_folders(file: str) -> Iterator[str]:
    """Yield the folders that contain a file."""
    while file := posixpath.dirname(file):
        yield file


def make_page_url(name: str, builder: str) -> str:
    """Return the path at which a builder puts the page *name*."""
    document = name.removesuffix(".md")
    if document == "index" or document.endswith("/index"):
        return f"/{document.removesuffix('index')}"
    return f"/{document}/" if builder == "dirhtml" else f"/{document}.html"


def _make_page_file(url: str) -> str:
    """Return the path of the file that a server sends for a URL."""
    return f"{url}index.html".lstrip("/") if url.endswith("/") else url.lstrip("/")


def _explain_no_page(file: str) -> str:
    """Return why a page at this path does not work as a redirect; empty if it does."""
    if not file.lower().endswith((".html", ".htm")):
        return "a server does not send a file of this type as a page; add it to the configuration of the server"
    if any(len(part.encode("utf-8", "surrogatepass")) > _MAX_NAME_BYTES for part in file.split("/")):
        return "the name is too long for a file"
    return explain_unpublished(file)


def _make_relative_url(old: str, new: str) -> str:
    """Return the URL that leads from one path of the site to another, wherever the site is published."""
    url = posixpath.relpath(new, posixpath.dirname(old))
    return _quote_path(f"{url}/" if new.endswith("/") else url)


def _quote_path(path: str) -> str:
    """Return a path with percent escapes; a colon or an asterisk would be a pattern in ``_redirects``."""
    return quote(path, safe="/+@", errors="replace")


def _write_redirect_page(url: str, title: str, language: str) -> str:
    """Return a page that leads to *url*."""
    return _get_templates().get_template(_TEMPLATE).render(url=url, title=title or url, language=language)


@cache
def _get_templates() -> Environment:
    """Return the templates of this package."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - for one form of redirects

    return Environment(
        loader=FileSystemLoader(Path(__file__).parents[1]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=True,
    )


def _dump_json(value: object) -> str:
    """Return readable JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
