"""Reports the files of the content that did not become pages or parts of pages: each file is somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.site.config_places import find_key_place
from sphinx_openpractices.hugo.site.content_names import normalize_path
from sphinx_openpractices.hugo.site.source_files import make_source_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.page import HugoPage

    from .report import MigrationReport
    from .site_output import SiteOutput

_MARKUP = "is not Markdown; check the new page, since its markup was not converted"
_PART = "belongs to a bundle; only templates show it"
_UNLINKED = "was copied, but no page links to it, so Sphinx does not publish it"


def report_fates(output: SiteOutput, report: MigrationReport) -> None:
    """Report what became of each file that is not in the list of pages."""
    site = output.site
    for left in (*site.left_out, *site.ignored):
        report.add(left.kind, left.source, 1, left.reason)
    for language, sources in sorted(site.others.items()):
        for source in sources:
            report.add("languages", source, 1, f'is in "{language}"')
    for page, reason in output.moved.items():
        if page.file:
            report.add("changed", page.source, 1, f"became {output.names[page]}: {reason}")
    for taxonomy, number in _find_terms(site):
        message = (
            f'the pages that Hugo makes for terms of "{taxonomy}" without a file ({number}) are not on the new site'
        )
        report.add("changed", *find_key_place(site.config, "taxonomies"), message)
    known = {left.source for left in site.left_out}
    for page in site.pages.values():
        for kind, source, message in _explain_page(page, output):
            if source not in known:
                report.add(kind, source, 1, message)


def _find_terms(site: HugoSite) -> Iterator[tuple[str, int]]:
    """Yield each taxonomy with the number of its terms that have no page, for which Hugo makes pages all the same."""
    if "term" in site.config.disabled_kinds:
        return
    for taxonomy in sorted(site.config.taxonomies):
        terms = {normalize_path(term) for page in site.pages.values() for term in page.list_terms(taxonomy) if term}
        if number := sum(f"/{taxonomy}/{term}" not in site.pages for term in terms):
            yield taxonomy, number


def _explain_page(page: HugoPage, output: SiteOutput) -> Iterator[tuple[str, str, str]]:
    """Yield the list, the file and a message for the file of a page, and those beside it."""
    root = output.site.config.root
    if page.file and page not in output.names:
        yield "left_out", page.source, "has no address of its own; only templates show it"
    elif page.file and not page.is_markdown:
        yield "changed" if page.name.suffix in {"html", "htm"} else "lost", page.source, _MARKUP
    for name, file in page.resources.items():
        source = make_source_path(file, root)
        if name in page.parts:
            yield "left_out", source, _PART
        elif page not in output.names:
            yield "left_out", source, "is beside a page that has no address; only templates show it"
        elif output.place_file(page, name) not in output.asked:
            yield "unused", source, _UNLINKED
