"""Dates as authors write them: a day, or only a month."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ]", re.ASCII)
"""The day of a date with a time."""
_ADVICE = "write a day such as 2024-03-01, or a month such as 2024-03"


@dataclass(frozen=True, order=True, slots=True)
class CalendarDate:
    """A date of the Gregorian calendar; without a *day* (0), it is a whole month, which precedes its days."""

    year: int
    month: int
    day: int = 0

    def __repr__(self) -> str:
        """The same, in messages."""
        return str(self)

    def __str__(self) -> str:
        """The date in ISO 8601."""
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def first_day(self) -> CalendarDate:
        """The day on which something begins: a month begins on its first day."""
        return CalendarDate(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> CalendarDate:
        """The day on which something ends: a month ends on its last day."""
        return CalendarDate(self.year, self.month, self.day or monthrange(self.year, self.month)[1])


def read_date(value: str) -> CalendarDate:
    """Read a date in ISO 8601: ``2024-03-01``, or ``2024-03`` for a month."""
    value = value.strip()
    if match := _TIME.match(value):
        raise ValueError(f"{value!r} has a time; write the day only, {match[1]}")
    if not (match := _DATE.fullmatch(value)):
        raise ValueError(f"{value!r} is not a date; {_ADVICE}")
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
    if not year or not 1 <= month <= 12:
        raise ValueError(f"{value!r} does not exist; {_ADVICE}")
    last = monthrange(year, month)[1]
    if match[3] and not 0 < day <= last:
        raise ValueError(f"{value!r} does not exist; write a day from {value[:8]}01 to {value[:8]}{last}")
    return CalendarDate(year, month, day)


def find_date(value: str) -> CalendarDate | None:
    """Return the date that a text is, or ``None``."""
    try:
        return read_date(value)
    except ValueError:
        return None


def count_days(begin: CalendarDate, end: CalendarDate) -> int:
    """Return the number of days from one day to another."""
    return _make_ordinal(end) - _make_ordinal(begin)


def describe_days(begin: CalendarDate, end: CalendarDate) -> str:
    """Return the time from one day to another in words: "12 days"."""
    days = count_days(begin, end)
    return f"{days:,} day" + ("" if days == 1 else "s")


def _make_ordinal(day: CalendarDate) -> int:
    return dt.date(day.year, day.month, day.day).toordinal()
