"""The work of ``sphinx-openpractices catalog check --fix``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.editing.catalog_fixes import fix_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.written_ids import list_written_ids
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file, replace_file

from .console import print_lines, report_failure
from .given_files import STANDARD_INPUT

if TYPE_CHECKING:
    import argparse

_WRONG_USE = 2


def fix_files(options: argparse.Namespace) -> int:
    """Correct the files in place, and print what was done; return a status other than 0 if that failed.

    Files that cannot be read are left to the check that follows.
    """
    if STANDARD_INPUT in options.files:
        return report_failure("--fix: name the files to correct; standard input cannot be changed", status=_WRONG_USE)
    names = list(dict.fromkeys(options.files))
    ids = {name: set(list_written_ids(Path(name), PROJECTS)) for name in names}
    changed: list[str] = []
    status = 0
    for name in names:
        try:
            file = GivenFile(Path(name), read_file(name, MAX_TEXT_BYTES))
        except OSError:
            continue
        taken = set().union(*(found for other, found in ids.items() if other != name))
        fixed = fix_catalog(name, file, PROJECTS, taken)
        if fixed.fixed:
            try:
                replace_file(Path(name), file.read_data(), fixed.file.read_data())
            except OSError as err:
                status = report_failure(f"{name}: {err.strerror}; nothing in this file was fixed")
                continue
            changed.append(name)
            options.kept = f"Changed: {', '.join(changed)}"
        # Programs read standard output, which has only what is left.
        print_lines(map(str, fixed.fixed), sys.stdout if options.format == "text" else sys.stderr)
        print_lines(map(str, fixed.left), sys.stderr)
    return status
