"""``sphinx-openpractices migrate-hugo``: the content of a Hugo site becomes MyST pages, with a report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_openpractices.hugo.converters.mapping import read_mapping
from sphinx_openpractices.hugo.links.link_resolver import LINK_SCHEMES
from sphinx_openpractices.hugo.pages.migration import CATALOG, migrate

from .console import INTERRUPTED, fail, show_progress, write
from .starter_site import REQUIREMENTS, STARTER, RefusedError, quoted, requirement_files, write_site

if TYPE_CHECKING:
    import argparse

    from sphinx_openpractices.hugo.converters.results import Converter
    from sphinx_openpractices.hugo.pages.migration import Migration

NEEDED = ("myst_parser", "sphinx_openpractices", "colon_fence", "myst_heading_anchors", "openpractices_raw_html")
"""What the pages need a site's own ``conf.py`` to have."""
REPORTS = ("migration.md", "migration.json")
TEMPLATES = Path(__file__).parents[1] / "hugo"
MANY = 200
"""So many pages take long enough to show how far it is."""


def register(commands: Any) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "migrate-hugo",
        help="turn the content of a Hugo site into pages for Sphinx",
        description="Turn the content of a Hugo site into MyST pages that Sphinx builds with this theme. No project "
        "figure is lost, and every loose end is in the report, migration.md and migration.json in DEST.",
    )
    parser.add_argument("site", metavar="SITE", type=Path, help="the folder of the Hugo site")
    parser.add_argument("dest", metavar="DEST", type=Path, help="the folder for the Sphinx site")
    parser.add_argument("--language", default="", metavar="CODE", help="the language to take (default: the site's)")
    parser.add_argument("--catalog", action="store_true", help=f"put projects into {CATALOG}, from which pages select")
    parser.add_argument("--map", type=Path, metavar="FILE", help="a TOML file for shortcodes of the site's own")
    parser.add_argument("--strict", action="store_true", help="status 1 when anything needs a person")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--force", action="store_true", help="write over files of DEST")
    parser.set_defaults(run=run_migrate)


def run_migrate(options: argparse.Namespace) -> int:
    """Convert, write, report."""
    try:
        if not options.site.is_dir():
            raise RefusedError(f"{options.site} is no folder")
        migration = migrate(
            options.site,
            language=options.language,
            catalog=options.catalog,
            mapped=read_map(options.map),
            progress=tell_progress,
        )
        if not migration.report.pages:
            raise RefusedError(f"{options.site} has no content; SITE is the folder that holds the folder content")
        if not options.dry_run:
            write_all(options.dest, all_files(migration, options.dest), force=options.force)
    except RefusedError as err:
        return fail(*str(err).splitlines())
    except ValueError as err:
        return fail(f"{options.site}: {err}")
    except OSError as err:
        return fail(f"{err.filename or options.dest}: {err.strerror or err}")
    except KeyboardInterrupt:
        return fail("Interrupted.", status=INTERRUPTED)
    write(migration.report.as_text())
    if (own := options.dest / "conf.py").is_file() and not all(
        word in own.read_text("utf-8", "replace") for word in NEEDED
    ):
        write([f"{own} was there and is as it was; the pages need in it: {', '.join(NEEDED)}"])
    if options.dry_run:
        write(["Nothing was written."])
    else:
        write(
            [
                f"The whole report: {options.dest / REPORTS[0]}",
                f"Build: sphinx-build {options.dest} {options.dest / '_build' / 'html'}",
            ]
        )
    return 1 if options.strict and migration.report.needs_a_person else 0


def read_map(path: Path | None) -> Mapping[str, Converter]:
    """The converters of ``--map``; raises :class:`RefusedError` with every mistake of the file."""
    if path is None:
        return {}
    converters, problems = read_mapping(path, str(path))
    if problems:
        raise RefusedError("\n".join(str(problem) for problem in problems))
    return converters


def all_files(migration: Migration, dest: Path) -> Files:
    """Every file of the site by its path; what makes it a Sphinx site only where DEST has none of its own."""
    made: dict[str, bytes | Path] = {name: text.encode() for name, text in migration.files.items()}
    made |= migration.copies
    config = migration.site.config
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python
    )
    templates.filters["quoted"] = quoted
    extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "html_image", "strikethrough", "tasklist"]
    if any(page.data.get("math") for page in migration.output.names) or (config.settings.get("params") or {}).get(
        "math"
    ):
        extensions.append("dollarmath")
    own = {
        "conf.py": templates.get_template("conf.py.jinja")
        .render(
            title=config.title or "Open practices",
            language=(config.language or "en").split("-")[0],
            extensions=", ".join(f'"{each}"' for each in sorted(extensions)),
            schemes=", ".join(f'"{each}"' for each in LINK_SCHEMES),
            catalog=CATALOG in migration.files,
            address=f"https://{config.host}{config.base}/" if config.host else "",
        )
        .encode(),
        ".readthedocs.yaml": (STARTER / "dot-readthedocs.yaml.jinja").read_bytes(),
    }
    made |= {name: data for name, data in own.items() if not (dest / name).exists()}
    if not (dest / REQUIREMENTS).exists():
        made |= requirement_files()
    made |= dict(
        zip(REPORTS, (migration.report.as_markdown().encode(), migration.report.as_json().encode()), strict=True)
    )
    return Files(made)


class Files(Mapping[str, bytes]):
    """Contents by path; files that are copied are read one by one, when they are asked for."""

    def __init__(self, made: dict[str, bytes | Path]) -> None:
        self.made = made

    def __getitem__(self, name: str) -> bytes:
        content = self.made[name]
        return content if isinstance(content, bytes) else content.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


def write_all(dest: Path, files: Files, *, force: bool) -> None:
    """Write the site: as a whole to a new place; over files that are there only by force, and then each at once."""
    if not force:
        write_site(dest, files, lambda: None)
        return
    root = dest.resolve()
    for name, data in files.items():
        path = root / name
        if not path.parent.resolve().is_relative_to(root):  # before a folder is made there
            raise RefusedError(f"{path.parent} leads out of {dest} by a link")
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
            continue
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".openpractices-", delete=False) as file:
            file.write(data)
        try:
            Path(file.name).chmod(0o666 & ~umask())
            os.replace(file.name, path)  # noqa: PTH105 - as atomic as the system has it
        except BaseException:
            Path(file.name).unlink()
            raise


def umask() -> int:
    """What the system takes from the permissions of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def tell_progress(done: int, number: int) -> None:
    """Say how far it is, where it takes long enough."""
    if number >= MANY:
        show_progress(done, number, "pages")
