"""Today, which only commands know: by the clock, or by the option ``--today``."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.durations import Duration


def add_today(parser: Any, meaning: str) -> None:
    """Add the option ``--today`` to the parser of an action."""
    parser.add_argument("--today", metavar="DATE", type=read_day, help=f"{meaning} (default: that of the clock)")


def read_day(value: str) -> CalendarDate:
    """Read a day; refuse a month, in which a review can be due or not."""
    from sphinx_openpractices.catalog.dates import read_date

    try:
        date = read_date(value)
    except ValueError as err:
        raise argparse.ArgumentTypeError(str(err)) from None
    if not date.day:
        raise argparse.ArgumentTypeError(f"{value!r} is a month; write a day such as '{date}-01'")
    return date


def read_within(value: str) -> Duration:
    """Read a time from today."""
    from sphinx_openpractices.catalog.durations import read_span

    try:
        return read_span(value)
    except ValueError as err:
        raise argparse.ArgumentTypeError(str(err)) from None


def read_clock() -> CalendarDate:
    """Return the date of today, in the time zone of the machine."""
    from sphinx_openpractices.catalog.dates import CalendarDate

    now = dt.datetime.now().astimezone()
    return CalendarDate(now.year, now.month, now.day)
