"""Converts a Hugo site to the files of a Sphinx site; writes nothing.

Each page becomes a page. Sections get a table of contents in Hugo's order. What needs attention is in the report.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
from sphinx_openpractices.hugo.shortcodes.shortcode_templates import read_shortcode_template
from sphinx_openpractices.hugo.site.content import read_hugo_site
from sphinx_openpractices.hugo.site.render_hooks import find_title_use
from sphinx_openpractices.hugo.site.shortcode_layouts import find_shortcode_templates, read_template_text
from sphinx_openpractices.text.garbage import pausing_collection

from .blog import find_blog
from .choices import BUILDERS, CATALOG_FILE, PRACTICES_FILE
from .content_fates import report_fates
from .html_settings import make_html_settings
from .named_pages import find_named_pages
from .orphans import mark_orphans
from .page_anchors import PageAnchors, find_block_ids
from .page_resolver import MigrationState, detect_dialect
from .page_writer import PageWriter
from .processes import map_in_processes
from .redirects import RedirectWriter
from .report import MigrationReport
from .site_labels import SiteLabels
from .site_leftovers import report_leftovers
from .site_menu import convert_menus
from .site_output import SiteOutput
from .site_settings import SiteMarkdown, find_markup_notes
from .written_anchors import settle_links
from .yaml_text import dump_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.shortcodes.shortcode_templates import ShortcodeTemplate
    from sphinx_openpractices.hugo.site.hugo_site import HugoSite

    from .blog import SiteBlog
    from .written_anchors import UnsureLink

_NO_TEXT = "a file that can be read"
PAGES_AT_ONCE = 50
"""Pages that a process converts before it returns them; with fewer pages, a process is not worthwhile."""


@dataclass(slots=True)
class MigratedSite:
    """The Sphinx site: the files to write, the files to copy, and the report."""

    site: HugoSite
    output: SiteOutput
    report: MigrationReport
    files: dict[str, str] = field(default_factory=dict)
    blog: SiteBlog | None = None
    html_settings: dict[str, Any] = field(default_factory=dict)
    """Settings for ``conf.py`` that Hugo's menus, logo and icon become: texts, numbers, lists and mappings."""

    @property
    def copies(self) -> dict[str, Path]:
        """The files to copy, by their path from the source folder."""
        return self.output.copies


class _WrittenPages(NamedTuple):
    """Some converted pages: their texts by name, the files to copy, the report, and links to check at the end."""

    files: dict[str, str]
    copies: dict[str, Path]
    report: MigrationReport
    unsure: list[UnsureLink]
    asked: set[str]


def migrate_site(
    root: Path,
    *,
    language: str = "",
    catalog: bool = False,
    practices: Sequence[str] = (),
    blog: bool = False,
    builder: str = BUILDERS[0],
    redirects: str = "",
    mapped: Mapping[str, Converter] | None = None,
    progress: Callable[[int, int], None] = lambda done, number: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> MigratedSite:
    """Convert the site in the folder *root*; raise ``ValueError`` for a language, pages or a *blog* that it lacks.

    *practices* are the names of pages whose commitments become a catalog. *builder* is the one that will write the new
    site; *redirects* is one of `REDIRECT_FORMS`, or empty. *meanwhile* is called while other processes convert the
    pages, if there are other processes.
    """
    with pausing_collection():
        site = read_hugo_site(root, language)
    committed = find_named_pages(site, practices)
    while True:
        migration = _convert_site(
            site, catalog=catalog, blog=blog, mapped=mapped or {}, progress=progress, meanwhile=meanwhile
        )
        # The others are converted again, without the pages that failed, so that no link leads to these.
        if not site.leave_out_failed(migration.report.failed):
            break
    if committed:
        from .page_commitments import write_commitments  # few sites need it

        if text := write_commitments(committed, migration.output.names, migration.files, migration.report):
            migration.files[PRACTICES_FILE] = text
    migration.files |= RedirectWriter(migration.output, migration.report, builder).write_files(redirects)
    _report_site(migration)
    return migration


def _convert_site(
    site: HugoSite,
    *,
    catalog: bool,
    blog: bool,
    mapped: Mapping[str, Converter],
    progress: Callable[[int, int], None],
    meanwhile: Callable[[], None],
) -> MigratedSite:
    """Convert the pages of a site; those that fail are in the report."""
    output = SiteOutput(site)
    migration = MigratedSite(site, output, MigrationReport())
    texts = []
    for page, name in output.names.items():
        with migration.report.failed.guard(page.key, page.source):
            texts.append((name, page.front.body, list(find_block_ids(page))))
    labels = SiteLabels(texts, detect_dialect(site))
    markdown = SiteMarkdown(site)
    shared = MigrationState(
        output,
        LinkResolver(site),
        labels,
        PageAnchors(markdown.id_type),
        mapped,
        markdown,
        {} if catalog else None,
        _read_templates(site),
        find_title_use(site.config, by_theme="markdown" if detect_dialect(site) == "hugoblox" else "tooltip"),
    )
    migration.blog = find_blog(output) if blog else None
    shared = replace(shared, menus=convert_menus(shared, migration.report), blog=migration.blog)
    migration.html_settings = make_html_settings(shared, migration.report)
    # Each id in a catalog depends on the ids before it, so the pages are converted one after another.
    processes = 1 if catalog else None
    keys = [page.key for page in output.names]
    unsure: list[UnsureLink] = []
    for written in map_in_processes(partial(_write_pages, shared), keys, PAGES_AT_ONCE, processes, meanwhile):
        migration.files |= written.files
        migration.report.merge(written.report)
        unsure += written.unsure
        output.asked |= written.asked
        for place, path in written.copies.items():
            output.copies.setdefault(place, path)
        progress(len(migration.files), len(output.names))
    mark_orphans(migration.files)
    if not migration.report.failed:
        settle_links(migration.files, unsure, site.pages, shared.anchors, migration.report)
    if shared.projects:
        migration.files[CATALOG_FILE] = dump_yaml({"projects": [dict(project) for project in shared.projects.values()]})
    return migration


def _read_templates(site: HugoSite) -> dict[str, ShortcodeTemplate | str]:
    """Return the templates of the site's own shortcodes, or what they ask for."""
    found = {name: read_template_text(file) for name, file in find_shortcode_templates(site.config).items()}
    return {name: _NO_TEXT if text is None else read_shortcode_template(text) for name, text in found.items()}


def _write_pages(shared: MigrationState, keys: Sequence[str]) -> _WrittenPages:
    """Convert some pages; the result contains everything that this changes."""
    report = MigrationReport()
    known = set(shared.output.copies)
    files = {}
    unsure: list[UnsureLink] = []
    for page in map(shared.output.site.pages.__getitem__, keys):
        name = shared.output.names[page]
        with report.failed.guard(page.key, page.source):
            writer = PageWriter(shared, report, page)
            files[name] = writer.write()
            files[name].encode()  # raises an exception for what no file can contain
            unsure += writer.unsure
            if page.file:
                report.pages[page.source] = name
    report.failed |= shared.anchors.failed
    copies = {place: path for place, path in shared.output.copies.items() if place not in known}
    return _WrittenPages(files, copies, report, unsure, shared.output.asked)


def _report_site(migration: MigratedSite) -> None:
    """Add the messages about reading the site to the report."""
    site, report = migration.site, migration.report
    report_leftovers(migration.output, report)
    report.found["mistakes"] += [*site.failed.values(), *site.problems]
    for note in find_markup_notes(site):
        report.add("site", site.config.file, 1, note)
    report_fates(migration.output, report)
