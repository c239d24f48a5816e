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
    from collections.abc import Iterator, Mapping

    from sphinx.environment import BuildEnvironment

ANY_SUFFIX = ".*"
"""The suffix that matches all suffixes."""


class LogoFolders:
    """Lists each folder once per build; belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self._root = os.path.join(env.srcdir, "")
        self._names: dict[str, frozenset[str]] = {}
        """For each folder, the names of its files and folders."""
        self._patterns: dict[str, dict[str, list[str]]] = {}
        """For each folder, the names of files by the patterns that match them; only if a page has a pattern."""

    def find_files(self, docname: str, path: str) -> list[str]:
        """Return the paths of the files that match a path of a page; acknowledgements have no *docname*.

        ``logo.*`` matches all files whose names begin with ``logo.``; any other path only its own file.
        """
        name = os.path.basename(path)
        folder = path.removesuffix(name)
        found = self._match(folder, name)
        if docname:
            files = self.page_files.setdefault(docname, {}).setdefault(folder.removeprefix(self._root), {})
            files[name] = "/".join(found)
        return [folder + each for each in found]

    def find_spelling(self, path: str) -> str:
        """Return *path* in the Unicode form that it has on the disk: ``é`` may be one character or two (UAX 15)."""
        folder, name = os.path.split(path)
        if path.isascii() or os.path.exists(path) or folder == path:
            return path
        folder, wanted = self.find_spelling(folder), normalize("NFC", name)
        try:
            spellings = [spelling for each in sorted(os.listdir(folder)) for spelling in (each, *_list_patterns(each))]
        except OSError:
            return path
        same = (spelling for spelling in spellings if normalize("NFC", spelling) == wanted)
        return os.path.join(folder, next(same, name))

    def _match(self, folder: str, name: str) -> list[str]:
        """Return the names of the files in a *folder*, which ends with a slash, that match a name or pattern."""
        names = self._list_names(folder)
        if not name.endswith(ANY_SUFFIX):
            return [name] if name in names and is_file(folder + name) else []
        if folder not in self._patterns:
            patterns = self._patterns[folder] = {}
            for file in sorted(each for each in names if is_file(folder + each)):
                for pattern in _list_patterns(file):
                    patterns.setdefault(pattern, []).append(file)
        return self._patterns[folder].get(name, [])

    def _list_names(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]

    # Data in the environment

    @property
    def page_files(self) -> dict[str, dict[str, dict[str, str]]]:
        """The names that each page asked for, by folder from the source directory, with the files that matched."""
        return self.env.domaindata["openpractices"]["files"]  # type: ignore[no-any-return]

    def find_outdated(self) -> list[str]:
        """Return the pages with a path that other files match than when they were read."""
        return [
            docname
            for docname, folders in self.page_files.items()
            if any(self._has_changed(os.path.join(self._root, folder), files) for folder, files in folders.items())
        ]

    def _has_changed(self, folder: str, known: Mapping[str, str]) -> bool:
        """Return whether other files match than those *known* for each name."""
        names = self._list_names(folder)
        return any(
            # Nearly all names are of translations that do not exist.
            (found or name in names or name.endswith(ANY_SUFFIX)) and "/".join(self._match(folder, name)) != found
            for name, found in known.items()
        )


def _list_patterns(name: str) -> Iterator[str]:
    """Yield the patterns that match a name: for each dot in it, the part before the dot with ``.*``."""
    return (name[:place] + ANY_SUFFIX for place, character in enumerate(name) if character == "." and place)
