"""Hidden folders in which the files of a site are written before they are moved to their places.

Such a folder remains only if a run was killed. The next run finds it, and removes the files that the first one had
moved, unless those were all: what a person has changed since then is kept.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.lock.folder_lock import LOCKED_FILE, lock_folder
from sphinx_openpractices.text.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import StrPath

_PREFIX = ".openpractices-"
_NAME = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}")
"""The names that ``tempfile.mkdtemp`` makes."""
_TREE = "site"
_RECORD = "record.json"
_MAX_RECORD_BYTES = 100_000_000
"""A record has about 80 bytes for each file."""


class _InUseError(Exception):
    """Another run uses the folder."""


@contextmanager
def stage_files(place: Path) -> Iterator[Path]:
    """Make a hidden folder in *place*, and yield the empty folder in it for the files; it is removed afterwards."""
    staged = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
    try:
        with lock_folder(staged):  # as long as it is in use
            tree = staged / _TREE
            tree.mkdir()
            yield tree
    except OSError as err:
        if err.filename and Path(os.fsdecode(err.filename)).is_relative_to(staged):
            err.filename = str(place)  # by the time that this is read, the other folder is gone
        raise
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def record_files(tree: Path) -> None:
    """Record the files before they are moved, so that they can be recognized: renaming does not change their state."""
    record: dict[str, dict[str, list[int]]] = {}
    for folder, folders, files in os.walk(tree):
        for name in (*folders, *files):
            file = f"{folder}{os.sep}{name}"
            path = file[len(str(tree)) + 1 :].replace(os.sep, "/")
            record.setdefault(path.partition("/")[0], {})[path] = _read_state(file)
    (tree.parent / _RECORD).write_text(json.dumps(record), encoding="utf-8")


def undo_killed_runs(target: Path) -> int:
    """Undo what runs that were killed have left in the folder *target*, or above it if it did not exist then.

    Returns how many files were removed from their places.
    """
    removed = 0
    for place in (target, *target.parents):
        for staged in _list_staged(place):
            with suppress(_InUseError, OSError):
                with lock_folder(staged, waiting=_refuse_to_wait):
                    removed += _undo_moves(staged, place)
                shutil.rmtree(staged, ignore_errors=True)
    return removed


def _refuse_to_wait() -> None:
    raise _InUseError


def _list_staged(place: Path) -> list[Path]:
    """Return the staging folders in *place* that this user made and no other program has written to."""
    try:
        with os.scandir(place) as found:
            named = [Path(each.path) for each in found if _NAME.fullmatch(each.name) and _is_private_folder(each)]
        return [folder for folder in named if {*os.listdir(folder)} <= {_TREE, _RECORD, LOCKED_FILE}]
    except OSError:  # a folder above may not be listed
        return []


def _is_private_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether it is a folder that only this user can enter, as ``tempfile.mkdtemp`` makes it."""
    found = entry.stat(follow_symlinks=False)
    if not hasattr(os, "geteuid"):
        return stat.S_ISDIR(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077


def _undo_moves(staged: Path, place: Path) -> int:
    """Remove the files that were moved to *place*, if others in *staged* were not; return their number."""
    record = _read_record(staged / _RECORD)
    tree = staged / _TREE
    waiting = {path.name for path in tree.iterdir()} if record and tree.is_dir() else set()
    if not waiting:
        return 0
    removed = 0
    for name in record.keys() - waiting:
        # Longer paths first, so that each folder is empty when its turn comes, unless it has files of the user.
        for path in sorted(record[name], key=len, reverse=True):
            file = place / path
            with suppress(OSError):
                if file.is_dir() and not file.is_symlink():
                    file.rmdir()
                elif _read_state(file) == record[name][path]:
                    file.unlink()
                    removed += 1
    return removed


def _read_record(path: Path) -> dict[str, dict[str, list[int]]]:
    """Return the record, empty if the run was killed before it was complete: then nothing has been moved."""
    try:
        record: Any = json.loads(read_file(path, _MAX_RECORD_BYTES))
    except (OSError, ValueError):
        return {}
    return record  # type: ignore[no-any-return]


def _read_state(file: StrPath) -> list[int]:
    """Return what identifies a file with its content, on this machine."""
    state = os.lstat(file)
    return [state.st_ino, state.st_size, state.st_mtime_ns]
