"""Finds the file of a local logo: the same that Sphinx will show, which looks for images only after a page is read.

Paths are computed with strings, which is faster than ``env.relfn2path``: a page may have thousands of logos.
"""

from __future__ import annotations

import glob
import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.util.i18n import get_image_filename_for_language

from sphinx_openpractices.extension.base.config import CONFIG_PREFIX, get_config

from .image_files import IMAGE_SUFFIXES
from .logo_folders import ANY_SUFFIX

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.extension.base.origin import Origin

    from .logo_folders import LogoFolders


def find_logo(value: str, origin: Origin, folders: LogoFolders) -> tuple[str, str]:
    """Return the absolute path of a local logo, which may be missing, and its path for an image of Sphinx.

    ``logo.*`` is the best file with that stem, and ``logo.de.png`` beside ``logo.png`` is used in German, as
    for images of Sphinx.
    """
    env = origin.env
    docname = env.temp_data.get("docname") or ""  # none after all pages are read
    path = _join_path("" if value.startswith("/") else origin.base, value, env)
    uri = value
    if not value.isascii():
        path = folders.find_spelling(path)
        uri = f"/{Path(os.path.relpath(path, env.srcdir)).as_posix()}"
    elif origin.folder is not None and not value.startswith("/"):
        uri = f"/{posixpath.normpath(posixpath.join(origin.folder, value))}"
    translated = get_image_filename_for_language(uri, env)
    translated = _join_path("" if uri.startswith("/") else posixpath.dirname(docname), translated, env)
    if not path.endswith(ANY_SUFFIX):
        return (translated if folders.find_files(docname, translated) else path), uri
    found = [folders.find_files(docname, translated), folders.find_files(docname, path)]
    uri = glob.escape(uri.removesuffix(ANY_SUFFIX)) + ANY_SUFFIX  # Sphinx reads it as a pattern
    for suffix in IMAGE_SUFFIXES:
        for files in found:
            if same := [file for file in files if file.lower().endswith(suffix)]:
                return min(same, key=len), uri
    return path, uri


def _join_path(folder: str, uri: str, env: BuildEnvironment) -> str:
    return os.path.normpath(f"{env.srcdir}/{folder}/{uri}")


def require_inside_source(path: str, env: BuildEnvironment) -> None:
    """Raise ``ValueError`` for a path outside the source directory."""
    if not is_inside_source(path, env):
        linked = path.startswith(str(env.srcdir) + os.sep)
        other = f", or add the folder to which it is linked to {CONFIG_PREFIX}logo_roots" if linked else ""
        raise ValueError(f"is outside the source directory; copy the file into it{other}")


def is_inside_source(path: str, env: BuildEnvironment) -> bool:
    """Return whether the normalized *path* is below the source directory, after following symbolic links.

    A link may also lead to one of the ``logo_roots``. Sphinx has resolved the source directory.
    """
    root, real = str(env.srcdir) + os.sep, find_real_path(path, env)
    if real.startswith(root):
        return True
    return path.startswith(root) and real.startswith(tuple(each + os.sep for each in get_config(env).logo_roots))


def find_real_path(path: str, env: BuildEnvironment) -> str:
    """Return the normalized *path* without symbolic links; each file and each folder is resolved once per page."""
    known = cast("dict[str, str]", env.temp_data.setdefault("openpractices_real_paths", {}))
    if path not in known:
        folder, name = os.path.split(path)
        if folder not in known:
            known[folder] = os.path.realpath(folder)
        known[path] = os.path.realpath(path) if os.path.islink(path) else os.path.join(known[folder], name)
    return known[path]
