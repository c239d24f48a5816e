"""The logos of a site: those of all pages and of all entries of its catalog, for the commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.docutils import new_document

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.entry_items import make_entry_origin
from sphinx_openpractices.extension.build.logo_images import LOGOS_EVENT
from sphinx_openpractices.extension.site.logo_paths import find_logo, is_inside_source
from sphinx_openpractices.logos.checking.checks import Logo
from sphinx_openpractices.logos.lock.lock_file import LOCK, LockContent, read_lock
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

from .site_reading import opening_site, shorten_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin
    from sphinx_openpractices.logos.checking.checks import LogoKey
    from sphinx_openpractices.logos.lock.lock_file import LockEntry


class SiteLogos(NamedTuple):
    """The logos of a site by file and line, each place once, and the folder of those that were fetched."""

    logos: list[Logo]
    folder: Path

    @property
    def lock(self) -> Path:
        """The lock, which may be missing."""
        return self.folder / LOCK


def read_site_logos(source_dir: Path) -> SiteLogos:
    """Read the site whose ``conf.py`` is in *source_dir*; raises :class:`.SiteError` when Sphinx cannot.

    ``path`` of a logo is ``None`` when a build would find no file. Mistakes in the lock are not reported here.
    """
    with opening_site(source_dir) as app:
        return _read_logos(source_dir, app)


def _read_logos(source_dir: Path, app: Sphinx) -> SiteLogos:
    """Let Sphinx read all pages, and note their logos."""
    domain = get_domain(app.env)
    logo_folder = source_dir / domain.locked.config.logo_folder
    found = _FoundLogos(logo_folder, read_lock(logo_folder / LOCK).entries)
    # Not to be asked for while reading: the lock may be broken, its files do not matter.
    domain.locked.content = LockContent({}, {}, [])
    app.connect(LOGOS_EVENT, lambda _app, project, origin: found.note(project, origin))
    app.builder.read()
    document = new_document("")
    document.settings.env = app.env
    for entry in domain.projects.catalog.catalog.entries:  # some may be on no page
        found.note(entry.record, make_entry_origin(entry, document, PROJECTS))
    return SiteLogos(sorted(found.logos.values(), key=lambda logo: (logo.where, logo.line)), logo_folder)


class _FoundLogos:
    """The logos that were met while reading, by place; an entry of the catalog may be on many pages."""

    def __init__(self, folder: Path, entries: Mapping[str, LockEntry]) -> None:
        self.folder = folder
        self.entries = entries
        self.logos: dict[tuple[str, int, str, str], Logo] = {}

    def note(self, project: Project, origin: Origin) -> None:
        """Keep the logos of a project that was written at *origin*."""
        name = project.id or make_slug(project.title)
        values: dict[LogoKey, str] = {"logo": project.logo, "logo-dark": project.logo_dark, "cover": project.cover}
        for key, value in values.items():
            if not value:
                continue
            at = origin.find_owner(key)
            place = (shorten_path(at.source), at.find_line(key))
            path = self.file_of(value, at)
            url = value if is_url(value) else ""
            logo = Logo(project.title, name, key, value, path, url, *place, bool(project.logo_dark), project.plate)
            self.logos.setdefault((*place, name, key), logo)

    def file_of(self, value: str, origin: Origin) -> Path | None:
        """The local file of a logo, or the copy that was fetched; a copy may be missing."""
        if is_url(value):
            entry = self.entries.get(value)
            return self.folder / entry.file if entry else None
        path = Path(find_logo(value, origin, get_domain(origin.env).folders)[0])
        return path if is_inside_source(str(path), origin.env) and (path.is_symlink() or path.exists()) else None
