"""The files of a Hugo site, found without recursion and without following symbolic links.

Hugo follows none either (since 0.123).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .site_config import SiteConfig

LINK = "is a symbolic link, which Hugo does not follow; left out"


class Found(NamedTuple):
    """A *file* on disk, its *path* under the component, without a slash before it, and the languages of its mount."""

    path: str
    file: Path
    languages: tuple[str, ...]


def read_files(config: SiteConfig, component: str, problems: list[Problem]) -> list[Found]:
    """The files of a component, sorted by path, those of the more important folder where several have one."""
    found: dict[tuple[str, tuple[str, ...]], Found] = {}
    for mount in config.mounts:
        if mount.component != component:
            continue
        for path, file in walk(mount.source, config.root, problems):
            target = "/".join((*mount.target.parts[1:], path))
            if component != "content" or not is_ignored(path, file, config):
                found.setdefault((target, mount.languages), Found(target, file, mount.languages))
    return sorted(found.values())


def walk(top: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """The files below *top*, each with its path from there; what cannot be read becomes a problem."""
    folders = [(str(top), "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as err:
            problems.append(Problem(source(folder, root), 1, f"cannot be read: {err.strerror}"))
            continue
        for entry in listed:
            path = prefix + entry.name
            if entry.is_symlink():
                problems.append(Problem(source(entry.path, root), 1, LINK))
            elif entry.is_dir():
                folders.append((entry.path, f"{path}/"))
            elif entry.is_file():
                yield path, Path(entry.path)


def source(file: str | Path, root: Path) -> str:
    """The path of a file from the site's folder, for messages."""
    path, top = os.fspath(file), f"{root}{os.sep}"
    # Most files lie in the folder; those of mounts may lie elsewhere.
    found = path[len(top) :] if path.startswith(top) else os.path.relpath(path, root)
    return found.replace(os.sep, "/")


def is_ignored(path: str, file: Path, config: SiteConfig) -> bool:
    """Whether Hugo takes no notice of a file under ``content``."""
    names = path.split("/")
    if any(name[0] in ".#" or name[-1] == "~" for name in names):
        return True
    return any(pattern.search(str(file)) for pattern in config.ignored)
