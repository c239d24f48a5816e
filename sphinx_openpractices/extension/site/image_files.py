"""The image files of a site, to suggest one for a path that does not exist."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx.util.matching import get_matching_files

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.text.spelling import find_nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.environment import BuildEnvironment

IMAGE_SUFFIXES = (".svg", ".png", ".gif", ".jpg", ".jpeg")
"""Best for HTML first; Sphinx supports no others (``sphinx.util.images``)."""

_SKIPPED = ("_build", ".*", "node_modules")
"""Folders whose images are not those of the site."""


class ImageFiles:
    """Finds images; belongs to the domain and is not pickled."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env

    @cached_property
    def names(self) -> list[str]:
        """The images in the source directory, by their paths from there; they are listed once, and only for a hint."""
        app = get_app(self.env)
        folders = [os.path.relpath(app.outdir, app.srcdir).replace(os.sep, "/"), *_SKIPPED]
        skipped = [*app.config.exclude_patterns, *folders, *(f"**/{folder}" for folder in _SKIPPED)]
        found = get_matching_files(app.srcdir, exclude_patterns=skipped)
        return sorted(name for name in found if name.lower().endswith(IMAGE_SUFFIXES))

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _group_paths(self.names, lambda path: posixpath.basename(path).lower())

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        return _group_paths(self.names, _get_stem)

    @cached_property
    def _by_folder(self) -> dict[str, dict[str, list[str]]]:
        """The images of each folder, by their stems."""
        folders = _group_paths(self.names, posixpath.dirname)
        return {folder: _group_paths(paths, _get_stem) for folder, paths in folders.items()}

    def suggest_path(self, path: str, base: str) -> str:
        """Return ``; did you mean "…"?`` with the image most like *path*; a *base* makes the suggestion relative to it.

        An image with the same name is best, wherever it is, then one with the same stem, then one with a similar stem,
        first in the same folder.
        """
        folder, name = posixpath.split(path)
        stem = _get_stem(name)
        same = self._by_name.get(name.lower()) or self._by_stem.get(stem) or []
        found = find_nearest(path, same, likeness=0)
        for stems in (self._by_folder.get(folder, {}), self._by_stem):
            if found is None and (nearest := find_nearest(stem, stems)):
                found = stems[nearest][0]
        return f'; did you mean "{_write_path(found, base)}"?' if found else ""


def _group_paths(paths: Iterable[str], make_key: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(make_key(path), []).append(path)
    return groups


def _get_stem(path: str) -> str:
    """Return the name of a file in lower case and without its suffix."""
    return posixpath.splitext(posixpath.basename(path))[0].lower()


def _write_path(path: str, base: str) -> str:
    """Return *path* as authors write it in the folder *base*, or with a leading slash if that is ``/``."""
    return f"/{path}" if base == "/" else posixpath.relpath(path, base or ".")
