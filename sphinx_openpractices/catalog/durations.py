"""Durations as authors write them, ``12 months``, and the dates that they lead to."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from sphinx_openpractices.text.spelling import suggest_name

from .dates import CalendarDate

_DURATION = re.compile(r"([0-9]{1,9})[ -]?([^\W\d]+)")
_NUMBER = re.compile(r"[0-9]{1,9}")
_ADVICE = "write a number of days, months or years, such as '12 months'"
_UNITS = ("day", "days", "month", "months", "year", "years")
_SHORT_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_SPAN_ADVICE = "write a number of days, weeks, months or years, such as 60d, 8w, 2m, 1y or '60 days'"
_DAYS = {"days": 1.0, "months": 365.2425 / 12, "years": 365.2425}
"""How long units are on average in the Gregorian calendar."""
_MOST_YEARS = 100
_END = CalendarDate(9999, 12, 31)
"""The last day that Python's own dates know, and that are shown with them."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A *count* of a *unit*, which is ``days``, ``months`` or ``years``; sorted by length."""

    count: int
    unit: str

    def __str__(self) -> str:
        """The duration as authors write it."""
        return f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"

    def __lt__(self, other: Duration) -> bool:
        """Return whether the duration is shorter."""
        return self.count * _DAYS[self.unit] < other.count * _DAYS[other.unit]


def read_duration(value: str) -> Duration:
    """Read ``30 days``, ``12 months`` or ``2 years``; at least one day, and at most 100 years."""
    text = " ".join(value.split())
    if not (match := _DURATION.fullmatch(text)):
        advice = f"write its unit, such as '{text} months'" if _NUMBER.fullmatch(text) else _ADVICE
        raise ValueError(f"{text!r} is not a duration; {advice}")
    count, unit = int(match[1]), match[2].lower()
    if unit in ("week", "weeks"):
        raise ValueError(f"{text!r} is in weeks; write '{count * 7} days'")
    if unit not in _UNITS:
        raise ValueError(f"{text!r} is not a duration{suggest_name(unit, _UNITS[1::2], otherwise=_ADVICE)}")
    duration = Duration(count, unit.removesuffix("s") + "s")
    if not count:
        raise ValueError(f"{text!r} is not a duration; {_ADVICE}")
    if Duration(_MOST_YEARS, "years") < duration:
        raise ValueError(f"{text!r} is more than {_MOST_YEARS} years; {_ADVICE}")
    return duration


def read_span(value: str) -> Duration:
    """Read a duration as options of commands have it: ``60d``, ``8w``, ``2 months``, or ``0d`` for no time at all."""
    text = " ".join(value.split())
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a time; {_SPAN_ADVICE}")
    written = match[2].lower()
    unit = _SHORT_UNITS.get(written, written.removesuffix("s") + "s")
    if unit not in _SHORT_UNITS.values():
        raise ValueError(f"{text!r} is not a time{suggest_name(unit, _SHORT_UNITS.values(), otherwise=_SPAN_ADVICE)}")
    count = int(match[1])
    if unit == "weeks":
        count, unit = 7 * count, "days"
    return read_duration(f"{count} {unit}") if count else Duration(0, "days")


def add_duration(date: CalendarDate, duration: Duration) -> CalendarDate:
    """Return the day that is a duration after a date, of which a month begins on its first day.

    Months and years lead to the same day of another month, or to its last one: a month after January 31 is the end of
    February. There is nothing after the year 9999.
    """
    first = date.first_day
    if duration.unit == "days":
        ordinal = dt.date(first.year, first.month, first.day).toordinal() + duration.count
        if ordinal > dt.date.max.toordinal():
            return _END
        found = dt.date.fromordinal(ordinal)
        return CalendarDate(found.year, found.month, found.day)
    months = duration.count * (12 if duration.unit == "years" else 1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year > _END.year:
        return _END
    return CalendarDate(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
