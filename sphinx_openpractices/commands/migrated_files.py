"""All files of a migrated site: its pages, the files that they need, and what makes them a Sphinx site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown.address_schemes import LINK_SCHEMES
from sphinx_openpractices.hugo.pages.choices import BLOG_EXTENSIONS, CATALOG_FILE
from sphinx_openpractices.hugo.pages.kept_names import EXTRA_FOLDER, has_extra_files
from sphinx_openpractices.hugo.pages.report_text import format_markdown
from sphinx_openpractices.hugo.pages.site_owner import get_author, get_copyright
from sphinx_openpractices.hugo.pages.site_settings import choose_myst_settings
from sphinx_openpractices.text.files import read_file

from .migration_output import REPORT_FILES
from .starter_site import REQUIREMENTS, make_readthedocs_file, make_requirement_files, make_templates

if TYPE_CHECKING:
    from jinja2 import Template

    from sphinx_openpractices.hugo.pages.migration import MigratedSite

_TITLE = "Open practices"
"""The title of a site that has none."""
_TEMPLATES = Path(__file__).parents[1] / "hugo"
_IMAGE = re.compile(r"^(.*)\.(?:svg|gif|webp|avif)\b", re.IGNORECASE | re.MULTILINE)
"""A line with an image in a format that LaTeX does not read."""
_LOGOS = re.compile(r"[ :`]*(?:\{project-figure\}|logo(?:-dark)?:)")
"""The start of a line with a logo, which the extension converts itself."""
_MAX_COPIED_BYTES = 2_000_000_000
"""The most bytes of a file that is copied unchanged, such as a video."""


def prepare_files(dest: Path) -> None:
    """Do what :func:`collect_files` needs the most time for, and what does not depend on the pages."""
    _get_template()
    if not (dest / REQUIREMENTS).exists():
        make_requirement_files()


def collect_files(migration: MigratedSite, dest: Path, builder: str) -> Mapping[str, bytes]:
    """Return every file of the site by its path; those of a Sphinx site only where DEST does not have them."""
    made: dict[str, bytes | Path] = {name: text.encode() for name, text in migration.files.items()}
    made |= migration.copies
    config = migration.site.config
    myst = choose_myst_settings(migration.site)
    schemes = dict.fromkeys([*LINK_SCHEMES, *sorted(migration.report.schemes)])
    own = {
        "conf.py": _get_template()
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
            images=_needs_converter(migration.files),
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


def _needs_converter(files: Mapping[str, str]) -> bool:
    """Return whether the pages have images, apart from logos, that have to be converted for a PDF."""
    return any(
        not _LOGOS.match(line[1])
        for name, text in files.items()
        if name.endswith(".md")
        for line in _IMAGE.finditer(text)
    )


@cache
def _get_template() -> Template:
    """Return the template of ``conf.py``."""
    templates = make_templates(_TEMPLATES, json=partial(json.dumps, ensure_ascii=False, indent=4))
    return templates.get_template("conf.py.jinja")


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
