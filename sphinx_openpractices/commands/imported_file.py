"""A file that a command imports: it is read, what needs attention is listed, and a catalog is printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import get_path
from sphinx_openpractices.text.files import describe_read_error

from .catalog_actions import print_yaml
from .console import print_lines, report_failure
from .given_files import find_given_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile

    Imported = tuple[Mapping[str, Any], Iterable[str]]
    """A catalog as plain data, empty if there is nothing to print, and notes."""


def print_imported_file(options: argparse.Namespace, read: Callable[[Path | GivenFile], Imported]) -> int:
    """Print the catalog of a file as YAML, and its notes on standard error; return the exit status."""
    ((name, file),) = find_given_files([options.file], options.stdin_name).items()
    try:
        catalog, notes = read(file)
    except (OSError, ValueError) as err:
        return report_unreadable(err, name, get_path(file))
    print_lines((f"{name}: {note}" for note in notes), sys.stderr)
    if not catalog:
        return report_failure(f"{name}: nothing was imported")
    print_yaml(catalog)
    return 0


def report_unreadable(err: OSError | ValueError, name: str, path: Path) -> int:
    """Print why a file could not be read or is of another format; return the exit status."""
    reason = describe_read_error(err, path) if isinstance(err, OSError) else str(err)
    return report_failure(f"{name}:{getattr(err, 'line', 1)}: {reason}")
