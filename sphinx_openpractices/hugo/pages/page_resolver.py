"""Answers the questions of converters about one page: where links lead, values of parameters, files beside the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils.nodes import fully_normalize_name

from sphinx_openpractices.catalog.documents import DocumentError, decode_document
from sphinx_openpractices.hugo.converters.converter_context import ConverterContext
from sphinx_openpractices.hugo.links.link_targets import Nowhere, Outside, Target, ToPage
from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.markdown.address_schemes import HIDDEN_ADDRESS, find_scheme, is_hidden, is_linkable
from sphinx_openpractices.hugo.markdown.marks import remove_marks
from sphinx_openpractices.hugo.markdown.shown_markup import OmittedHtml, UnmeantMarkupError, escape_unmeant, omit_html
from sphinx_openpractices.hugo.site.fields import to_text
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, describe_read_error, read_file
from sphinx_openpractices.text.urls import is_url

from .site_menu import SiteMenus
from .site_output import make_relative, resolve_outside
from .written_anchors import UnsureLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_openpractices.hugo.converters.converter_context import FigureDialect
    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
    from sphinx_openpractices.hugo.shortcodes.shortcode_templates import ShortcodeTemplate
    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage
    from sphinx_openpractices.hugo.site.render_hooks import TitleUse

    from .blog import SiteBlog
    from .page_anchors import PageAnchors
    from .report import MigrationReport
    from .site_labels import SiteLabels
    from .site_output import SiteOutput
    from .site_settings import SiteMarkdown

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNMEANT = "MyST would read some text as markup, however it is escaped; the text is shown as code"
_OMITTED = (
    "the HTML is left out, since Hugo does not show it; if it is meant to be shown, set unsafe = true in "
    "[markup.goldmark.renderer] of the Hugo configuration, and migrate again"
)


@dataclass(frozen=True, slots=True)
class MigrationState:
    """What the pages of a migration share: names, links, ids, the site's own converters, projects for the catalog."""

    output: SiteOutput
    links: LinkResolver
    labels: SiteLabels
    anchors: PageAnchors
    mapped: Mapping[str, Converter]
    markdown: SiteMarkdown
    projects: dict[str, Mapping[str, str]] | None
    """By id; ``None`` if the projects stay in the pages."""
    templates: Mapping[str, ShortcodeTemplate | str] = field(default_factory=dict)
    """The templates of the site's own shortcodes by name, or what they ask for."""
    title_use: TitleUse = "tooltip"
    """What the site makes of the title of an image."""
    menus: SiteMenus = field(default_factory=SiteMenus)
    blog: SiteBlog | None = None


class PageResolver:
    """Resolves the links, labels, parameters and files of one page."""

    def __init__(self, shared: MigrationState, report: MigrationReport, page: HugoPage) -> None:
        self.output = shared.output
        self.site = shared.output.site
        self.links = shared.links
        self.labels = shared.labels
        self.anchors = shared.anchors
        self.templates = shared.templates
        self.markdown = shared.markdown
        self.title_use = shared.title_use
        self.report = report
        self.page = page
        self.name = shared.output.names[page]
        self.given: set[str] = set()
        """The labels used on this page so far."""
        self.unsure: list[UnsureLink] = []
        """The links to ids that only the finished pages can confirm."""

    def make_context(self, *, absolute: bool) -> ConverterContext:
        """Return the context for converters; *absolute* paths begin at the source folder, as in a catalog."""

        def link(destination: str, line: int) -> str:
            if not destination:
                self.report.add("broken", self.page.source, line, "a link has no address; it leads to the page itself")
            if self.links.is_elsewhere(destination):
                return destination
            target = self.links.resolve_link(self.page, destination)
            return self._write_target(target, destination, line, "broken", absolute=absolute)

        def image(path: str, line: int) -> str:
            target = self.links.resolve_link(self.page, path, image=True)
            return self._write_target(target, path, line, "images", absolute=absolute)

        def ref(path: str, line: int) -> str:
            return self._write_target(self.links.resolve_ref(self.page, path), path, line, "broken", absolute=absolute)

        return ConverterContext(
            resolve_link=link,
            resolve_ref=ref,
            resolve_image=image,
            is_elsewhere=self.links.is_elsewhere,
            find_param=self.find_param,
            claim_label=self.claim_label,
            read_resource=self.read_resource,
            find_template=self.templates.get,
            shows_html=self.markdown.shows_html,
            title_use=self.title_use,
            site_address=self.site.config.address,
            language_prefix=self.site.config.prefix,
            dialect=detect_dialect(self.site),
        )

    def omit_html(self, text: str, find_line: Callable[[int], int]) -> OmittedHtml:
        """Return Markdown without the HTML that Hugo does not show, which is reported."""
        if self.markdown.shows_html or not self.page.is_markdown:
            return OmittedHtml(text)
        found = omit_html(text, self.markdown.myst)
        shown = (start for start, _ in found.spans if not text.startswith("<!--", start))
        for line in dict.fromkeys(map(find_line, shown)):
            self.report.add("hidden", self.page.source, line, _OMITTED)
        return found

    def escape_unmeant(self, text: str, line: int) -> str:
        """Return a text of the new site in which only what the migration wrote is markup of MyST alone."""
        try:
            return escape_unmeant(text, self.markdown.myst)
        except UnmeantMarkupError:
            self.report.add("mistakes", self.page.source, line, _UNMEANT)
            return myst_syntax.write_code_block(remove_marks(text))

    def claim_label(self, anchor: str) -> str:
        """Return the label for an id of this page; an empty string if the page uses it already."""
        name = self.labels.get_name(self.name, anchor)
        known = fully_normalize_name(name)
        if known in self.given:
            return ""
        self.given.add(known)
        return name

    def read_resource(self, name: str) -> str:
        """Read the text of a file beside the page."""
        file = self.page.resources.get(posixpath.normpath(name))
        if file is None:
            raise DocumentError(1, "the file does not exist beside the page")
        try:
            return decode_document(read_file(file, MAX_TEXT_BYTES))
        except OSError as err:
            raise DocumentError(1, describe_read_error(err, file)) from None

    def _write_target(self, target: Target, destination: str, line: int, kind: str, *, absolute: bool) -> str:
        """Write a link for this page; a broken link is reported and points to the old site."""
        place = self.output.find_place(target)
        if place is None:
            if not is_linkable(destination, image=kind == "images"):
                hidden = is_hidden(destination)
                reason = HIDDEN_ADDRESS if hidden else f'has the unknown scheme "{find_scheme(destination)}"'
                self.report.add("hidden" if hidden else kind, self.page.source, line, f'"{destination}" {reason}')
                return ""
            if isinstance(target, Nowhere):
                kind = "elsewhere" if kind == "broken" and target.tried and is_url(destination) else kind
                self.report.add(kind, self.page.source, line, f'"{destination}": {target.reason}')
            url = resolve_outside(target, destination, self.page, self.site.config)
            if kind == "images" and "://" not in url and not url.startswith("data:"):
                # Sphinx would look for a file.
                url = resolve_outside(Nowhere(""), f"./{destination}", self.page, self.site.config)
            return self._note_scheme(url)
        assert not isinstance(target, Nowhere | Outside)  # noqa: S101 - for the type checker
        anchor = self._find_anchor(target, place) if isinstance(target, ToPage) else ""
        # MyST finds labels by name alone; with a page, it does not find figures, and version 4 does not find headings.
        if anchor and (place == self.name or self.labels.owners.get(anchor[1:]) == place):
            result = anchor
        else:
            result = (f"/{place}" if absolute else make_relative(place, self.name)) + anchor
        self.report.rewritten_links += result != destination
        if anchor and isinstance(target, ToPage) and target.anchor not in self.anchors.find_ids(target.page).slugs:
            self.unsure.append(
                UnsureLink(
                    self.name, result, target.page.key, target.anchor, place, self.page.source, destination, line
                )
            )
        return result

    def _note_scheme(self, url: str) -> str:
        """Return a URL with its scheme in lower case, and note the scheme: MyST takes those that it is told."""
        if not (match := _SCHEME.match(url)):
            return url
        scheme = match[1].lower()
        self.report.schemes.add(scheme)
        return f"{scheme}{url[match.end(1) :]}"

    def _find_anchor(self, target: ToPage, place: str) -> str:
        """Return the fragment of a link, with ``#``."""
        if self.anchors.leads_to_top(target.page, target.anchor):
            return ""
        slug = self.anchors.find_ids(target.page).slugs.get(target.anchor)
        return f"#{slug or self.labels.get_name(place, target.anchor)}"

    def find_param(self, name: str) -> str | None:
        """Return a parameter of the page, else of the site; a dot in a name leads to a nested key."""
        for data in (self.page.data, self.site.config.params):
            value: Any = data
            for part in name.lower().split("."):
                value = (
                    {str(key).lower(): each for key, each in value.items()}.get(part)
                    if isinstance(value, Mapping)
                    else None
                )
            if value is not None:
                return remove_marks(to_text(value))
        return None


def detect_dialect(site: HugoSite) -> FigureDialect:
    """Return which ``figure`` the site uses, judging by the names of its themes."""
    names = " ".join(site.config.themes).lower()
    if any(word in names for word in ("blox", "wowchemy", "academic", "hugo-blox")):
        return "hugoblox"
    return "scientific-python" if "scientific-python" in names else "hugo"
