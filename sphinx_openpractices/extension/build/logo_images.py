"""The images of a project's logo box: which files they are, and what is wrong with them."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_openpractices.extension.base.warnings import Subtype
from sphinx_openpractices.extension.site.locked_logos import FETCH_COMMAND, require_unchanged
from sphinx_openpractices.logos.reading.active_svg import describe_active_parts
from sphinx_openpractices.logos.reading.image_sizes import read_content, read_image_size, read_svg_size
from sphinx_openpractices.text.spelling import suggest_name
from sphinx_openpractices.text.urls import is_url

from .domain import get_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin

LOGOS_EVENT = "openpractices-logos"
"""Emitted for each project on a page, with its :class:`.Project` and :class:`.Origin`, before its logos are read."""

_IMAGE_SUFFIXES = (".svg", ".png", ".gif", ".jpg", ".jpeg")
"""What ``logo.*`` may stand for, the best for HTML first; Sphinx looks for no others (``sphinx.util.images``)."""


def build_logos(project: Project, origin: Origin) -> list[nodes.image]:
    """The images for the logo box: one, a pair for light and dark, or none.

    A dark logo alone is none: nobody could read it on light. The class names are those by which pydata and furo know a
    picture that was drawn for their mode.
    """
    origin.env.events.emit(LOGOS_EVENT, project, origin)
    light = _build_image(project.logo, "logo", origin.of("logo")) if project.logo else None
    dark = _build_image(project.logo_dark, "logo-dark", origin.of("logo-dark")) if project.logo_dark else None
    if dark is not None and not project.logo:
        message = f'logo-dark "{project.logo_dark}" has no logo for light beside it; give one too'
        origin.of("logo-dark").report_warning(Subtype.LOGO, message, "logo-dark")
    if light is None:
        return []
    images = [light] if dark is None else [light, dark]
    for image, mode in zip(images, ("only-light", "only-dark") if len(images) == 2 else ("dark-light",), strict=True):
        image["classes"].append(mode)
        image["alt"] = project.alt
        image.rawsource = project.logo
        key = "alt" if project.alt else "logo"
        origin.of(key).mark(image, key)
    return images


def _build_image(uri: str, key: str, origin: Origin) -> nodes.image | None:
    """The image node for a logo, or ``None``, with a warning, when there is no such image in the source directory."""
    image = nodes.image(uri=uri)
    if is_url(uri):
        return _build_remote_image(image, key, origin)
    path = resolve_logo_path(uri, origin)
    try:
        size, found = _examine_logo(path, origin.env)
    except ValueError as err:
        _note_file(path, origin.env)
        origin.report_warning(Subtype.LOGO, f'logo "{uri}": {err}; a monogram is shown instead', key)
        return None
    if found:
        origin.report_warning(Subtype.ACTIVE, f'logo "{uri}": {found}', key)
    if origin.folder is not None and not uri.startswith("/"):
        image["uri"] = f"/{posixpath.normpath(posixpath.join(origin.folder, uri))}"
    if size:
        image["logo-width"], image["logo-height"] = size
    return image


def _build_remote_image(image: nodes.image, key: str, origin: Origin) -> nodes.image | None:
    """The image of another site, from the file that was fetched, or else from there as far as the site allows that."""
    url, locked = image["uri"], get_domain(origin.env).locked
    entry = locked.find(origin.env.docname, url)
    problem = f" was not fetched; run {FETCH_COMMAND}"
    if entry is not None:
        image["uri"] = locked.uri(entry)
        path = resolve_logo_path(image["uri"], origin)
        try:
            _require_inside_source(path, origin.env)
            require_unchanged(path, entry)
        except (ValueError, OSError) as err:
            _note_file(path, origin.env)
            image["uri"] = url
            problem = f": its file {locked.uri(entry)[1:]} {_describe_error(err, 'is not there')}; run {FETCH_COMMAND}"
        else:
            if entry.width and entry.height:
                image["logo-width"], image["logo-height"] = entry.width, entry.height
            return image
    use = locked.config.remote_logos
    if entry is not None or use != "allow":
        subtype = Subtype.REMOTE if entry is None else Subtype.LOCK
        shown = "a monogram is shown instead" if use == "error" else "the image of the other site is shown"
        origin.report_warning(subtype, f'logo "{url}"{problem}; {shown}', key, severe=use == "error")
    return None if use == "error" else image


def _examine_logo(path: str, env: BuildEnvironment) -> tuple[tuple[int, int] | None, str]:
    """Width and height of a local logo, if it says, and words for what in it is more than a picture.

    ``ValueError`` when there is no image that can be shown.
    """
    _require_inside_source(path, env)
    try:
        if not path.lower().endswith(".svg"):
            return read_image_size(path), ""
        data = read_content(path)
        return read_svg_size(data), describe_active_parts(data)
    except (ValueError, OSError) as err:
        # Looked for only now: asking for each of thousands of logos whether it is there takes its time.
        there = os.path.isfile(path)
        raise ValueError(_describe_error(err, "") if there else _describe_missing_file(path, str(env.srcdir))) from None


def _describe_error(err: Exception, absent: str) -> str:
    """Why a file cannot be used."""
    return absent if isinstance(err, FileNotFoundError) else getattr(err, "strerror", None) or str(err)


def _note_file(path: str, env: BuildEnvironment) -> None:
    """Let the page be read again when a file is there or mended."""
    if is_inside_source(path, env):
        env.note_dependency(path)


def resolve_logo_path(uri: str, origin: Origin) -> str:
    """The absolute path of a local logo, which may be missing.

    One that ends in ``.*`` is the best file of that stem, as in Sphinx's own images. Strings, and not
    ``env.relfn2path``, for a page may have thousands of logos.
    """
    folder = "" if uri.startswith("/") else origin.base
    path = os.path.normpath(os.path.join(origin.env.srcdir, folder, uri.lstrip("/")))
    if path.endswith(".*"):
        candidates = (path[:-2] + suffix for suffix in _IMAGE_SUFFIXES)
        path = next(filter(os.path.isfile, candidates), path)
    return path


def _describe_missing_file(path: str, root: str) -> str:
    """Words for a file that is not there, with the nearest name beside it."""
    folder = os.path.dirname(path)
    siblings = [each.name for each in os.scandir(folder) if each.is_file()] if os.path.isdir(folder) else []
    return f"there is no file {os.path.relpath(path, root)}{suggest_name(os.path.basename(path), siblings)}"


def _require_inside_source(path: str, env: BuildEnvironment) -> None:
    """Raise ``ValueError`` for a path that leads out of the source directory."""
    if not is_inside_source(path, env):
        raise ValueError("leads out of the source directory; copy the file into it")


def is_inside_source(path: str, env: BuildEnvironment) -> bool:
    """Whether the normal *path* is a place below the source directory, also when a symbolic link is on the way.

    Folders are resolved once for a page; Sphinx has resolved the source directory.
    """
    root = str(env.srcdir) + os.sep
    folder = os.path.dirname(path)
    folders = cast("dict[str, bool]", env.temp_data.setdefault("openpractices_folders", {}))
    if folder not in folders:
        folders[folder] = (os.path.realpath(folder) + os.sep).startswith(root)
    return os.path.realpath(path).startswith(root) if os.path.islink(path) else folders[folder]
