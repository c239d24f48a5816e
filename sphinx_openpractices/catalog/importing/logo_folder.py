"""The folder to which an author copied the logos of a list: its files replace the paths that the list has."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import describe_missing_folder, is_folder
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from .imported_values import ImportedValues

_LOGO_KEYS = ("logo", "logo-dark", "cover")


class LogoFolder:
    """A *folder* below that of the catalog; raises ``ValueError`` if there is none, or it is elsewhere."""

    def __init__(self, folder: str) -> None:
        path = Path(folder)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"write a folder below that of the catalog, such as logos, in place of {folder!r}")
        if not is_folder(path):
            raise ValueError(describe_missing_folder(path))
        self._folder = path.as_posix()
        self._files = {
            Path(parent, name).relative_to(path).as_posix()
            for parent, _folders, names in os.walk(path)
            for name in names
        }

    def replace_paths(self, read: ImportedValues) -> ImportedValues:
        """Replace the paths of logos by those in the folder; a logo that is not there is a problem."""
        texts, notes, problems = dict(read.texts), dict(read.notes), dict(read.problems)
        for key in _LOGO_KEYS:
            path = texts.get(key)
            if not isinstance(path, str) or is_url(path):
                continue
            notes[key] = []
            try:
                texts[key] = self._find_file(path)
            except ValueError as err:
                del texts[key]
                problems[key] = str(err)
        return read._replace(texts=texts, notes=notes, problems=problems)

    def _find_file(self, path: str) -> str:
        """Return the path of the file with the longest common end; raises ``ValueError`` if there is none."""
        parts = path.replace("\\", "/").split("/")
        ends = ("/".join(parts[start:]) for start in range(len(parts)))
        found = next((end for end in ends if end in self._files), None)
        if found is None:
            hint = suggest_name(parts[-1], sorted(self._files), otherwise=f"copy it to {self._folder}")
            raise ValueError(f"{path!r} is not in {self._folder}{hint}")
        return found if self._folder == "." else f"{self._folder}/{found}"
