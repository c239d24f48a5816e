"""The work of ``sphinx-openpractices practices import``, which needs a module for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.importing.practices import import_practice_file
from sphinx_openpractices.commands.imported_file import print_imported_file

if TYPE_CHECKING:
    import argparse


def import_practices(options: argparse.Namespace) -> int:
    """Print a catalog as YAML, and list on standard error what needs attention; return the exit status."""
    return print_imported_file(options, lambda file: import_practice_file(file, options.prefix))
