"""The work of ``sphinx-openpractices migrate-hugo``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_openpractices.hugo.converters.map_file import read_shortcode_map
from sphinx_openpractices.hugo.markdown.address_schemes import LINK_SCHEMES
from sphinx_openpractices.hugo.pages.choices import BLOG_EXTENSIONS, CATALOG_FILE
from sphinx_openpractices.hugo.pages.kept_names import EXTRA_FOLDER, has_extra_files
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.pages.report_text import format_markdown
from sphinx_openpractices.hugo.pages.site_owner import get_author, get_copyright
from sphinx_openpractices.hugo.pages.site_settings import choose_myst_settings
from sphinx_openpractices.hugo.site.missing_config import require_settings
from sphinx_openpractices.text.files import describe_missing_folder, read_file

from .console import print_lines, report_failure, show_progress
from .interruption import holding_interruption
from .migration_output import REPORT_FILES, print_migration
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
from .starter_site import REQUIREMENTS, make_readthedocs_file, make_requirement_files, quote_json

if TYPE_CHECKING:
    import argparse

    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.pages.migration import MigratedSite

_TITLE = "Open practices"
"""The title of a site that has none."""
_TEMPLATES = Path(__file__).parents[1] / "hugo"
_MAX_COPIED_BYTES = 2_000_000_000
"""The most bytes of a file that is copied unchanged, such as a video."""
_MANY_PAGES = 200
"""Progress is shown from this number of pages on."""


def run_migrate_hugo(options: argparse.Namespace) -> int:
    """Convert, write and report; return the exit status."""
    try:
        migration = _convert_site(options)
        if not options.dry_run:
            print_lines(filter(None, [clean_folder(options.dest)]), sys.stderr)
            _write_all(options, _collect_files(migration, options.dest, options.builder))
    except FilesExistError as err:
        return report_failure(f"Choose another DEST, move {err.found}, or add --force to overwrite these files.")
    except RefusedError as err:
        return report_failure(*str(err).splitlines())
    except ValueError as err:
        return report_failure(f"{options.site}: {err}")
    except OSError as err:
        return report_failure(f"{err.filename or options.dest}: {err.strerror or err}", options.kept)
    return print_migration(options, migration)


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
        builder=options.builder,
        redirects=options.redirects,
        blog=options.blog is not None,
        mapped=_read_map(options.map),
        progress=show_page_progress,
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


def _collect_files(migration: MigratedSite, dest: Path, builder: str) -> _SiteFiles:
    """Return every file of the site by its path; those of a Sphinx site only where DEST does not have them."""
    made: dict[str, bytes | Path] = {name: text.encode() for name, text in migration.files.items()}
    made |= migration.copies
    config = migration.site.config
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python
    )
    templates.filters |= {"quoted": quote_json, "json": partial(json.dumps, ensure_ascii=False, indent=4)}
    myst = choose_myst_settings(migration.site)
    schemes = dict.fromkeys([*LINK_SCHEMES, *sorted(migration.report.schemes)])
    own = {
        "conf.py": templates.get_template("conf.py.jinja")
        .render(
            title=config.title or _TITLE,
            author=get_author(config) or _TITLE,
            copyright=get_copyright(config),
            language=(config.language or "en").split("-")[0],
            extensions=", ".join(f'"{each}"' for each in myst.extensions),
            disabled=", ".join(f'"{each}"' for each in myst.disabled),
            smart_quotes=myst.smart_quotes,
            schemes=", ".join(f'"{each}"' for each in schemes),
            catalog=CATALOG_FILE in migration.files,
            blog=migration.blog,
            address=f"https://{config.host}{config.base}/" if config.host else "",
            html_settings=migration.html_settings,
            extra=EXTRA_FOLDER if has_extra_files(migration.files) else "",
        )
        .encode(),
        ".readthedocs.yaml": make_readthedocs_file(builder),
    }
    made |= {name: data for name, data in own.items() if not (dest / name).exists()}
    if not (dest / REQUIREMENTS).exists():
        made |= make_requirement_files(BLOG_EXTENSIONS if migration.blog else ())
    made |= dict(
        zip(
            REPORT_FILES,
            (format_markdown(migration.report).encode(), migration.report.format_json().encode()),
            strict=True,
        )
    )
    return _SiteFiles(made)


class _SiteFiles(Mapping[str, bytes]):
    """Contents by path; a file that is copied is read only when it is written."""

    def __init__(self, made: dict[str, bytes | Path]) -> None:
        self.made = made

    def __getitem__(self, name: str) -> bytes:
        content = self.made[name]
        return content if isinstance(content, bytes) else read_file(content, _MAX_COPIED_BYTES)

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


def _write_all(options: argparse.Namespace, files: _SiteFiles) -> None:
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
