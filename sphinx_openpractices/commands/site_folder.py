"""The folder of a new site: all of its files are written, or none; files that exist are overwritten only on request."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import has_content

from .staging import record_files, stage_files, undo_killed_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path


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
    """Write all of the files, or none: they are written to a hidden folder, and moved when they are complete.

    *check* is called before each step and after the last, and may raise an exception to stop, as the system may
    (``OSError``). Then the folder is left as it was; if the process is killed, :func:`clean_folder` does that later.
    Raises :class:`RefusedError` as :func:`check_folder` does.
    """
    check_folder(directory, files)
    target = resolve_folder(directory)
    place = next(path for path in (target, *target.parents) if path.is_dir())
    # In the folder if it exists, or else in its first parent that does, so that moving a file only renames it.
    with stage_files(place) as tree:
        _fill_folder(tree / target.relative_to(place), files, files, check)
        record_files(tree)
        names = sorted(path.name for path in tree.iterdir())
        try:
            for name in names:
                check()
                _move(tree / name, place / name)
            check()
        except BaseException:
            for name in names:
                if not os.path.lexists(tree / name):
                    (place / name).rename(tree / name)
            raise


def overwrite_site(
    directory: Path, files: Mapping[str, bytes], check: Callable[[], object], progress: Callable[[int, int], object]
) -> None:
    """Write files over those that exist, each atomically, and none of them unless the disk has space for all.

    *check* is as for :func:`write_site`; *progress* is called with the number of files that are new by now, and of all
    files that change. Raises :class:`RefusedError` for a folder or a link in the way, before anything is written.
    """
    check_folder(directory, ())
    target = resolve_folder(directory)
    if not target.is_dir():
        write_site(directory, files, check)
        return
    for name in files:
        _check_place(directory, target, name)
    changed = [name for name in files if _has_changed(target / name, files, name)]
    with stage_files(target) as tree:
        _fill_folder(tree, changed, files, check)
        for number, name in enumerate(changed):
            progress(number, len(changed))
            check()
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).replace(target / name)


def clean_folder(directory: Path) -> str:
    """Undo what runs that were killed have written to the folder; return a line about it, or an empty string."""
    try:
        number = undo_killed_runs(resolve_folder(directory))
    except OSError:  # links that form a loop, which check_folder reports
        return ""
    if not number:
        return ""
    removed = "the file that it had written was" if number == 1 else f"the {number} files that it had written were"
    return f"An earlier run on {name_folder(directory)} was killed; {removed} removed."


def _fill_folder(root: Path, names: Collection[str], files: Mapping[str, bytes], check: Callable[[], object]) -> None:
    """Write the files with these names to a folder that has none of them."""
    for folder in {os.path.dirname(name) for name in names}:  # noqa: PTH120 - there may be thousands
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        check()
        (root / name).write_bytes(files[name])


def _has_changed(path: Path, files: Mapping[str, bytes], name: str) -> bool:
    """Return whether a file is not there yet with the same content; a new time stamp is a change to Sphinx."""
    return path.is_symlink() or not has_content(path, files[name])


def _check_place(directory: Path, root: Path, name: str) -> None:
    """Raise :class:`RefusedError` if what is in the folder is in the way of a file; *root* is its resolved path."""
    path = root / name
    if not path.parent.resolve().is_relative_to(root):
        raise RefusedError(f"{path.parent} is outside {directory}, by a symbolic link; remove the link")
    if path.is_dir() and not path.is_symlink():
        raise RefusedError(f"{path} is a folder; move it, because a file of the site has its name")
    above = next(folder for folder in path.parents if os.path.lexists(folder))
    if not above.is_dir():
        raise RefusedError(f"{above} is not a folder; move it, because a folder of the site has its name")


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
