"""Builds the images for the logo box of a project, and reports problems with the files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.extension.base.nodes import project_cover, project_logo
from sphinx_openpractices.extension.base.reporting import Subtype
from sphinx_openpractices.extension.site.locked_logos import FETCH_COMMAND
from sphinx_openpractices.extension.site.logo_paths import find_logo, is_inside_source, require_inside_source
from sphinx_openpractices.logos.reading.logo_box import count_wide_steps
from sphinx_openpractices.text.files import describe_read_error
from sphinx_openpractices.text.urls import is_url

from .domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin
    from sphinx_openpractices.logos.lock.lock_file import LockEntry
    from sphinx_openpractices.logos.reading.logo_files import LogoFile

_COVER = "cover"

LOGOS_EVENT = "openpractices-logos"
"""Sphinx emits it for each project on a page, with :class:`.Project` and :class:`.Origin`, before reading its logos."""


class _BuiltImage(NamedTuple):
    """An image, and the path of its file; empty if it stays remote."""

    image: nodes.image
    path: str


def build_logos(project: Project, origin: Origin) -> list[nodes.image]:
    """Return the images for the logo box: one, a pair for light and dark, or none.

    A dark logo alone is not used: it would be unreadable on light backgrounds. pydata and furo use the same class
    names for images that are drawn for one mode.
    """
    events = origin.env.events
    if events.listeners.get(LOGOS_EVENT):  # to emit an event, Sphinx writes all its arguments as text for its log
        events.emit(LOGOS_EVENT, project, origin)
    light = _build_image(project.logo, "logo", origin.find_owner("logo")) if project.logo else None
    dark = _build_image(project.logo_dark, "logo-dark", origin.find_owner("logo-dark")) if project.logo_dark else None
    if dark is not None and not project.logo:
        message = f'add a logo for light backgrounds; logo-dark "{project.logo_dark}" is not shown without one'
        origin.find_owner("logo-dark").report_warning(Subtype.LOGO, message, "logo-dark")
    if light is None:
        return []
    if dark is not None:
        shown = [(light, "only-light"), (dark, "only-dark")]
    else:
        shown = [(light, "dark-light" if _needs_plate(project, light, origin) else "dark-light project-plate-never")]
    for (image, _path), classes in shown:
        image["classes"] += [*classes.split(), *_name_shape(image)]
        image["alt"] = project.alt
        image.rawsource = project.logo
        key = "alt" if project.alt else "logo"
        origin.find_owner(key).mark(image, key)
    return [logo.image for logo, _classes in shown]


def _needs_plate(project: Project, logo: _BuiltImage, origin: Origin) -> bool:
    """Return whether a logo without a dark one is on a light plate in dark mode: unless it is known to need none."""
    if project.plate in {"always", "never"}:
        return project.plate == "always"
    domain, docname = get_domain(origin.env), origin.env.temp_data.get("docname") or ""
    return not logo.path or not domain.locked.needs_no_plate(docname, lambda: domain.memory.digest(logo.path))


def _name_shape(image: nodes.image) -> Iterator[str]:
    """Yield the class of a logo that is wider than high: it is less high than others, to look as large."""
    if "logo-width" in image and (steps := count_wide_steps(image["logo-width"], image["logo-height"])):
        yield f"project-wide-{steps}"


def build_cover(project: Project, origin: Origin) -> list[nodes.image]:
    """Return the cover, if there is one; it has the text for the logo only in place of a logo."""
    if not project.cover:
        return []
    owner = origin.find_owner(_COVER)
    built = _build_image(project.cover, _COVER, owner)
    if built is None:
        return []
    image = built.image
    image["classes"].append("project-cover")
    image["alt"] = "" if project.logo else project.alt
    image.rawsource = project.cover
    owner.mark(image, _COVER)
    return [image]


def _build_image(uri: str, key: str, origin: Origin) -> _BuiltImage | None:
    """Return the image for a logo or a cover; without such an image, warn and return ``None``."""
    with origin.guard(key):
        return _build_any_image(uri, key, origin)
    return None


def _build_any_image(uri: str, key: str, origin: Origin) -> _BuiltImage | None:
    image: nodes.image = project_cover(uri=uri) if key == _COVER else project_logo(uri=uri)
    noun = _name_image(key)
    if is_url(uri):
        return _build_remote_image(image, key, origin)
    path, image["uri"] = find_logo(uri, origin, get_domain(origin.env).folders)
    try:
        file = _examine_logo(path, uri, origin)
    except ValueError as err:
        _note_file(path, origin.env)
        origin.report_warning(Subtype.LOGO, f'{noun} "{uri}": {err}; {_describe_replacement(key)}', key)
        return None
    if file.wrong_type:
        message = f'{noun} "{uri}": {file.wrong_type}; HTML pages show it, other formats may not'
        origin.report_warning(Subtype.FORMAT, message, key)
    if file.active:
        origin.report_warning(Subtype.ACTIVE, f'{noun} "{uri}": {file.active}', key)
    if file.size:
        image["logo-width"], image["logo-height"] = file.size
    return _BuiltImage(image, path)


def _build_remote_image(image: nodes.image, key: str, origin: Origin) -> _BuiltImage | None:
    """Return the image for a remote logo: the fetched file, or else the URL, if the configuration allows it."""
    url, locked = image["uri"], get_domain(origin.env).locked
    entry = locked.find_entry(origin.env.docname, url)
    problem = " was not fetched"
    if entry is not None:
        image["uri"] = locked.make_uri(entry)
        path, _uri = find_logo(image["uri"], origin, get_domain(origin.env).folders)
        try:
            require_inside_source(path, origin.env)
            _require_unchanged(path, entry, origin.env)
        except (ValueError, OSError) as err:
            _note_file(path, origin.env)
            image["uri"] = url
            problem = f": its file {locked.make_uri(entry)[1:]} {_describe_error(err, 'is missing')}"
        else:
            if entry.width and entry.height:
                image["logo-width"], image["logo-height"] = entry.width, entry.height
            return _BuiltImage(image, path)
    use = locked.config.remote_logos
    if entry is not None or use != "allow":
        subtype = Subtype.REMOTE if entry is None else Subtype.LOCK
        shown = _describe_replacement(key) if use == "error" else "the remote image is shown"
        message = f'run {FETCH_COMMAND}; {_name_image(key)} "{url}"{problem}; {shown}'
        origin.report_warning(subtype, message, key, severe=use == "error")
    return None if use == "error" else _BuiltImage(image, "")


def _name_image(key: str) -> str:
    """Return what messages call an image: both logos are a logo."""
    return _COVER if key == _COVER else "logo"


def _describe_replacement(key: str) -> str:
    """Return what is shown in place of an image."""
    return "the card is shown without it" if key == _COVER else "a monogram is shown instead"


def _require_unchanged(path: str, entry: LockEntry, env: BuildEnvironment) -> None:
    """Raise ``ValueError`` if a file differs from the one that was fetched, ``OSError`` if it cannot be read."""
    if get_domain(env).memory.digest(path) != entry.sha256:
        raise ValueError("differs from the file that was fetched")


def _examine_logo(path: str, uri: str, origin: Origin) -> LogoFile:
    """Return what a page needs of a local logo; raise ``ValueError`` if it is not an image that browsers show."""
    require_inside_source(path, origin.env)
    try:
        return get_domain(origin.env).memory.examine(path)
    except (FileNotFoundError, NotADirectoryError):
        raise ValueError(_describe_missing_file(path, uri, origin)) from None
    except OSError as err:
        raise ValueError(_describe_error(err, "")) from None


def _describe_error(err: Exception, absent: str) -> str:
    """Return why a file cannot be used; *absent* if it is missing."""
    if isinstance(err, FileNotFoundError):
        return absent
    return f"cannot be read: {describe_read_error(err, Path())}" if isinstance(err, OSError) else str(err)


def _note_file(path: str, env: BuildEnvironment) -> None:
    """Make Sphinx read the page again when a file is added or repaired."""
    if is_inside_source(path, env):
        env.note_dependency(path)


def _describe_missing_file(path: str, uri: str, origin: Origin) -> str:
    """Return a message for a missing file, with the path to write for the most similar one."""
    name = os.path.relpath(path, origin.env.srcdir)
    images = get_domain(origin.env).images
    return f"there is no file {name}{images.suggest_path(name, '/' if uri.startswith('/') else origin.base)}"
