"""Reads the practices that a command is given: catalogs alone, or with the site that they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import get_path
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.commands.given_files import find_given_files
from sphinx_openpractices.commands.practices_command import DEFAULT_FILE
from sphinx_openpractices.text.files import is_file, is_folder

from .checked_practices import CheckedPractices
from .given_statuses import make_choices

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_practices(paths: Sequence[str], stdin_name: str, statuses: Sequence[str] = ()) -> CheckedPractices:
    """Read the site in a folder, or catalogs without their site; without paths, what is here.

    Raises :class:`.SiteError` if Sphinx cannot read the site.
    """
    found = paths or ["." if is_file("conf.py") else DEFAULT_FILE]
    if len(found) == 1 and is_folder(found[0]):
        from .site_practices import read_site_practices  # catalogs are read without Sphinx

        return read_site_practices(Path(found[0]))
    return _read_catalogs(found, stdin_name, statuses)


def _read_catalogs(names: Sequence[str], stdin_name: str, statuses: Sequence[str] = ()) -> CheckedPractices:
    """Read catalogs without their site."""
    given = find_given_files(names, stdin_name)
    catalog, messages = read_catalog(given, make_choices(statuses), PRACTICES)
    files = {name: get_path(file) for name, file in given.items()}
    parents = next(iter(files.values())).resolve().parents
    source_dir = next((folder for folder in parents if is_file(folder / "conf.py")), None)
    return CheckedPractices(catalog, messages, files, source_dir)
