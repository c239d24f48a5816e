"""The folder of a new site: all of its files are written, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class RefusedError(Exception):
    """A site cannot be written to a folder, and nothing was written; the message tells the user why."""


class FilesExistError(RefusedError):
    """Files of the site exist already; *names* are those at the top of the folder."""

    def __init__(self, directory: Path, names: Iterable[str]) -> None:
        self.found = f"{', '.join(names)} out of {name_folder(directory)}"
        super().__init__(f"Choose another folder, or move {self.found}. No file is overwritten.")


def check_folder(directory: Path, names: Iterable[str]) -> None:
    """Raise :class:`RefusedError` if a site with these files cannot be written to the folder, which need not exist."""
    try:
        target = resolve_folder(directory)
        if "[" in str(target):  # Sphinx looks for "logos/python.*" with the path before it, as a pattern
            raise RefusedError(
                f"{target}: choose a folder without [ in its path; Sphinx finds no images below this one"
            )
        place = next(path for path in (target, *target.parents) if os.path.lexists(path))
        if not place.is_dir():
            raise RefusedError(f"{place}: is not a folder; choose another one")
        if not os.access(place, os.W_OK | os.X_OK):
            raise RefusedError(f"{place}: you do not have permission to write to this folder")
        if place == target and (found := [name for name in _list_top_names(names) if os.path.lexists(target / name)]):
            raise FilesExistError(directory, found)
    except OSError as err:
        raise RefusedError(f"{directory}: {err.strerror or err}") from None


def write_site(directory: Path, files: Mapping[str, bytes], check: Callable[[], object]) -> None:
    """Write all of the files, or none: they are written to a temporary folder, and moved when they are complete.

    *check* is called before and after each move, and may raise an exception to stop, as the system may (``OSError``).
    Then the folder is left as it was. Raises :class:`RefusedError` as :func:`check_folder` does.
    """
    check_folder(directory, files)
    target = resolve_folder(directory)
    place = next(path for path in (target, *target.parents) if path.is_dir())
    # In the folder if it exists, or else in its first parent that does, so that moving a file only renames it.
    staged = Path(tempfile.mkdtemp(prefix=".openpractices-", dir=place))
    try:
        root = staged / target.relative_to(place)
        for folder in {os.path.dirname(name) for name in files}:  # noqa: PTH120 - there may be thousands
            (root / folder).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (root / name).write_bytes(data)
        names = sorted(path.name for path in staged.iterdir())
        try:
            for name in names:
                check()
                _move(staged / name, place / name)
            check()
        except BaseException:
            for name in names:
                if not os.path.lexists(staged / name):
                    (place / name).rename(staged / name)
            raise
    finally:
        with suppress(OSError):
            shutil.rmtree(staged)


def _move(path: Path, new: Path) -> None:
    """Rename *path*, unless a file of that name was created after the folder was checked."""
    if os.path.lexists(new):
        raise RefusedError(f"{new} was created by another program just now; try again")
    path.rename(new)


def _list_top_names(names: Iterable[str]) -> list[str]:
    """Return the names of the files and folders at the top."""
    return list(dict.fromkeys(name.split("/")[0] for name in sorted(names)))


def name_folder(directory: Path) -> str:
    """Return the path of a folder for messages: as the user wrote it, but in full if that has no name, as ``.``."""
    return str(directory if directory.name.strip(".") else resolve_folder(directory))


def resolve_folder(directory: Path) -> Path:
    """Return the path without symbolic links; raises ``OSError`` if they form a loop."""
    try:
        return directory.resolve()
    except RuntimeError as err:  # before Python 3.13
        raise OSError(str(err)) from None
