"""The files of a first site, made from the starter and the answers of the user."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_openpractices.catalog.schema_file import SCHEMA_FILES
from sphinx_openpractices.text.markdown_text import escape_markdown

from .own_wheel import WHEEL_FOLDER, find_own_wheel_path, pack_own_wheel
from .site_answers import NOT_TEXT, SiteAnswers
from .site_folder import resolve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


_PACKAGE = Path(__file__).parents[1]
STARTER = _PACKAGE / "starter"
_TEMPLATE_SUFFIX = ".jinja"
"""The suffix of templates. With it, no tool mistakes a template for a file of its own."""
_DOT_PREFIX = "dot-"
"""Is written for the dot of hidden files, which some tools do not list or package."""

REQUIREMENTS = "requirements.txt"
"""Names the packages that build the site; Read the Docs reads it."""

IGNORE_FILE = ".gitignore"
_DEFAULT_ORGANIZATION = "Our organization"
_README = "README.md"
_NOTES = (_README, f"logos/{_README}")
"""Texts for those who work on the site; they are not pages."""


def guess_organization(directory: Path) -> str:
    """Return a name made from the name of the folder."""
    words = re.split(r"[-_\s]+", NOT_TEXT.sub(" ", resolve_folder(directory).name).strip(" -_."))
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or _DEFAULT_ORGANIZATION


def make_site_files(answers: SiteAnswers) -> dict[str, bytes]:
    """Return the content of each file of the site, by its path.

    A template that is empty with these answers makes no file.
    """
    from .starter_audit import describe_audit  # a migration needs other files of the starter

    values = answers._asdict() | describe_audit(answers.principles)
    made = {
        name: _fill_template(path, **values) if path.suffix == _TEMPLATE_SUFFIX else path.read_bytes()
        for name, path in _list_sources().items()
    }
    return {name: content for name, content in made.items() if content} | make_requirement_files()


def make_requirement_files(more: Iterable[str] = ()) -> dict[str, bytes]:
    """Return ``requirements.txt`` with *more* packages, and the wheel that it installs until this one is on PyPI."""
    own = _fill_template(STARTER / f"{REQUIREMENTS}{_TEMPLATE_SUFFIX}")
    made = {REQUIREMENTS: own + "".join(f"{name}\n" for name in more).encode()}
    wheel = find_own_wheel_path()
    return made | {wheel: pack_own_wheel()} if wheel else made


def make_readthedocs_file(builder: str) -> bytes:
    """Return ``.readthedocs.yaml`` for a site that *builder* writes."""
    return _fill_template(STARTER / "dot-readthedocs.yaml.jinja", builder=builder)


def _fill_template(template: Path, **values: Any) -> bytes:
    """Return the content of a file made from a template."""
    return (
        _get_templates()
        .get_template(template.name)
        .render(values, wheels=find_own_wheel_path() and WHEEL_FOLDER)
        .encode()
    )


@cache
def _get_templates() -> Environment:
    """Return the templates with their filters."""
    return make_templates(STARTER, markdown=escape_markdown)


def make_templates(folder: Path, **filters: Callable[..., str]) -> Environment:
    """Return the templates in a folder, with the filter ``quoted`` and others."""
    templates = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - not HTML: the templates escape each answer with a filter
    )
    templates.filters |= {"quoted": quote_json, **filters}
    return templates


def list_site_paths() -> list[str]:
    """Return the path of each file of a site."""
    return [*_list_sources(), *filter(None, [find_own_wheel_path()])]


def list_text_sources() -> list[Path]:
    """Return the templates of the pages and catalogs of a site."""
    return [path for name, path in _list_sources().items() if name.endswith((".md", ".yml")) and name not in _NOTES]


def find_kept_files(directory: Path) -> dict[str, Path]:
    """Return the files of a site that it works without, and that the folder has already: a fresh clone often does.

    A README of any type counts, since git hosts show only one of them.
    """
    try:
        there = sorted(path for path in resolve_folder(directory).iterdir() if path.is_file())
    except OSError:  # also if there is no folder yet
        return {}
    names = ((IGNORE_FILE if path.name == IGNORE_FILE else _README, path) for path in there)
    return {name: path for name, path in names if name == IGNORE_FILE or path.stem.lower() == "readme"}


@cache
def _list_sources() -> dict[str, Path]:
    """Return the file of the starter for each path of a site."""
    found = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix().removesuffix(_TEMPLATE_SUFFIX)
            found["." + name.removeprefix(_DOT_PREFIX) if name.startswith(_DOT_PREFIX) else name] = path
    return found | {name: _PACKAGE / "catalog" / name for name in SCHEMA_FILES.values()}


def quote_json(value: str) -> str:
    """Return *value* as a JSON string, which Python and YAML read too, since they share its escapes."""
    return json.dumps(value, ensure_ascii=False)
