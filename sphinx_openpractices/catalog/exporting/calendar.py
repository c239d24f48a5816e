"""Calendars in iCalendar (RFC 5545), of events that take whole days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_openpractices.catalog.dates import CalendarDate

_LONGEST_LINE = 75
"""The most octets of a line (section 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\x1f": None})
"""What replaces a character in a text (section 3.3.11)."""

_TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The only component of a calendar without events: a calendar has to have one (section 3.6), and programs show none."""


class CalendarEvent(NamedTuple):
    """An event on a *day*. All texts are plain; *url* is absolute, and empty if there is none."""

    uid: str
    """The same whenever the calendar is made, and different from that of every other event."""
    day: CalendarDate
    changed: CalendarDate
    """The day of the data from which the event was made. The clock would make every calendar a different file."""
    title: str
    description: str = ""
    url: str = ""


def format_calendar(events: Iterable[CalendarEvent], name: str) -> str:
    """Return a calendar whose *name* programs show, with line endings of CR and LF; it has no line without them.

    It is valid without events, too: who subscribes to it no longer sees those that it had.
    """
    written = [line for event in events for line in _format_event(event)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sphinx-openpractices//Reviews//EN",
        f"NAME:{_escape(name)}",  # RFC 7986, section 5.1
        f"X-WR-CALNAME:{_escape(name)}",  # the same, for programs that are older
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",  # RFC 7986, section 5.7
        *(written or _TIME_ZONE),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _format_event(event: CalendarEvent) -> Iterator[str]:
    """Yield the lines of an event, which without an end or a duration takes one day (section 3.6.1)."""
    yield "BEGIN:VEVENT"
    yield f"UID:{_escape(event.uid)}"
    yield f"DTSTAMP:{_format_day(event.changed)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_format_day(event.day)}"
    yield f"SUMMARY:{_escape(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{_escape(event.description)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"  # a review does not make its owner busy
    yield "END:VEVENT"


def _format_day(date: CalendarDate) -> str:
    return str(date.first_day).replace("-", "")


def _escape(text: str) -> str:
    """Return the text as a value; what no value can hold, control characters other than line breaks, is left out."""
    lines = "\n".join(text.splitlines())
    return CONTROL_CHARACTERS.sub("", lines).translate(_ESCAPES)


def _fold(line: str) -> Iterator[str]:
    """Yield the lines onto which a line is folded: none is too long, and none ends within a character."""
    start, size = 0, 0
    for index, char in enumerate(line):
        length = len(char.encode())
        if size + length > _LONGEST_LINE:
            yield " " * bool(start) + line[start:index]
            start, size = index, 1  # the space
        size += length
    yield " " * bool(start) + line[start:]
