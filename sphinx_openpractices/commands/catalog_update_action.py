"""The work of ``sphinx-openpractices catalog import --update``: a catalog, and what was imported into it last."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import DocumentError, GivenFile
from sphinx_openpractices.catalog.updating.catalog_update import UpdateRefusal, update_catalog
from sphinx_openpractices.catalog.updating.imported_record import RECORD_FILE
from sphinx_openpractices.catalog.updating.update_summary import count_changes, summarize_update
from sphinx_openpractices.text.files import (
    MAX_TEXT_BYTES,
    describe_read_error,
    is_file,
    is_folder,
    read_file,
    replace_file,
    write_file,
)

from .console import print_lines, report_failure
from .given_files import STANDARD_INPUT
from .interruption import holding_interruption

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

_WRONG_USE = 2


def update_projects(options: argparse.Namespace, imported: Mapping[str, Sequence[Mapping[str, Any]]]) -> int:
    """Update the catalog that the options name, and print what changed; return the exit status.

    *imported* are entries by the name of the file that has them. With ``--dry-run``, nothing is written, and the status
    is 1 if the catalog would be changed.
    """
    name = options.update
    path = Path(name)
    record_path = path.with_name(RECORD_FILE)
    if reason := _find_wrong_use(name, imported):
        return report_failure(f"--update: {reason}", status=_WRONG_USE)
    try:
        data, record = _read_or_create(path), _read_or_create(record_path, MAX_TEXT_BYTES * 2)
    except OSError as err:
        at = record_path if str(err.filename) == str(record_path) else path
        return report_failure(f"{at}:1: {describe_read_error(err, at)}")
    sources = {_name_source(source, path.parent): entries for source, entries in imported.items()}
    try:
        update = update_catalog(GivenFile(path, data or b""), record or b"", sources, is_removing=options.remove_gone)
    except UpdateRefusal as err:
        print_lines(err.lines)
        return report_failure(*err.reasons)
    except DocumentError as err:
        return report_failure(f"{record_path}:{err.line}: {err.message}; nothing was written")
    is_dry = bool(options.dry_run)
    try:
        if not is_dry:
            with holding_interruption():
                _write_both((path, data, update.file.read_data()), (record_path, record, update.record))
    except OSError as err:
        return report_failure(f"{err.filename or path}: {err.strerror}; nothing was written")
    is_changed = update.file.data != data
    if is_changed and not is_dry:
        options.kept = f"{name} was changed."
    counts = f"{name}: {count_changes(update)}"
    print_lines([*summarize_update(update, is_written=not is_dry), counts])
    if is_dry:
        print_lines([f"{name}: nothing was written, because of --dry-run"])
    return int(is_dry and is_changed)


def _find_wrong_use(name: str, sources: Iterable[str]) -> str:
    """Return why no catalog of this name can be written, or nothing."""
    if name == STANDARD_INPUT:
        return "name the file of the catalog; it is written to, so it cannot be standard input"
    if any(is_file(name) and is_file(source) and Path(name).samefile(source) for source in sources):
        return f"name another catalog; {name} is also what is imported"
    return ""


def _read_or_create(path: Path, most: int = MAX_TEXT_BYTES) -> bytes | None:
    """Return the content of a file, or ``None`` if it is not there but can be created."""
    try:
        return read_file(path, most)
    except FileNotFoundError:
        if is_folder(path.parent) and not path.is_symlink():
            return None
        raise


def _name_source(name: str, folder: Path) -> str:
    """Return the name of a file from the folder of the catalog: the command can be run from other folders."""
    if not is_file(name):
        return name
    try:
        return Path(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return Path(name).as_posix()


def _write_both(catalog: tuple[Path, bytes | None, bytes], record: tuple[Path, bytes | None, bytes]) -> None:
    """Write two files, each a path with its content before and after, or neither; raises ``OSError``.

    The catalog is first: with the record of an earlier import, an update does the same once more, and is right.
    """
    _write_one(*catalog)
    try:
        _write_one(*record)
    except OSError:
        path, before, after = catalog
        if before is None:
            path.unlink()
        else:
            _write_one(path, after, before)
        raise


def _write_one(path: Path, before: bytes | None, after: bytes) -> None:
    if before is None:
        write_file(path, after)
    elif before != after:
        replace_file(path, before, after)
