"""The work of ``sphinx-openpractices practices record``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.editing.assessment_edit import ReviewResult
from sphinx_openpractices.catalog.editing.practice_review import ReviewRefusal, record_review
from sphinx_openpractices.catalog.practices.part_lines import read_evidence
from sphinx_openpractices.catalog.values import read_text
from sphinx_openpractices.commands.console import print_lines, report_failure
from sphinx_openpractices.commands.given_files import STANDARD_INPUT
from sphinx_openpractices.commands.practices_command import DEFAULT_FILE
from sphinx_openpractices.commands.today import read_clock
from sphinx_openpractices.text.files import MAX_TEXT_BYTES, describe_read_error, is_folder, read_file, replace_file
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

from .given_statuses import make_choices

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sphinx_openpractices.catalog.editing.practice_review import RecordedReview

_Value = TypeVar("_Value")

_WRONG_USE = 2


def record_assessment(options: argparse.Namespace) -> int:
    """Write the result of a review to the file that has the practice; return the exit status."""
    names = options.files
    try:
        result = _read_result(options)
        _require_files(names)
    except ValueError as err:
        return report_failure(str(err), status=_WRONG_USE)
    files: dict[str, GivenFile] = {}
    for name in names:
        try:
            files[name] = GivenFile(Path(name), read_file(name, MAX_TEXT_BYTES))
        except OSError as err:
            return report_failure(f"{name}:1: {describe_read_error(err, Path(name))}")
    try:
        recorded = record_review(files, options.id, result, make_choices(options.statuses))
    except ReviewRefusal as err:
        print_lines(err.lines)
        advice = "If your site has other statuses, list them with --statuses."
        return report_failure(*err.reasons, *([advice] if err.is_about_statuses and not options.statuses else []))
    try:
        replace_file(Path(recorded.name), files[recorded.name].read_data(), recorded.file.read_data())
    except OSError as err:
        return report_failure(f"{recorded.name}: {err.strerror}; nothing was written")
    options.kept = f"{recorded.name} was changed."
    print_lines([_describe(recorded)])
    print_lines(map(str, recorded.warnings), sys.stderr)
    return 0


def _read_result(options: argparse.Namespace) -> ReviewResult:
    """Read what the review found; raises ``ValueError``."""
    today = read_clock()
    date = options.date or today
    if date > today:
        raise ValueError(f"--date: write a date that is not after today, {today}; {date} is in the future")
    for name, text in (("--note", options.note or ""), *(("--evidence", line) for line in options.evidence)):
        if found := CONTROL_CHARACTERS.search(text):
            raise ValueError(f"{name}: remove the character U+{ord(found[0]):04X}, which no page can show")
    status = _read_option("STATUS", read_text, options.status)
    note = "" if options.note is None else _read_option("--note", read_text, options.note)
    evidence = [each for line in options.evidence for each in _read_option("--evidence", read_evidence, line)]
    return ReviewResult(status, date, note, tuple(evidence))


def _read_option(name: str, read: Callable[[str], _Value], value: str) -> _Value:
    try:
        return read(value)
    except ValueError as err:
        raise ValueError(f"{name}: {err}") from None


def _require_files(names: list[str]) -> None:
    """Raise ``ValueError`` for what cannot be a catalog to write to."""
    for name in names:
        if name == STANDARD_INPUT:
            raise ValueError("name the file of the catalog; this command writes to it, so it cannot be standard input")
        if is_folder(name):
            catalog = Path(name) / DEFAULT_FILE
            raise ValueError(f"name the file of the catalog, such as {catalog}; {name} is a folder")


def _describe(recorded: RecordedReview) -> str:
    """Return what changed, on one line."""
    record, entry = recorded.entry.record, recorded.entry
    change = f"{recorded.before.status or 'not assessed'} -> {record.status}, reviewed {record.reviewed}"
    return f"{recorded.name}:{entry.find_line('status')}: {record.id}: {change}"
