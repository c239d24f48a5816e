"""The practices and the reviews of pages that a command is given: catalogs alone, or with the site they belong to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import get_path
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.commands.given_files import find_given_files
from sphinx_openpractices.commands.practices_command import DEFAULT_FILE
from sphinx_openpractices.text.files import is_file, is_folder

from .given_statuses import make_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.catalog.practices.due_reviews import ReviewedPage
    from sphinx_openpractices.text.messages import Message


class CheckedPractices(NamedTuple):
    """A catalog of practices with the messages about it, and the reviews of pages."""

    catalog: Catalog
    messages: list[Message]
    files: Mapping[str, Path]
    """The path of each file of the catalog, by the name that messages give it."""
    source_dir: Path | None
    pages: Sequence[ReviewedPage] = ()
    address: str = ""
    """The URL of the site; empty if it is unknown, or if there is none."""


def read_checked_practices(paths: Sequence[str], stdin_name: str, statuses: Sequence[str] = ()) -> CheckedPractices:
    """Read the site in a folder, or catalogs without their site; without paths, what is here.

    Raises :class:`.SiteError` if Sphinx cannot read the site.
    """
    found = paths or ["." if is_file("conf.py") else DEFAULT_FILE]
    if len(found) == 1 and is_folder(found[0]):
        from .site_practices import read_site_practices  # catalogs are read without Sphinx

        return read_site_practices(Path(found[0]))
    return read_given_practices(found, stdin_name, statuses)


def read_given_practices(names: Sequence[str], stdin_name: str, statuses: Sequence[str] = ()) -> CheckedPractices:
    """Read catalogs without their site."""
    given = find_given_files(names, stdin_name)
    catalog, messages = read_catalog(given, make_choices(statuses), PRACTICES)
    files = {name: get_path(file) for name, file in given.items()}
    parents = next(iter(files.values())).resolve().parents
    source_dir = next((folder for folder in parents if is_file(folder / "conf.py")), None)
    return CheckedPractices(catalog, messages, files, source_dir)
