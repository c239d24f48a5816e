"""The logos of a site: those of all pages and of all entries of its catalog, for the commands.

Only Sphinx can read includes, elements and pages in reStructuredText. So Sphinx reads the site with its own
``conf.py``; it writes nothing, and shows no warnings, which are the task of ``sphinx-build``.
"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, new_document, patch_docutils

from sphinx_openpractices.extension.build.domain import ProjectDomain, get_domain
from sphinx_openpractices.extension.build.figures import make_entry_origin
from sphinx_openpractices.extension.build.logo_images import LOGOS_EVENT
from sphinx_openpractices.extension.site.logo_paths import find_logo, is_inside_source
from sphinx_openpractices.logos.checking.checks import Logo
from sphinx_openpractices.logos.lock.lock_file import LOCK, LockContent, read_lock
from sphinx_openpractices.text.files import describe_missing_folder
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.urls import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.origin import Origin
    from sphinx_openpractices.logos.checking.checks import LogoKey
    from sphinx_openpractices.logos.lock.lock_file import LockEntry


class SiteError(Exception):
    """A site cannot be read; the message gives the reason."""


class SiteLogos(NamedTuple):
    """The logos of a site by file and line, each place once, and the folder of those that were fetched."""

    logos: list[Logo]
    folder: Path

    @property
    def lock(self) -> Path:
        """The lock, which may be missing."""
        return self.folder / LOCK


def read_site_logos(source_dir: Path) -> SiteLogos:
    """Read the site whose ``conf.py`` is in *source_dir*; raises :class:`SiteError` when Sphinx cannot.

    ``path`` of a logo is ``None`` when a build would find no file. Mistakes in the lock are not reported here.
    """
    if not source_dir.is_dir():
        raise SiteError(f"{source_dir}: {describe_missing_folder(source_dir)}")
    if not (source_dir / "conf.py").is_file():
        raise SiteError(f"{source_dir}: there is no conf.py; give the folder of the site")
    # A conf.py may print; standard output is for what the command has to say.
    with TemporaryDirectory() as folder, redirect_stdout(sys.stderr), patch_docutils(source_dir), docutils_namespace():
        try:
            return _read_logos(source_dir, folder)
        except SiteError:
            raise
        except SphinxError as err:
            raise SiteError(f"{source_dir}: {err}") from err
        except Exception as err:  # of any extension of the site
            advice = "sphinx-build may say more"
            raise SiteError(f"{source_dir}: the site cannot be read, {type(err).__name__}: {err}; {advice}") from err


def _read_logos(source_dir: Path, folder: str) -> SiteLogos:
    """Let Sphinx read all pages; what it makes goes into *folder*."""
    app = Sphinx(source_dir, source_dir, folder, folder, "dummy", status=None, warning=None, freshenv=True)
    if ProjectDomain.name not in app.env.domains:
        raise SiteError(f'{source_dir / "conf.py"}: write "sphinx_openpractices" into extensions')
    domain = get_domain(app.env)
    logo_folder = source_dir / domain.locked.config.logo_folder
    found = _FoundLogos(logo_folder, read_lock(logo_folder / LOCK).entries)
    # Not to be asked for while reading: the lock may be broken, its files do not matter.
    domain.locked.content = LockContent({}, {}, [])
    app.connect(LOGOS_EVENT, lambda _app, project, origin: found.note(project, origin))
    app.builder.read()
    document = new_document("")
    document.settings.env = app.env
    for entry in domain.catalog.catalog.entries:  # some may be on no page
        found.note(entry.project, make_entry_origin(entry, document))
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


def shorten_path(source: str) -> str:
    """The path of a file, from where the command runs if it is below: as compilers, and annotations, have it."""
    path, here = Path(source), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else source
