"""The work of ``sphinx-openpractices practices diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.differences import find_differences
from sphinx_openpractices.catalog.practices.practice_rules import UNKNOWN_PRINCIPLE
from sphinx_openpractices.catalog.written_ids import list_written_ids
from sphinx_openpractices.commands.console import print_text, report_failure
from sphinx_openpractices.commands.git_versions import VersionError, read_version, split_version
from sphinx_openpractices.commands.given_files import STANDARD_INPUT, find_given_files
from sphinx_openpractices.text.messages import Severity

from .difference_formats import DIFFERENCE_FORMATS, Comparison
from .given_statuses import make_choices

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx_openpractices.catalog.documents import GivenFile
    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.text.messages import Message


def compare_versions(options: argparse.Namespace) -> int:
    """Print what differs between two versions of a catalog; return the exit status."""
    old, new = options.old, options.new
    if new is None:
        if old == STANDARD_INPUT or (version := split_version(old)) is None:
            return report_failure("name two versions, or one in git, such as HEAD:practices.yml", status=2)
        new = version.file
    if [old, new, *options.frameworks].count(STANDARD_INPUT) > 1:
        return report_failure("name a file or a revision of git; standard input can be only one of the files", status=2)
    frameworks = find_given_files(options.frameworks, options.stdin_name)
    try:
        earlier, earlier_messages, unread = _read_version(old, options, frameworks)
        later, messages, also_unread = _read_version(new, options, frameworks)
    except VersionError as err:
        return report_failure(str(err))
    errors = [each for each in (*earlier_messages, *messages) if each.severity == Severity.ERROR]
    report_failure(*map(str, [*errors, *(each for each in messages if each.kind == UNKNOWN_PRINCIPLE)]))
    if not (earlier.is_complete and later.is_complete):
        return 1
    old, new = (options.stdin_name if name == STANDARD_INPUT else name for name in (old, new))
    found = Comparison(old, new, find_differences(earlier, later, unread | also_unread))
    print_text(DIFFERENCE_FORMATS[options.format](found))
    return int(bool(errors) or (options.strict and found.steps_back > 0))


def _read_version(
    name: str, options: argparse.Namespace, frameworks: Mapping[str, Path | GivenFile]
) -> tuple[Catalog, list[Message], AbstractSet[str]]:
    """Read a version, with the frameworks of the site.

    Return the messages, and the ids of practices that have errors, too. Raises :class:`.VersionError`.
    """
    version = None if name == STANDARD_INPUT else split_version(name)
    try:
        files = {name: read_version(version)} if version else find_given_files([name], options.stdin_name)
    except VersionError as err:
        raise VersionError(f"{name}: {err}") from None
    files = {**files, **frameworks}
    catalog, messages = read_catalog(files, make_choices(options.statuses), PRACTICES)
    read = {entry.record.id for entry in (*catalog.entries, *catalog.drafts)}
    written = {each for file in files.values() for each in list_written_ids(file, PRACTICES)}
    return catalog, messages, written - read
