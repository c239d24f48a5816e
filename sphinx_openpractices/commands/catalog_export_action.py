"""The work of ``sphinx-openpractices catalog export``, which needs a module for each format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json, format_yaml
from sphinx_openpractices.catalog.exporting.csv_table import format_csv
from sphinx_openpractices.catalog.exporting.landscape_export import make_landscape
from sphinx_openpractices.catalog.exporting.left_out import list_left_out
from sphinx_openpractices.catalog.exporting.project_table import (
    PROJECT_TABLE_KEYS,
    format_project_markdown,
    list_unlinked,
)
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.messages import list_first

from .catalog_actions import read_files
from .console import has_unicode_output, print_file, print_lines, print_text, report_failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from sphinx_openpractices.catalog.entries import Catalog

    Exported = tuple[str, Sequence[str], Sequence[str]]
    """A text, notes about what it lacks, and mistakes for which projects, or the whole text, are left out."""


def export_catalogs(options: argparse.Namespace) -> int:
    """Print the entries, with messages and notes on standard error; return the exit status."""
    catalog, messages = read_files(options)
    if not catalog.is_complete:
        return report_failure(*map(str, messages))
    text, notes, problems = _FORMATS[options.format](catalog)
    print_file(text) if options.format == "csv" else print_text(text)  # RFC 4180 has line ends of its own
    print_lines((f"{options.format}: {note}" for note in notes), sys.stderr)
    failures = [*map(str, messages), *problems]
    return report_failure(*failures) if failures else 0


def _export_json(catalog: Catalog) -> Exported:
    return format_json({PROJECTS.list_key: [convert_entry(entry) for entry in catalog.entries]}), (), ()


def _export_yaml(catalog: Catalog) -> Exported:
    entries = [convert_entry(entry) for entry in catalog.entries]
    return format_yaml({PROJECTS.list_key: entries}, is_ascii=not has_unicode_output()), (), ()


def _export_csv(catalog: Catalog) -> Exported:
    return format_csv(Project, (entry.record for entry in catalog.entries)), (), ()


def _export_markdown(catalog: Catalog) -> Exported:
    projects = [entry.record for entry in catalog.entries]
    notes = [*list_left_out(Project, projects, PROJECT_TABLE_KEYS)]
    if unlinked := list_unlinked(projects):
        notes.append(f"without a link, because they lead to pages of the site: {list_first(unlinked, len(unlinked))}")
    return format_project_markdown(projects), notes, ()


def _export_landscape(catalog: Catalog) -> Exported:
    data, notes, problems = make_landscape(catalog.entries)
    failures = [str(each) for each in problems]
    if not data["categories"]:
        return "", (), [*failures, "landscape: nothing was exported; the format requires at least one project"]
    return format_yaml(data, is_ascii=not has_unicode_output()), notes, failures


_FORMATS: dict[str, Callable[[Catalog], Exported]] = {
    "json": _export_json,
    "yaml": _export_yaml,
    "csv": _export_csv,
    "markdown": _export_markdown,
    "landscape": _export_landscape,
}
"""By the names that ``--format`` accepts."""
