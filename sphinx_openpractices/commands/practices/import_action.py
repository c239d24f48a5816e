"""The work of ``sphinx-openpractices practices import``, which needs a module for each format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.importing.practices import import_practice_file, read_framework_file
from sphinx_openpractices.commands.imported_file import print_imported_file, report_unreadable

if TYPE_CHECKING:
    import argparse


def import_practices(options: argparse.Namespace) -> int:
    """Print a catalog as YAML, and list on standard error what needs attention; return the exit status."""
    name = options.frameworks
    try:
        frameworks = read_framework_file(Path(name)) if name else {}
    except (OSError, ValueError) as err:
        return report_unreadable(err, name, Path(name))
    return print_imported_file(options, lambda file: import_practice_file(file, options.prefix, frameworks))
