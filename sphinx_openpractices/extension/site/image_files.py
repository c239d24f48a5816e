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

    def suggest_path(self, path: str, base: str) -> str:
        """Return ``; did you mean "…"?`` with the image most like *path*; a *base* makes the suggestion relative to it.

        An image with the same name is best, wherever it is, then one with the same stem, then one with a similar stem,
        first in the same folder.
        """
        folder, name = posixpath.split(path)
        stem = _get_stem(name)
        same = [each for each in self.names if posixpath.basename(each).lower() == name.lower()]
        same = same or [each for each in self.names if _get_stem(each) == stem]
        found = find_nearest(path, same, likeness=0)
        for neighbors in ([each for each in self.names if posixpath.dirname(each) == folder], self.names):
            stems = {_get_stem(each): each for each in reversed(neighbors)}
            if found is None and (nearest := find_nearest(stem, stems)):
                found = stems[nearest]
        return f'; did you mean "{_write_path(found, base)}"?' if found else ""


def _get_stem(path: str) -> str:
    """Return the name of a file in lower case and without its suffix."""
    return posixpath.splitext(posixpath.basename(path))[0].lower()


def _write_path(path: str, base: str) -> str:
    """Return *path* as authors write it in the folder *base*, or with a leading slash if that is ``/``."""
    return f"/{path}" if base == "/" else posixpath.relpath(path, base or ".")
