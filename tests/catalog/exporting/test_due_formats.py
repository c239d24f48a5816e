"""What is due, in each format, as the files in the folder "due" have it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.exporting.calendar import format_calendar
from sphinx_openpractices.catalog.exporting.due_calendar import EventTexts, make_events
from sphinx_openpractices.catalog.exporting.due_formats import (
    DuePeriod,
    format_due_json,
    format_due_markdown,
    format_due_text,
)
from sphinx_openpractices.catalog.practices.due_reviews import DueItem, DueList, ReviewedPage, list_due
from sphinx_openpractices.catalog.practices.page_review import PageReview

FOLDER = Path(__file__).parent / "due"
TODAY = DuePeriod(read_date("2026-11-26"))
PAGES = (
    ReviewedPage("about/policy", "Our policy", "docs/a `b`.md", PageReview(next_review=read_date("2027-01"), line=2)),
    ReviewedPage("old", "Old", "docs/old.md", PageReview(reviewed=read_date("2020-01-01"))),
)
URLS = {
    ("practice", "living-will"): "https://example.org/docs/p.html#practice-living-will",
    ("page", "about/policy"): "https://example.org/docs/about/policy.html",
}


@pytest.fixture(scope="module")
def due():
    catalog, _messages = read_catalog({"practices.yml": FOLDER / "practices.yml"}, {}, PRACTICES)
    return list_due(catalog, PAGES)


def make_text(due, period):
    return "".join(f"{line}\n" for line in format_due_text(due, period))


def make_calendar(due, _period):
    return format_calendar(make_events(due.items, "https://example.org/docs/", URLS), "Reviews").replace("\r\n", "\n")


FORMATS = {"txt": make_text, "json": format_due_json, "md": format_due_markdown, "ics": make_calendar}


@pytest.mark.parametrize("suffix", FORMATS)
def test_format_is_as_expected(suffix, due, same_text):
    same_text(FORMATS[suffix](due, TODAY), (FOLDER / f"expected.{suffix}").read_text(encoding="utf-8"))


def make_item(kind="practice", title="Title", due="2026-11-26", **more):
    return DueItem(kind, "id", title, read_date(due) if due else None, more.pop("owner", ""), "p.yml", 1, **more)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-11-25", "overdue by 1 day"),
        ("2026-11-26", "today"),
        ("2026-11-27", "in 1 day"),
        ("2029-11-26", "in 1,096 days"),
        ("", "never reviewed"),
    ],
)
def test_time_is_told_in_days(day, text):
    due = DueList((make_item(due=day),))
    assert f"  {day}  {text}  practice  id  p.yml:1\n" in make_text(due, TODAY) or not day
    assert f"{text} (`p.yml:1`)" in format_due_markdown(due, TODAY)


@pytest.mark.parametrize(
    ("due", "last", "text"),
    [
        (DueList(()), "", "N.\n"),
        (DueList((), 1), "", 'N.\n1 practice has no date for its next review; set "review-every" or "next-review".\n'),
        (
            DueList((), 2, 1),
            "2027-01-25",
            "N by 2027-01-25.\n2 practices and 1 page have no date for their next review;",
        ),
        (DueList((), 0, 1), "", "N.\n1 page has no date for its next review;"),
    ],
)
def test_nothing_is_due(due, last, text):
    period = DuePeriod(TODAY.today, read_date(last) if last else None)
    assert make_text(due, period).startswith(text.replace("N", "Nothing is due", 1))
    assert format_due_markdown(due, period) == ""
    assert json.loads(format_due_json(due, period))["due"] == []


@pytest.mark.parametrize("title", ["a" * 300, "*a", "a_", "[x](y)", "- [ ] <b>", "`a`", "\\", "a:", "\\*", "**", "|a|"])
def test_titles_are_shown_in_an_issue_as_they_are(title):
    item = make_item("action", title, action=title, owner=title)
    markdown = format_due_markdown(DueList((item,)), TODAY)
    _open, inline = [each for each in MarkdownIt().parse(markdown) if each.type == "inline"]
    texts = [
        each.content for each in inline.children if each.type not in ("strong_open", "strong_close", "html_inline")
    ]
    shown = f"{title}: {title}, due 2026-11-26, today, {title} (p.yml:1)When it is done, remove it."
    assert "".join(texts) == f"[ ] {shown}"
    assert [each.type for each in inline.children].count("strong_open") == 1


def test_events_have_names_of_their_own_that_stay():
    actions = [make_item("action", due=day, action=text) for day, text in (("2026-12-01", "A"), ("2027-12-01", "A"))]
    items = [make_item(), make_item("page"), *actions, make_item("action", action="B"), make_item(due="")]
    events = list(make_events(items))
    names = [event.uid for event in events]
    assert len(set(names)) == len(names) == 5
    assert names[:2] == ["practice-id@openpractices.invalid", "page-id@openpractices.invalid"]
    assert names[3] == names[2].replace("@", "-2@")
    (later,) = make_events([actions[1]._replace(line=7, owner="Board")])
    assert later.uid == names[2]


def test_events_have_the_texts_of_the_site_and_the_date_of_the_data():
    texts = EventTexts("Prüfung: {title}", "{title}: {action}", "Zuständig: {owner}")
    since, reviewed = read_date("2024-03"), read_date("2025-05-12")
    items = [
        make_item(title="{x}", owner="{y}", since=since, reviewed=reviewed),
        make_item("action", action="{z}", since=since),
        make_item(),
    ]
    calendar = Calendar.from_ical(format_calendar(make_events(items, texts=texts), "R"))
    found = [(e["summary"], e.get("description"), f"{e.DTSTAMP:%Y-%m-%d}") for e in calendar.events]
    assert found == [
        ("Prüfung: {x}", "Zuständig: {y}", "2025-05-12"),
        ("Title: {z}", None, "2024-03-01"),
        ("Prüfung: Title", None, "2026-11-26"),
    ]
