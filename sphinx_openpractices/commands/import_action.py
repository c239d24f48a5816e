"""The work of ``sphinx-openpractices catalog import``, which needs a module for each format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import get_path
from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.text.files import describe_read_error

from .catalog_actions import print_yaml
from .console import print_lines, report_failure
from .given_files import find_given_files

if TYPE_CHECKING:
    import argparse


def import_projects(options: argparse.Namespace) -> int:
    """Print the entries as YAML, and list on standard error what could not be imported; return the exit status."""
    ((name, file),) = find_given_files([options.file], options.stdin_name).items()
    try:
        imported = import_file(file, options.language)
    except (OSError, ValueError) as err:
        reason = describe_read_error(err, get_path(file)) if isinstance(err, OSError) else str(err)
        return report_failure(f"{name}:{getattr(err, 'line', 1)}: {reason}")
    print_lines((f"{name}: {note}" for note in imported.notes), sys.stderr)
    if not imported.entries:
        return report_failure(f"{name}: nothing was imported")
    print_yaml(imported.entries)
    return 0
