"""Calendars, as a library for iCalendar reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.exporting.calendar import CalendarEvent, format_calendar
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

CALENDARS = Path(__file__).parent / "calendars"
FAMILY = "👩‍👩‍👧‍👦"
TITLES = {
    "one character more than a line": "a" * 68,
    "many lines": "Governance, " * 30,
    "every escape": r"a\b \; \, \n ;,:",
    "quotes and equals signs": 'TZID="x":y=z',
    "characters of four octets": FAMILY * 40,
    "right to left": "مراجعة «الوصية»: \u2067שלום\u2069, " * 8,  # noqa: RUF001 - Hebrew
    "accents that combine": "e\u0301" * 70,
    "spaces at a fold": " " + "a b  " * 60 + "c",
    "tab": "a\tb",
}


def make_event(title="Living will", **more):
    day, changed = read_date("2027-05-12"), read_date("2026-05")
    return CalendarEvent("practice-living-will@example.org", day, changed, title, **more)


def parse_calendar(text):
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(len(line.encode()) <= 75 and line.splitlines() == [line] for line in lines)
    return Calendar.from_ical(text)


def test_calendar_has_the_lines_that_are_expected():
    events = [
        make_event(description="Owner: Board\nLast reviewed on 2026-05-12", url="https://example.org/a?b=1;c,d#e"),
        CalendarEvent("ünïd@example.org", read_date("9999-12-31"), read_date("0001-01"), "Größe; ja, nein"),
    ]
    text = format_calendar(events, "Practices, of Example")
    assert text.replace("\r\n", "\n") == (CALENDARS / "events.ics").read_text(encoding="utf-8")
    first, second = parse_calendar(text).events
    assert (first.uid, first.start.isoformat(), first.end.isoformat()) == (
        "practice-living-will@example.org",
        "2027-05-12",
        "2027-05-13",
    )
    assert (first.DTSTAMP.isoformat(), second.DTSTAMP.isoformat()) == (
        "2026-05-01T00:00:00+00:00",
        "0001-01-01T00:00:00+00:00",
    )
    assert (first["url"], first["description"]) == (events[0].url, events[0].description)
    assert (second["summary"], second.DTSTART.isoformat()) == ("Größe; ja, nein", "9999-12-31")


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_texts_are_read_as_they_were_written(title):
    calendar = parse_calendar(format_calendar([make_event(title, description=title)], title))
    (event,) = calendar.events
    assert (event["summary"], event["description"]) == (title, title)
    # The library does not know that these are texts (RFC 7986, section 5.1; RFC 5545, section 3.8.8.2).
    assert calendar["name"] == calendar["x-wr-calname"] == event["summary"].to_ical().decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\r\nb\rc", "a\nb\nc"), ("a\u2028b\x85c\x0bd", "a\nb\nc\nd"), ("a\x00\x1b\x1f\x7f\ud800b", "ab"), ("a\n", "a")],
)
def test_what_a_calendar_cannot_hold_breaks_no_line(text, expected):
    (event,) = parse_calendar(format_calendar([make_event(description=text)], "a")).events
    assert event["description"] == expected


@given(st.text() | st.text(alphabet="\\;,: \t\nné👩\u200d", min_size=60, max_size=160))
@example("\x1f\r\n\x85")
def test_any_text_is_read_again(text):
    (event,) = parse_calendar(format_calendar([make_event(description=f"-{text}-")], text)).events
    shown = CONTROL_CHARACTERS.sub("", f"-{text}-").replace("\x1f", "")
    assert event["description"] == "\n".join(shown.splitlines())


def test_calendar_without_events_has_the_component_that_it_needs():
    calendar = parse_calendar(format_calendar([], "Reviews"))
    assert [each.name for each in calendar.walk()] == ["VCALENDAR", "VTIMEZONE", "STANDARD"]
    assert "VTIMEZONE" not in format_calendar([make_event()], "Reviews")
