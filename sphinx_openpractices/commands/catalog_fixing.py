"""The option ``--fix`` of the checks of all types of catalogs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.editing.catalog_fixes import fix_catalog
from sphinx_openpractices.catalog.written_ids import list_written_ids
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file, replace_file

from .console import print_lines, report_failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_openpractices.catalog.entry_type import EntryType


def fix_files(files: Mapping[str, Path], entry_type: EntryType, options: argparse.Namespace) -> tuple[bool, int]:
    """Correct files in place, by the names that messages give them, and print what was done.

    Return whether any file was changed, and the exit status: 1 if a file could not be written. Files that cannot be
    read are left to the check that follows.
    """
    ids = {name: set(list_written_ids(path, entry_type)) for name, path in files.items()}
    changed: list[str] = []
    status = 0
    for name, path in files.items():
        try:
            file = GivenFile(path, read_file(path, MAX_TEXT_BYTES))
        except OSError:
            continue
        taken = set().union(*(found for other, found in ids.items() if other != name))
        fixed = fix_catalog(name, file, entry_type, taken)
        if fixed.fixed:
            try:
                replace_file(path, file.read_data(), fixed.file.read_data())
            except OSError as err:
                status = report_failure(f"{name}: {err.strerror}; nothing in this file was fixed")
                continue
            changed.append(name)
            options.kept = f"Changed: {', '.join(changed)}"
        # Programs read standard output, which has only what is left.
        print_lines(map(str, fixed.fixed), sys.stdout if options.format == "text" else sys.stderr)
        print_lines(map(str, fixed.left), sys.stderr)
    return bool(changed), status
