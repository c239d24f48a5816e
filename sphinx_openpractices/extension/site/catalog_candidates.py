"""Files of a site that look like a catalog, but are not configured as one: for hints in messages."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from sphinx_openpractices.text.files import is_file, is_folder

_SUFFIXES = (".yml", ".yaml", ".toml", ".json")


class CatalogCandidates:
    """Searches the folder of ``conf.py``, to which paths in it are relative, the source directory and its folders."""

    def __init__(self, confdir: Path, srcdir: Path, outdir: Path, usual_name: str) -> None:
        self.confdir = confdir
        self.srcdir = srcdir
        self.outdir = outdir
        self._stem = Path(usual_name).stem

    @cached_property
    def found(self) -> list[str]:
        """The files with the usual name, by the paths to write in ``conf.py``; the nearest first."""
        return [name for suffix in _SUFFIXES for name in self._search(self._stem + suffix)]

    def find_elsewhere(self, name: str) -> str:
        """Return the path to write in ``conf.py`` for a missing file that is in another folder; empty without one."""
        return next(iter(self._search(Path(name).name)), "")

    def find_file(self, name: str, docname: str) -> Path | None:
        """Return the file that a page names, by its path from ``conf.py``, the source directory or the page."""
        for folder in (self.confdir, self.srcdir, self.srcdir / Path(docname).parent):
            path = Path(os.path.normpath(folder / name.lstrip("/")))
            if is_file(path):
                return path
        return None

    def make_name(self, path: Path) -> str:
        """Return what to write in ``conf.py`` for a file."""
        return Path(os.path.relpath(path, self.confdir)).as_posix()

    def _search(self, name: str) -> list[str]:
        """Return the files with this name."""
        paths: dict[Path, None] = {}
        for folder in (self.confdir, self.srcdir):
            try:
                folders = [folder, *sorted(each for each in folder.iterdir() if is_folder(each))]
            except OSError:
                continue
            paths |= dict.fromkeys(each / name for each in folders if each != self.outdir and is_file(each / name))
        return [self.make_name(path) for path in paths]
