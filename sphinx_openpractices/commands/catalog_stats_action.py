"""The work of ``sphinx-openpractices catalog stats``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.exporting.count_formats import format_counts_json, format_counts_text
from sphinx_openpractices.catalog.project_counts import count_projects
from sphinx_openpractices.text.messages import Severity

from .catalog_actions import read_files
from .console import print_lines, report_failure

if TYPE_CHECKING:
    import argparse

_FORMATS = {"text": format_counts_text, "json": format_counts_json}
"""By the names that ``--format`` accepts."""


def print_counts(options: argparse.Namespace) -> int:
    """Print how many projects there are of each sort, and mistakes on standard error; return the exit status."""
    catalog, messages = read_files(options)
    errors = [str(each) for each in messages if each.severity is Severity.ERROR]
    if not catalog.is_complete or (errors and not catalog.entries):
        return report_failure(*errors)
    print_lines(_FORMATS[options.format](count_projects(catalog, {"relation": options.relations})))
    return report_failure(*errors) if errors else 0
