"""A Hugo site becomes the files of a Sphinx site. Reads the Hugo site, and writes nothing.

Each page is a page, sections have a table of contents in Hugo's order, and what somebody should look at is in the
report.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
from sphinx_openpractices.hugo.site.content import read_hugo_site

from .page_anchors import PageAnchors, find_block_ids
from .page_resolver import MigrationState, detect_dialect
from .page_writer import PageWriter
from .processes import map_in_processes
from .report import MigrationReport
from .site_labels import SiteLabels
from .site_output import SiteOutput
from .yaml_text import dump_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.site.hugo_site import HugoSite

CATALOG_FILE = "projects.yml"
_REDIRECTS_FILE = "redirects.json"
PAGES_AT_ONCE = 50
"""Pages that one process converts before it tells of them; fewer are not worth a process."""


@dataclass(slots=True)
class MigratedSite:
    """The Sphinx site: files that are made, files that are copied, and what there is to say of them."""

    site: HugoSite
    output: SiteOutput
    report: MigrationReport
    files: dict[str, str] = field(default_factory=dict)

    @property
    def copies(self) -> dict[str, Path]:
        """The files that are copied, by their path from the source folder."""
        return self.output.copies


class _WrittenPages(NamedTuple):
    """What became of some pages: their texts by name, the files to copy, and what there is to say."""

    files: dict[str, str]
    copies: dict[str, Path]
    report: MigrationReport


def migrate_site(
    root: Path,
    *,
    language: str = "",
    catalog: bool = False,
    mapped: Mapping[str, Converter] | None = None,
    progress: Callable[[int, int], None] = lambda done, number: None,
) -> MigratedSite:
    """Convert the site in the folder *root*; ``ValueError`` for a language that it does not have."""
    site = read_hugo_site(root, language)
    output = SiteOutput(site)
    migration = MigratedSite(site, output, MigrationReport())
    labels = SiteLabels(
        ((name, page.front.body, find_block_ids(page)) for page, name in output.names.items()), detect_dialect(site)
    )
    shared = MigrationState(output, LinkResolver(site), labels, PageAnchors(), mapped or {}, {} if catalog else None)
    # The ids of a catalog depend on those before, so its pages are converted one after another.
    keys = [page.key for page in output.names]
    for written in map_in_processes(partial(_write_pages, shared), keys, PAGES_AT_ONCE, 1 if catalog else None):
        migration.files |= written.files
        migration.report.merge(written.report)
        for place, path in written.copies.items():
            output.copies.setdefault(place, path)
        progress(len(migration.files), len(output.names))
    if shared.projects:
        migration.files[CATALOG_FILE] = dump_yaml({"projects": [dict(project) for project in shared.projects.values()]})
    if redirects := _find_redirects(output):
        migration.files[_REDIRECTS_FILE] = json.dumps(redirects, ensure_ascii=False, indent=2) + "\n"
    _report_site(migration)
    return migration


def _write_pages(shared: MigrationState, keys: Sequence[str]) -> _WrittenPages:
    """Write some of the pages; everything that this changes is in the result."""
    report = MigrationReport()
    known = set(shared.output.copies)
    files = {}
    for page in map(shared.output.site.pages.__getitem__, keys):
        name = shared.output.names[page]
        files[name] = PageWriter(shared, report, page).write()
        if page.source:
            report.pages[page.source] = name
    copies = {place: path for place, path in shared.output.copies.items() if place not in known}
    return _WrittenPages(files, copies, report)


def _find_redirects(output: SiteOutput) -> dict[str, str]:
    """The page that each old address leads to, where Sphinx gives it another one."""
    found = {}
    for page, name in output.names.items():
        document = name.removesuffix(".md")
        own = "/" + document.removesuffix("index").rstrip("/")
        for address in (page.address, *page.alias_addresses):
            if address.rstrip("/") != own.rstrip("/"):
                found[address] = document
    return found


def _report_site(migration: MigratedSite) -> None:
    """Put what the reading of the site found into the report."""
    site, report = migration.site, migration.report
    report.found["mistakes"] += site.problems
    for left in site.left_out:
        report.add("left_out", left.source, 1, left.reason)
    for language, sources in sorted(site.others.items()):
        for source in sources:
            report.add("languages", source, 1, f'is in "{language}"')
