"""The work of ``sphinx-openpractices catalog export``, which needs a module for each format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import convert_node, read_document
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json, format_yaml
from sphinx_openpractices.catalog.exporting.csv_table import format_csv
from sphinx_openpractices.catalog.exporting.funding_export import MAINTAINED, make_funding
from sphinx_openpractices.catalog.exporting.funding_fields import find_entity_problems
from sphinx_openpractices.catalog.exporting.landscape_export import make_landscape
from sphinx_openpractices.catalog.exporting.left_out import list_left_out
from sphinx_openpractices.catalog.exporting.project_table import (
    PROJECT_TABLE_KEYS,
    format_project_markdown,
    list_unlinked,
)
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.messages import list_first, make_message
from sphinx_openpractices.text.spelling import suggest_or_list

from .catalog_actions import read_files
from .console import has_unicode_output, print_file, print_lines, print_text, report_failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from sphinx_openpractices.catalog.documents import TreeNode
    from sphinx_openpractices.catalog.entries import Catalog

    Exported = tuple[str, Sequence[str], Sequence[str]]
    """A text, notes about what it lacks, and mistakes for which projects, or the whole text, are left out."""

_ENTITY_FORMATS = "YAML, TOML or JSON"


def export_catalogs(options: argparse.Namespace) -> int:
    """Print the entries, with messages and notes on standard error; return the exit status."""
    if reason := _find_wrong_use(options):
        return report_failure(reason, status=2)
    catalog, messages = read_files(options)
    if not catalog.is_complete:
        return report_failure(*map(str, messages))
    text, notes, problems = _FORMATS[options.format](catalog, options)
    print_file(text) if options.format == "csv" else print_text(text)  # RFC 4180 has line ends of its own
    print_lines((f"{options.format}: {note}" for note in notes), sys.stderr)
    failures = [*map(str, messages), *problems]
    return report_failure(*failures) if failures else 0


def _find_wrong_use(options: argparse.Namespace) -> str:
    """Return why options do not fit together, or nothing."""
    if options.format != "funding":
        given = "--entity" if options.entity else "--maintained" if options.maintained else ""
        return given and f"remove {given}, or add --format funding"
    unknown = [each for each in options.maintained or MAINTAINED if each not in options.relations]
    if not unknown:
        return ""
    if not options.maintained:
        return f"add --maintained with the relations of projects that you maintain, of {', '.join(options.relations)}"
    near = suggest_or_list(unknown[0], options.relations)
    return f"--maintained: {unknown[0]!r} is not one of your relations{near}"


def _export_json(catalog: Catalog, _options: argparse.Namespace) -> Exported:
    return format_json({PROJECTS.list_key: [convert_entry(entry) for entry in catalog.entries]}), (), ()


def _export_yaml(catalog: Catalog, _options: argparse.Namespace) -> Exported:
    entries = [convert_entry(entry) for entry in catalog.entries]
    return format_yaml({PROJECTS.list_key: entries}, is_ascii=not has_unicode_output()), (), ()


def _export_csv(catalog: Catalog, _options: argparse.Namespace) -> Exported:
    return format_csv(Project, (entry.record for entry in catalog.entries)), (), ()


def _export_markdown(catalog: Catalog, _options: argparse.Namespace) -> Exported:
    projects = [entry.record for entry in catalog.entries]
    notes = [*list_left_out(Project, projects, PROJECT_TABLE_KEYS)]
    if unlinked := list_unlinked(projects):
        notes.append(f"without a link, because they lead to pages of the site: {list_first(unlinked, len(unlinked))}")
    return format_project_markdown(projects), notes, ()


def _export_landscape(catalog: Catalog, _options: argparse.Namespace) -> Exported:
    data, notes, problems = make_landscape(catalog.entries)
    failures = [str(each) for each in problems]
    if not data["categories"]:
        return "", (), [*failures, "landscape: nothing was exported; the format requires at least one project"]
    return format_yaml(data, is_ascii=not has_unicode_output()), notes, failures


def _export_funding(catalog: Catalog, options: argparse.Namespace) -> Exported:
    root, failures = _read_entity(options.entity)
    given = convert_node(root)
    relations = options.maintained or MAINTAINED
    data, notes, problems = make_funding(catalog.entries, given if isinstance(given, dict) else {}, relations)
    is_whole = not failures
    failures += map(str, problems)
    if not data["projects"]:
        reason = f"add projects with the relation {' or '.join(relations)}, and all that the format requires of them"
        return "", (), [*failures, f"funding: nothing was exported; {reason}"]
    if not is_whole:
        return "", (), failures
    return format_json(data, is_ascii=not has_unicode_output()), notes, failures


def _read_entity(name: str) -> tuple[TreeNode | None, list[str]]:
    """Read the file with what a catalog does not have; return all that is missing, too."""
    if not name:
        missing = [f"funding: {path}: {advice}" for _line, path, advice in find_entity_problems(None)]
        return None, [f"funding: add --entity FILE, a file in {_ENTITY_FORMATS} with these fields:", *missing]
    try:
        root = read_document(Path(name))
    except (OSError, ValueError) as err:
        reason = describe_read_error(err, Path(name)) if isinstance(err, OSError) else str(err)
        return None, [f"{name}:{getattr(err, 'line', 1)}: {reason}"]
    return root, [str(make_message(name, *problem)) for problem in find_entity_problems(root)]


_FORMATS: dict[str, Callable[[Catalog, argparse.Namespace], Exported]] = {
    "json": _export_json,
    "yaml": _export_yaml,
    "csv": _export_csv,
    "markdown": _export_markdown,
    "funding": _export_funding,
    "landscape": _export_landscape,
}
"""By the names that ``--format`` accepts."""
