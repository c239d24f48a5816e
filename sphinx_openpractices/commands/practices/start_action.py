"""The work of ``sphinx-openpractices practices start``."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.documents import DocumentError, GivenFile, decode_document
from sphinx_openpractices.catalog.practices.framework_reader import list_frameworks, load_framework
from sphinx_openpractices.catalog.starting.carrying_over import carry_practices
from sphinx_openpractices.catalog.starting.catalog_text import WrittenPractice, format_practices
from sphinx_openpractices.catalog.starting.commitments import read_commitments
from sphinx_openpractices.catalog.starting.framework_practices import (
    describe_next_steps,
    make_framework_header,
    start_practices,
)
from sphinx_openpractices.catalog.starting.whole_file import read_whole_file
from sphinx_openpractices.commands.console import print_lines, print_text, report_failure
from sphinx_openpractices.commands.given_files import STANDARD_INPUT, find_given_files
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, describe_read_error, is_file, read_file
from sphinx_openpractices.text.spelling import suggest_or_list

from .given_statuses import make_choices

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection

    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.catalog.starting.whole_file import WholeFile

_PAGES = (".md", ".markdown")
_CATALOGS = (".yml", ".yaml", ".toml", ".json")
_WRONG_USE = 2


class _StartError(Exception):
    """Why there is nothing to start from: a line for each reason, and the exit status."""

    def __init__(self, *lines: str, status: int = 1) -> None:
        super().__init__(*lines)
        self.lines = lines
        self.status = status


class _Audit(NamedTuple):
    """The lines of the comment at the top, the practices, and notes about what is not among them."""

    header: list[str]
    practices: list[WrittenPractice]
    notes: list[str]


def start_audit(options: argparse.Namespace) -> int:
    """Print a catalog of practices, and list on standard error what it does not have; return the exit status."""
    try:
        is_page = PurePath(_name_source(options)).suffix.lower() in _PAGES
        audit = _start_from_page(options) if is_page else _start_from_framework(options)
    except _StartError as err:
        return report_failure(*err.lines, status=err.status)
    print_lines(audit.notes, sys.stderr)
    is_ascii = not sys.stdout.encoding.lower().startswith("utf")
    print_text(format_practices(audit.practices, audit.header, is_ascii=is_ascii))
    return 0


def _name_source(options: argparse.Namespace) -> str:
    """Return the name of what is read, without the id of a framework in it."""
    source = str(options.source).partition("#")[0]
    return str(options.stdin_name) if source == STANDARD_INPUT else source


def _start_from_page(options: argparse.Namespace) -> _Audit:
    """Begin with the commitments of a page; raises :class:`_StartError`."""
    if options.earlier:
        raise _StartError("--from: give a framework; practices cannot be carried over to a page", status=_WRONG_USE)
    ((name, file),) = find_given_files([options.source], options.stdin_name).items()
    page = PurePath(name).name
    try:
        text = decode_document(file.read_data() if isinstance(file, GivenFile) else read_file(file, MAX_TEXT_BYTES))
        practices, notes = read_commitments(text, page)
    except OSError as err:
        reason = describe_read_error(err, file.path if isinstance(file, GivenFile) else file)
        raise _StartError(f"{name}:1: {reason}") from None
    except DocumentError as err:
        raise _StartError(f"{name}:{err.line}: {err.message}") from None
    if not practices:
        reason = "the page has neither bullets nor headings with text"
        raise _StartError(f"{name}:1: write each commitment as a bullet or below a heading; {reason}")
    header = [f"The commitments of {page}. No practice is assessed yet.", ""]
    header += describe_next_steps(practices[0].id, folder=f"in the folder of {page}")
    return _Audit(header, [WrittenPractice(each) for each in practices], [f"{name}:{line}: {n}" for line, n in notes])


def _start_from_framework(options: argparse.Namespace) -> _Audit:
    """Begin with the principles of a framework; raises :class:`_StartError`."""
    if options.source == options.earlier == STANDARD_INPUT:
        raise _StartError("--from: give a file; SOURCE is standard input already", status=_WRONG_USE)
    framework, file = _find_framework(options)
    practices = start_practices(framework)
    notes: list[str] = []
    if options.earlier:
        name, earlier = _read_file(options.earlier, options)
        practices, notes = carry_practices(framework, earlier.practices, earlier.scales)
        notes += [f'copy "{key}" to the new file, if you need it; it is not carried over' for key in earlier.free_keys]
        notes = [f"{name}: {note}" for note in notes]
    header = [*make_framework_header(framework, practices[0].record.id)]
    if file:
        header += ["", f"The framework is in {file}; name both files in openpractices_practices."]
    return _Audit(header, practices, notes)


def _find_framework(options: argparse.Namespace) -> tuple[Framework, str]:
    """Return a framework of the package, or one of a catalog with the name of its file; raises :class:`_StartError`."""
    source, _separator, wanted = str(options.source).partition("#")
    if source != STANDARD_INPUT and PurePath(source).suffix.lower() not in _CATALOGS:
        if is_file(options.source):
            kinds = f"{', '.join((*_CATALOGS, _PAGES[0]))} or {_PAGES[1]}"
            suffix = PurePath(source).suffix
            raise _StartError(f"{options.source}:1: use a file that ends in {kinds}; {suffix!r} is not supported")
        return load_framework(_choose(options.source, list_frameworks(), "the package")), ""
    file, read = _read_file(source, options)
    if not read.frameworks:
        raise _StartError(f'{file}:1: add a list of frameworks, below the key "frameworks"; the file has none')
    if not wanted and len(read.frameworks) > 1:
        before = f"-- {source}" if source == STANDARD_INPUT else source  # or else it is an option
        choices = " or ".join(f"{before}#{name}" for name in read.frameworks)
        raise _StartError(f"SOURCE: write {choices}; the file has {len(read.frameworks)} frameworks", status=_WRONG_USE)
    return read.frameworks[_choose(wanted or next(iter(read.frameworks)), read.frameworks, file)], file


def _choose(name: str, known: Collection[str], place: str) -> str:
    """Return the id of a framework; raises :class:`_StartError` with the nearest one."""
    if name in known:
        return name
    hint = suggest_or_list(name, known).removeprefix("; ")
    raise _StartError(f'SOURCE: {place} has no framework "{name}"; {hint}', status=_WRONG_USE)


def _read_file(name: str, options: argparse.Namespace) -> tuple[str, WholeFile]:
    """Read a catalog without mistakes, and return it with the name that messages give it."""
    ((found, file),) = find_given_files([name], options.stdin_name).items()
    read = read_whole_file(found, file, make_choices(options.statuses))
    if read.errors:
        raise _StartError(*map(str, read.errors))
    return found, read
