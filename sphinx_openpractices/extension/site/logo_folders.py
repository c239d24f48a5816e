"""The folders of the logos: which files are there, in which spelling, and whether any has been added since.

Sphinx reads a page again when a file that it uses changes, but not when another one appears that it should use
instead: for ``logo.*``, or ``logo.de.png`` for ``logo.png``. So the paths that a page asked for are kept with the
files that matched them, as for the catalog (:mod:`.site_catalog`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from unicodedata import normalize

from sphinx_openpractices.text.files import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


class LogoFolders:
    """Lists each folder once per build; belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self._root = os.path.join(env.srcdir, "")
        self._folders: dict[str, dict[str, list[str]]] = {}
        """For each folder, the names of files by the last part of the paths that match them."""

    def find_files(self, docname: str, path: str) -> list[str]:
        """Return the paths of the files that match a path of a page; acknowledgements have no *docname*.

        ``logo.*`` matches all files whose names begin with ``logo.``; any other path only its own file.
        """
        found = self._match(path)
        if docname:
            self.page_files.setdefault(docname, {})[path.removeprefix(self._root)] = "/".join(found)
        return [os.path.join(os.path.dirname(path), name) for name in found]

    def find_spelling(self, path: str) -> str:
        """Return *path* in the Unicode form that it has on the disk: ``é`` may be one character or two (UAX 15)."""
        folder, name = os.path.split(path)
        if path.isascii() or os.path.exists(path) or folder == path:
            return path
        folder, wanted = self.find_spelling(folder), normalize("NFC", name)
        try:
            spellings = [spelling for each in sorted(os.listdir(folder)) for spelling in _list_matches(each)]
        except OSError:
            return path
        same = (spelling for spelling in spellings if normalize("NFC", spelling) == wanted)
        return os.path.join(folder, next(same, name))

    def _match(self, path: str) -> list[str]:
        folder, name = os.path.split(path)
        if folder not in self._folders:
            matches = self._folders[folder] = {}
            for file in sorted(_list_files(folder)):
                for match in _list_matches(file):
                    matches.setdefault(match, []).append(file)
        return self._folders[folder].get(name, [])

    # Data in the environment

    @property
    def page_files(self) -> dict[str, dict[str, str]]:
        """The paths that each page asked for, from the source directory, with the names of the files that matched."""
        return self.env.domaindata["openpractices"]["files"]  # type: ignore[no-any-return]

    def find_outdated(self) -> list[str]:
        """Return the pages with a path that other files match than when they were read."""
        return [
            docname
            for docname, files in self.page_files.items()
            if any("/".join(self._match(os.path.join(self._root, path))) != known for path, known in files.items())
        ]


def _list_files(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            # Whether a link leads to a file may be an error, for a circular one.
            return [each.name for each in entries if each.is_file(follow_symlinks=False) or is_file(each)]
    except OSError:
        return []


def _list_matches(name: str) -> Iterator[str]:
    """Yield what matches a name: itself, and for each dot in it the part before the dot with ``.*``."""
    yield name
    yield from (f"{name[:place]}.*" for place, character in enumerate(name) if character == "." and place)
