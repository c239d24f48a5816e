"""The files of a Hugo site, found without recursion and without following symbolic links.

Hugo does not follow them either (since 0.123).
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.messages import Message, make_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .site_config import SiteConfig


_UNDECODABLE = re.compile("[\udc80-\udcff]")
"""What Python has for a byte of a file name that is not UTF-8 (PEP 383)."""


class LeftOut(NamedTuple):
    """A file that becomes no page and no file of the new site, by its path from the site's folder, and the reason.

    *kind* is the list of the report: ``left_out`` if Hugo does not publish it, ``lost`` if it does, ``changed`` if it
    is part of a page.
    """

    source: str
    reason: str
    kind: str = "left_out"


class SourceFile(NamedTuple):
    """A *file* on disk, its *path* in the component, without a leading slash, and the languages of its mount."""

    path: str
    file: Path
    languages: tuple[str, ...]


def find_source_files(
    config: SiteConfig, component: str, problems: list[Message], ignored: list[LeftOut]
) -> list[SourceFile]:
    """Return the files of a component, sorted by path; of several with the same path, that of the first mount."""
    found: dict[tuple[str, tuple[str, ...]], SourceFile] = {}
    for mount in config.mounts:
        if mount.component != component:
            continue
        for path, file in walk_folder(mount.source, config.root, problems):
            target = "/".join((*mount.target.parts[1:], path))
            reason = _explain_ignored(path, file, config) if component == "content" else ""
            place = (target, mount.languages)
            if not reason and found.setdefault(place, SourceFile(target, file, mount.languages)).file != file:
                reason = f"Hugo uses {make_source_path(found[place].file, config.root)} instead"
            if reason:
                ignored.append(LeftOut(make_source_path(file, config.root), reason))
    return sorted(found.values())


def walk_folder(top: Path, root: Path, problems: list[Message]) -> Iterator[tuple[str, Path]]:
    """Return the files below *top*, each with its path from there; report those that cannot be read."""
    folders = [(str(top), "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as err:
            problems.append(make_message(make_source_path(folder, root), 1, "", f"cannot be read: {err.strerror}"))
            continue
        for entry in entries:
            path = prefix + entry.name
            if entry.is_symlink():
                message = "is left out: Hugo does not follow symbolic links"
                problems.append(make_message(make_source_path(entry.path, root), 1, "", message))
            elif entry.is_dir():
                folders.append((entry.path, f"{path}/"))
            elif entry.is_file():
                yield _name_file(path, entry.path, root, problems), Path(entry.path)


def _name_file(path: str, file: str, root: Path, problems: list[Message]) -> str:
    """Return the path of a file in the new site; that of a file whose name is not UTF-8 is reported."""
    if path.isascii() or not _UNDECODABLE.search(path):
        return path
    new = _UNDECODABLE.sub(lambda byte: f"_{ord(byte[0]) - 0xDC00:02X}", path)
    message = f'rename the file; its name is not UTF-8, so it becomes "{new}"'
    problems.append(make_message(make_source_path(file, root), 1, "", message))
    return new


def make_source_path(file: str | Path, root: Path) -> str:
    """Return the path of a file from the site's folder, for messages."""
    path, top = os.fspath(file), f"{root}{os.sep}"
    # Most files are in the folder; those of mounts may be elsewhere.
    found = path[len(top) :] if path.startswith(top) else os.path.relpath(path, root)
    return found.replace(os.sep, "/")


def _explain_ignored(path: str, file: Path, config: SiteConfig) -> str:
    """Return why Hugo ignores a file under ``content``, empty if it does not."""
    names = path.split("/")
    if any(name[0] in ".#" or name[-1] == "~" for name in names):
        return "Hugo ignores hidden files and those of editors"
    return "is among ignoreFiles" if any(pattern.search(str(file)) for pattern in config.ignored) else ""
