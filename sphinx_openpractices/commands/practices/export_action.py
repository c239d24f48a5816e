"""The work of ``sphinx-openpractices practices export``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, convert_node, read_document
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, convert_record, format_json
from sphinx_openpractices.catalog.exporting.csv_table import format_csv
from sphinx_openpractices.catalog.exporting.left_out import list_left_out
from sphinx_openpractices.catalog.exporting.practice_table import PRACTICE_TABLE_KEYS, format_practice_markdown
from sphinx_openpractices.catalog.exporting.spii_export import make_spii_report
from sphinx_openpractices.catalog.importing.practices.spii_names import SPII_FRAMEWORKS_KEY, SPII_FREE_KEY
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.commands.console import (
    has_unicode_output,
    print_file,
    print_lines,
    print_text,
    report_failure,
)
from sphinx_openpractices.commands.given_files import find_given_files
from sphinx_openpractices.text.messages import Severity

from .given_statuses import make_choices

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.catalog.practices.site_frameworks import SiteFrameworks

_IMPORTED_KEYS = (SPII_FREE_KEY, SPII_FRAMEWORKS_KEY, "x-openssf", "x-openacr")
"""The keys of a file with what an import has kept."""


def export_practices(options: argparse.Namespace) -> int:
    """Print the practices, and on standard error what the other format lacks; return the exit status."""
    given = find_given_files(options.files, options.stdin_name)
    catalog, messages = read_catalog(given, make_choices(options.statuses), PRACTICES)
    errors = [str(each) for each in messages if each.severity is Severity.ERROR]
    if not catalog.is_complete or (errors and not catalog.entries):
        return report_failure(*errors)
    kept = _find_kept(given)
    repeated = [key for key in _IMPORTED_KEYS if sum(key in each for each in kept) > 1]
    if repeated and options.format in ("json", "spii"):
        return report_failure(f'give one file at a time; several have the key "{repeated[0]}", each of one report')
    text, notes = _FORMATS[options.format](catalog, {key: value for each in kept for key, value in each.items()})
    print_file(text) if options.format == "csv" else print_text(text)  # RFC 4180 has line ends of its own
    print_lines((f"{options.format}: {note}" for note in notes), sys.stderr)
    return report_failure(*errors) if errors else 0


def _find_kept(given: Mapping[str, Path | GivenFile]) -> list[dict[str, Any]]:
    """Return what each file has under the keys of an import."""
    found: list[dict[str, Any]] = []
    for file in given.values():
        root = read_document(file)
        pairs = root.pairs if isinstance(root, MappingNode) else []
        found.append(
            {
                key.value: convert_node(value)
                for key, value in pairs
                if isinstance(key, ScalarNode) and key.value in _IMPORTED_KEYS
            }
        )
    return found


def _export_json(catalog: Catalog, kept: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
    """Export a catalog in one piece, with the frameworks of its files and what an import has kept."""
    frameworks = [convert_record(each.framework) for each in _get_shared(catalog).entries.values()]
    data = {"frameworks": frameworks} if frameworks else {}
    data |= {PRACTICES.list_key: [convert_entry(entry) for entry in catalog.entries], **kept}
    return format_json(data, is_ascii=not has_unicode_output()), ()


def _export_csv(catalog: Catalog, _kept: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
    return format_csv(Practice, (entry.record for entry in catalog.entries)), ()


def _export_markdown(catalog: Catalog, _kept: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
    practices = [entry.record for entry in catalog.entries]
    text = format_practice_markdown(practices, _get_shared(catalog).scales)
    return text, list(list_left_out(Practice, practices, PRACTICE_TABLE_KEYS))


def _export_spii(catalog: Catalog, kept: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
    practices = [entry.record for entry in catalog.entries]
    report, notes = make_spii_report(practices, _get_shared(catalog).scales, kept)
    return format_json(report, is_ascii=not has_unicode_output()), notes


def _get_shared(catalog: Catalog) -> SiteFrameworks:
    return cast("SiteFrameworks", catalog.shared)


_FORMATS = {"json": _export_json, "csv": _export_csv, "markdown": _export_markdown, "spii": _export_spii}
"""The formats, by the names that ``--format`` accepts: each returns a text, and notes about it."""
