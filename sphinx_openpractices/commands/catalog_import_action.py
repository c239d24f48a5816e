"""The work of ``sphinx-openpractices catalog import``, which needs a module for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.importing import import_file

from .imported_file import print_imported_file

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile

    from .imported_file import Imported


def import_projects(options: argparse.Namespace) -> int:
    """Print the entries as YAML, and list on standard error what could not be imported; return the exit status."""

    def read(file: Path | GivenFile) -> Imported:
        entries, notes = import_file(file, options.language)
        return {PROJECTS.list_key: entries} if entries else {}, notes

    return print_imported_file(options, read)
