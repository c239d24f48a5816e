"""The work of ``sphinx-openpractices migrate-hugo``."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.converters.map_file import read_shortcode_map
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.site.missing_config import require_settings
from sphinx_openpractices.text.files import describe_missing_folder

from .console import print_lines, report_failure, show_progress
from .interruption import holding_interruption
from .migration_output import print_migration
from .site_folder import (
    FilesExistError,
    RefusedError,
    check_folder,
    clean_folder,
    name_folder,
    overwrite_site,
    resolve_folder,
    write_site,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.pages.migration import MigratedSite

_MANY_PAGES = 200
"""Progress is shown from this number of pages on."""


def run_migrate_hugo(options: argparse.Namespace) -> int:
    """Convert, write and report; return the exit status."""
    try:
        migration = _convert_site(options)
        if not options.dry_run:
            print_lines(filter(None, [clean_folder(options.dest)]), sys.stderr)
            _write_all(options, _collect_files(migration, options))
    except FilesExistError as err:
        return report_failure(f"Choose another DEST, move {err.found}, or add --force to overwrite these files.")
    except RefusedError as err:
        return report_failure(*str(err).splitlines())
    except ValueError as err:
        return report_failure(f"{options.site}: {err}")
    except OSError as err:
        return report_failure(f"{err.filename or options.dest}: {err.strerror or err}", options.kept)
    return print_migration(options, migration)


def _prepare_files(options: argparse.Namespace) -> None:
    """Make the files of the site that do not depend on its pages."""
    from .migrated_files import prepare_files

    if not options.dry_run:
        prepare_files(options.dest)


def _collect_files(migration: MigratedSite, options: argparse.Namespace) -> Mapping[str, bytes]:
    """Return every file of the site by its path."""
    from .migrated_files import collect_files

    return collect_files(migration, options.dest, options.builder)


def _convert_site(options: argparse.Namespace) -> MigratedSite:
    """Convert the site; raises :class:`RefusedError`, ``ValueError`` or ``OSError``."""
    if not options.site.is_dir():
        raise RefusedError(f"{options.site}: {describe_missing_folder(options.site)}")
    if not options.dry_run:
        check_folder(options.dest, ())  # before anybody waits for the conversion
    require_settings(options.site)
    migration = migrate_site(
        options.site,
        language=options.language,
        catalog=options.catalog,
        practices=options.practices,
        builder=options.builder,
        redirects=options.redirects,
        blog=options.blog is not None,
        mapped=_read_map(options.map),
        progress=show_page_progress,
        meanwhile=partial(_prepare_files, options),
    )
    if not migration.report.pages and not migration.site.failed:
        reason = "the site has no content; SITE must be the folder that contains the folder content"
        raise RefusedError(f"{options.site}: {reason}")
    _check_places(options.site, options.dest, migration)
    return migration


def _check_places(site: Path, dest: Path, migration: MigratedSite) -> None:
    """Raise :class:`RefusedError` if one of the sites would read the files of the other as its own pages."""
    source, target = resolve_folder(site), resolve_folder(dest)
    if source.is_relative_to(target):
        raise RefusedError(f"Choose another DEST, such as {site / 'sphinx'}; the Hugo site is in {name_folder(dest)}.")
    for mount in migration.site.config.mounts:
        if target.is_relative_to(resolve_folder(mount.source)):
            raise RefusedError(f"Choose a DEST outside {mount.source}; Hugo publishes the files in that folder.")


def _read_map(path: Path | None) -> Mapping[str, Converter]:
    """Return the converters of ``--map``; raises :class:`RefusedError` with every mistake in the file."""
    if path is None:
        return {}
    converters, problems = read_shortcode_map(path, str(path))
    if problems:
        raise RefusedError("\n".join(str(problem) for problem in problems))
    return converters


def _write_all(options: argparse.Namespace, files: Mapping[str, bytes]) -> None:
    """Write all files or none; with ``--force``, overwrite those that exist."""

    def note_progress(done: int, number: int) -> None:
        if done:
            options.kept = f"{done} of {number} files are new in {name_folder(options.dest)}; run the command again."

    with holding_interruption() as check:
        if options.force:
            overwrite_site(options.dest, files, check, note_progress)
        else:
            write_site(options.dest, files, check)
        options.kept = f"The site in {name_folder(options.dest)} is complete."


def show_page_progress(done: int, number: int) -> None:
    """Draw a progress bar for sites of many pages."""
    if number >= _MANY_PAGES:
        show_progress(done, number, "pages")
