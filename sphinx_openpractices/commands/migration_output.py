"""What ``migrate-hugo`` prints at the end: a summary of at most ten lines, or the report as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.pages.kept_names import has_extra_files
from sphinx_openpractices.hugo.pages.report_text import describe_failures, format_summary
from sphinx_openpractices.text.files import read_text_file

from .console import print_lines, print_text

if TYPE_CHECKING:
    import argparse

    from sphinx_openpractices.hugo.pages.migration import MigratedSite

REPORT_FILES = ("migration.md", "migration.json")
_NEEDED_SETTINGS = (
    "myst_parser",
    "sphinx_openpractices",
    "colon_fence",
    "myst_heading_anchors",
    "openpractices_raw_html",
)
"""What the pages need in the ``conf.py`` of a site that has one already."""


def print_migration(options: argparse.Namespace, migration: MigratedSite) -> int:
    """Print what was converted, and what comes next; return the exit status: 1 if a page failed."""
    report, failed = migration.report, list(migration.site.failed.values())
    lines = [*format_summary(report), *_describe_settings(options, migration), *_list_next_steps(options, migration)]
    if options.report == "json":
        print_text(report.format_json())
    else:
        print_lines(lines)
    if failed:
        print_lines([describe_failures(failed)], sys.stderr)
    return 1 if failed or (options.strict and report.attention_count) else 0


def _describe_settings(options: argparse.Namespace, migration: MigratedSite) -> list[str]:
    """Return a line about a ``conf.py`` that was there already and does not have the settings that pages need."""
    own = options.dest / "conf.py"
    needed = [*_NEEDED_SETTINGS, *(["html_extra_path"] if has_extra_files(migration.files) else [])]
    needed += ["ablog", "blog_path"] if migration.blog else []
    if not own.is_file() or all(word in read_text_file(own, "replace") for word in needed):
        return []
    return [f"{own} was not changed. The pages need in it: {', '.join(needed)}"]


def _list_next_steps(options: argparse.Namespace, migration: MigratedSite) -> list[str]:
    """Return where the report is, and how to build the site."""
    if options.dry_run:
        return ["Nothing was written."]
    noted = sum(map(len, migration.report.found.values())) - migration.report.attention_count
    more = f", with {noted} more for information" if noted else ""
    return [
        f"The whole report{more}: {options.dest / REPORT_FILES[0]}",
        f"Build: sphinx-build -b {options.builder} {options.dest} {options.dest / '_build' / options.builder}",
    ]
