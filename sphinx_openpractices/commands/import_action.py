"""The work of ``sphinx-openpractices catalog import``, which needs a module for each format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.text.files import describe_read_error

from .catalog_actions import print_yaml
from .console import print_lines, report_failure

if TYPE_CHECKING:
    import argparse


def import_projects(options: argparse.Namespace) -> int:
    """Print the entries as YAML, and list on standard error what could not be imported; return the exit status."""
    try:
        imported = import_file(options.file, options.language)
    except (OSError, ValueError) as err:
        reason = describe_read_error(err, options.file) if isinstance(err, OSError) else str(err)
        return report_failure(f"{options.file}:{getattr(err, 'line', 1)}: {reason}")
    print_lines((f"{options.file}: {note}" for note in imported.notes), sys.stderr)
    if not imported.entries:
        return report_failure(f"{options.file}: nothing was imported")
    print_yaml(imported.entries)
    return 0
