"""The work of ``sphinx-openpractices catalog import``, which needs a module for each format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.importing import (
    READABLE_SUFFIXES,
    USUAL_NAMES,
    ChosenList,
    FormatError,
    LogoFolder,
    find_contents,
    make_entries,
    read_fields,
)

from .catalog_actions import print_yaml
from .catalog_update_action import update_projects
from .command_parser import split_words
from .console import print_lines, report_failure
from .given_files import UNNAMED_INPUT, find_given_files
from .imported_file import report_unreadable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from sphinx_openpractices.catalog.importing import Contents

_WRONG_USE = 2


def import_projects(options: argparse.Namespace) -> int:
    """Print the entries as YAML or update a catalog, and print notes on standard error; return the exit status."""
    if options.update is None and (options.dry_run or options.remove_gone):
        option = "--dry-run" if options.dry_run else "--remove-gone"
        return report_failure(f"add --update CATALOG, or remove {option}", status=_WRONG_USE)
    option = "--map"
    try:
        fields = read_fields([pair for value in options.map for pair in split_words(value)])
        option = "--logos"
        logos = LogoFolder(options.logos) if options.logos is not None else None
    except ValueError as err:
        return report_failure(f"{option}: {err}", status=_WRONG_USE)
    contents, failed = _find_contents(options, ChosenList(options.items, fields))
    entries: dict[str, list[dict[str, Any]]] = {}
    for name, imported in zip(contents, make_entries(list(contents.values()), logos), strict=True):
        print_lines((f"{name}: {note}" for note in imported.notes), sys.stderr)
        entries[name] = imported.entries
    if any(entries.values()):
        if options.update is not None:
            return update_projects(options, entries) or int(failed)
        print_yaml({PROJECTS.list_key: [each for some in entries.values() for each in some]})
        return int(failed)
    if not contents and failed:
        return 1
    return report_failure(f"{', '.join(contents or options.files)}: nothing was imported")


def _find_contents(options: argparse.Namespace, chosen: ChosenList) -> tuple[dict[str, Contents], bool]:
    """Return the contents of each file by its name, and whether a file that was named cannot be imported."""
    contents: dict[str, Contents] = {}
    failed = False
    names = list(_expand_folders(options.files))
    for name, file in find_given_files(names, options.stdin_name).items():
        try:
            contents[name] = find_contents(file, options.language, chosen)
        except (OSError, ValueError) as err:
            path = file if isinstance(file, Path) else file.path
            report_unreadable(err, name, path)
            # A folder also holds files for other purposes.
            failed = failed or name in {*options.files, options.stdin_name} or not isinstance(err, FormatError)
            if name == UNNAMED_INPUT and isinstance(err, FormatError):
                print_lines([f"{name}: for a table, add --stdin-name list.csv"], sys.stderr)
    return contents, failed


def _expand_folders(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of files; in place of a folder, those of the files in it that may be imported."""
    for name in names:
        folder = Path(name)
        if not folder.is_dir():
            yield name
            continue
        files = [each for each in sorted(folder.iterdir()) if each.suffix.lower() in READABLE_SUFFIXES]
        yield from (str(each) for each in files if each.name[0] != "." or each.name in USUAL_NAMES)
