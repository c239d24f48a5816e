"""The work of ``sphinx-openpractices practices due``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.durations import add_duration
from sphinx_openpractices.catalog.exporting.calendar import format_calendar
from sphinx_openpractices.catalog.exporting.due_calendar import make_events
from sphinx_openpractices.catalog.exporting.due_formats import (
    DuePeriod,
    format_due_json,
    format_due_markdown,
    format_due_text,
)
from sphinx_openpractices.catalog.practices.due_reviews import list_due
from sphinx_openpractices.commands.console import print_file, print_lines, print_text, report_failure
from sphinx_openpractices.commands.site_error import SiteError
from sphinx_openpractices.commands.today import read_clock
from sphinx_openpractices.text.messages import Severity

from .given_practices import read_practices

if TYPE_CHECKING:
    import argparse

    from sphinx_openpractices.catalog.practices.due_reviews import DueList

    from .checked_practices import CheckedPractices

_CALENDAR_NAME = "Reviews of practices"


def list_reviews(options: argparse.Namespace) -> int:
    """Print what is due; return the exit status, which is 1 only if a file has errors.

    Errors are printed to standard error. What is due is not a mistake.
    """
    try:
        checked = read_practices(options.paths, options.stdin_name, options.statuses)
    except SiteError as err:
        return report_failure(str(err))
    errors = [str(each) for each in checked.messages if each.severity is Severity.ERROR]
    print_lines(errors, sys.stderr)
    today = options.today or read_clock()
    last = add_duration(today, options.within) if options.within else None
    due = list_due(checked.catalog, checked.pages)
    if last:
        due = due.select(last)
    if due.items or options.format != "text" or not errors:  # who reads "Nothing is due" would not read the errors
        _print_due(due, DuePeriod(today, last), checked, options.format)
    return int(bool(errors))


def _print_due(due: DueList, period: DuePeriod, checked: CheckedPractices, form: str) -> None:
    if form == "text":
        print_lines(format_due_text(due, period))
    elif form == "json":
        print_text(format_due_json(due, period))
    elif form == "markdown":
        print_file(format_due_markdown(due, period))
    else:
        print_file(format_calendar(make_events(due.items, checked.address), _CALENDAR_NAME))
