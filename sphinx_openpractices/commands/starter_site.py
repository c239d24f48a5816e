"""A first site: answers become files, which are written all or not at all. Knows nothing of Sphinx."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sphinx_openpractices.catalog.schema import SCHEMA_FILE
from sphinx_openpractices.catalog.values import read_text
from sphinx_openpractices.text.urls import read_web_url

from .own_wheel import WHEELS, own_wheel_path, pack_own_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

PACKAGE = Path(__file__).parents[1]
STARTER = PACKAGE / "starter"
TEMPLATE = ".jinja"
"""The suffix of a file that is filled in; others are copied as they are. Without it no tool takes one for its own."""
DOT = "dot-"
"""How the name of a hidden file begins here, so that it is seen and packed like any other."""

REQUIREMENTS = "requirements.txt"
"""Names the packages that build the site; Read the Docs reads it."""

DEFAULT_NAME = "Open practices"
DEFAULT_ORGANIZATION = "Our organization"

NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text of an XML file may hold (XML 1.0, 2.2), EPUB's pages for example, and the other control characters."""
MARKUP = re.compile(r"[\\`*_{}\[\]<>&$~^|#]")
"""What means something to MyST or one of its extensions within a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a site has to know of its authors: its name, who publishes it, and where, which may be empty."""

    name: str
    organization: str
    address: str


class RefusedError(Exception):
    """Why a folder cannot take a site, in words for its author; nothing was written."""


def read_name(value: str) -> str:
    """A name in one line; raises ``ValueError`` with words that say what would be right."""
    name = read_text(value)
    if wrong := NO_TEXT.search(name):
        raise ValueError(f"{value!r} holds {wrong[0]!r}, which is no letter or sign; write plain text")
    return name


def read_address(value: str) -> str:
    """The URL of a site, with a slash at its end; nothing when it is empty. Raises ``ValueError`` as others do."""
    address = value.strip()
    if not address:
        return ""
    if wrong := re.search(r'[?#<>"]', read_web_url(address)):
        raise ValueError(f"{address!r} holds {wrong[0]!r}; write where the site begins, such as 'https://example.org/'")
    return address.rstrip("/") + "/"  # a folder, else joining a URL to it (RFC 3986, 5.2.3) loses its last part


def organization_of(directory: Path) -> str:
    """A name made of that of the folder."""
    words = re.split(r"[-_\s]+", NO_TEXT.sub(" ", resolved(directory).name).strip(" -_."))
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or DEFAULT_ORGANIZATION


def site_files(answers: Answers) -> dict[str, bytes]:
    """The content of each file of the site, by its path."""
    values = {"name": answers.name, "organization": answers.organization, "address": answers.address}
    made = {
        name: fill_in(path, **values) if path.suffix == TEMPLATE else path.read_bytes()
        for name, path in sources().items()
    }
    return made | requirement_files()


def requirement_files() -> dict[str, bytes]:
    """``requirements.txt``, and until the package is on PyPI the wheel that it names."""
    made = {REQUIREMENTS: fill_in(STARTER / f"{REQUIREMENTS}{TEMPLATE}")}
    wheel = own_wheel_path()
    return made | {wheel: pack_own_wheel()} if wheel else made


def fill_in(template: Path, **values: str) -> bytes:
    """The content of a file of the starter."""
    return starter_templates().get_template(template.name).render(values, wheels=own_wheel_path() and WHEELS).encode()


@cache
def starter_templates() -> Environment:
    """Where the templates are found, and their filters."""
    templates = Environment(
        loader=FileSystemLoader(STARTER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - no HTML: a template says by a filter where it puts an answer
    )
    templates.filters |= {"quoted": quoted, "markdown": markdown}
    return templates


def site_paths() -> list[str]:
    """The path of each file of a site."""
    return [*sources(), *filter(None, [own_wheel_path()])]


@cache
def sources() -> dict[str, Path]:
    """What each file of a site is made of, by its path in the site."""
    found = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix().removesuffix(TEMPLATE)
            found["." + name.removeprefix(DOT) if name.startswith(DOT) else name] = path
    return found | {SCHEMA_FILE: PACKAGE / "catalog" / SCHEMA_FILE}


def quoted(value: str) -> str:
    """*value* as JSON writes it, which Python and YAML read too: they share its escapes."""
    return json.dumps(value, ensure_ascii=False)


def markdown(value: str) -> str:
    """*value* within a line of Markdown, where a backslash takes the meaning from a sign (CommonMark, 2.4)."""
    return MARKUP.sub(r"\\\g<0>", value)


def check_folder(directory: Path, names: Iterable[str]) -> None:
    """Raise :class:`RefusedError` when a site with these files cannot be written to the folder, which may not exist."""
    try:
        target = resolved(directory)
        if "[" in str(target):  # Sphinx looks for "logos/python.*" with the path before it, as a pattern
            raise RefusedError(f"{target}: Sphinx does not find pictures in a folder with [ in its path")
        place = next(path for path in (target, *target.parents) if os.path.lexists(path))
        if not place.is_dir():
            raise RefusedError(f"{place} is not a folder; choose another place")
        if not os.access(place, os.W_OK | os.X_OK):
            raise RefusedError(f"{place}: there is no permission to write here")
        if place == target and (found := [name for name in top(names) if os.path.lexists(target / name)]):
            raise RefusedError(
                f"{directory} has {', '.join(found)} already. No file is overwritten: "
                f"move {'it' if len(found) == 1 else 'them'} away, or choose another folder."
            )
    except OSError as err:
        raise RefusedError(f"{directory}: {err.strerror or err}") from None


def write_site(directory: Path, files: Mapping[str, bytes], check: Callable[[], object]) -> None:
    """Write all of the files, or none: they are made in a temporary folder and moved when they are complete.

    *check* is called before and after each move, and may raise to stop; so may the system (``OSError``). Then the
    folder is as it was. Raises :class:`RefusedError` as :func:`check_folder` does.
    """
    check_folder(directory, files)
    target = resolved(directory)
    place = next(path for path in (target, *target.parents) if path.is_dir())
    # In the folder itself when it is there, else beside the first that is missing: moving there is only a new name.
    staged = Path(tempfile.mkdtemp(prefix=".openpractices-", dir=place))
    try:
        root = staged / target.relative_to(place)
        for folder in {os.path.dirname(name) for name in files}:  # noqa: PTH120 - there may be thousands
            (root / folder).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (root / name).write_bytes(data)
        names = sorted(path.name for path in staged.iterdir())
        try:
            for name in names:
                check()
                move(staged / name, place / name)
            check()
        except BaseException:
            for name in names:
                if not os.path.lexists(staged / name):
                    (place / name).rename(staged / name)
            raise
    finally:
        with suppress(OSError):
            shutil.rmtree(staged)


def move(path: Path, new: Path) -> None:
    """Give *path* a new name, unless something has come there since the folder was looked at."""
    if os.path.lexists(new):
        raise RefusedError(f"{new} has come there just now")
    path.rename(new)


def top(names: Iterable[str]) -> list[str]:
    """The files and folders in the uppermost folder."""
    return list(dict.fromkeys(name.split("/")[0] for name in sorted(names)))


def resolved(directory: Path) -> Path:
    """The folder itself; raises ``OSError`` where links go in circles."""
    try:
        return directory.resolve()
    except RuntimeError as err:  # before Python 3.13
        raise OSError(str(err)) from None
