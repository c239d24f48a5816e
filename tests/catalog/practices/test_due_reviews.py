"""What is due: the same reviews and actions of which a check says later that they are overdue."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.durations import read_duration
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.catalog_checks import CheckedFiles, check_page_review, check_practices
from sphinx_openpractices.catalog.practices.date_checks import OVERDUE
from sphinx_openpractices.catalog.practices.due_reviews import ReviewedPage, list_due
from sphinx_openpractices.catalog.practices.page_review import PageReview

PATH = Path(__file__).parents[1] / "exporting" / "due" / "practices.yml"


def make_page(name, reviewed="", every="", next_review="", owner=""):
    dates = {"reviewed": reviewed and read_date(reviewed), "next_review": next_review and read_date(next_review)}
    dates["review_every"] = every and read_duration(every)
    review = PageReview(owner=owner, line=2, **{key: value or None for key, value in dates.items()})
    return ReviewedPage(name, name.title(), f"{name}.md", review)


PAGES = (
    make_page("policy", "2025-05-12", "12 months", owner="Director"),
    make_page("plan", next_review="2027-01"),
    make_page("new", every="1 year"),
    make_page("old", "2020-01-01"),
)


@pytest.fixture(scope="module")
def catalog():
    found, messages = read_catalog({"practices.yml": PATH}, {}, PRACTICES)
    assert [each for each in messages if each.severity == "error"] == []
    return found


def test_list_is_sorted_and_has_what_is_known_of_each(catalog):
    due = list_due(catalog, PAGES)
    assert [(str(each.due), each.kind, each.id, each.action, each.line) for each in due.items] == [
        ("2026-05-12", "practice", "living-will", "", 18),
        ("2026-05-12", "page", "policy", "", 2),
        ("2026-10-31", "action", "living-will", "Publish the plan", 23),
        ("2026-11-26", "practice", "odd", "", 29),
        ("2026-11-27", "practice", "code", "", 47),
        ("2026-12-31", "practice", "minutes", "", 35),
        ("2026-12-31", "action", "living-will", "Name a successor", 21),
        ("2027-01-31", "page", "plan", "", 2),
        ("None", "practice", "budget", "", 41),
        ("None", "page", "new", "", 2),
    ]
    assert (due.undated_practices, due.undated_pages) == (2, 1)
    first, second, *_others = due.items
    assert (first.title, first.owner, str(first.reviewed), first.file) == (
        "Living will",
        "Board",
        "2025-05-12",
        "practices.yml",
    )
    assert (second.title, second.owner, str(second.reviewed), second.file) == (
        "Policy",
        "Director",
        "2025-05-12",
        "policy.md",
    )


@pytest.mark.parametrize("today", ["2020-01-02", "2026-05-12", "2026-05-13", "2026-12-31", "2027-01-01", "9999-12-31"])
def test_check_finds_overdue_what_was_due_before_today(catalog, today):
    day = read_date(today)
    files = CheckedFiles({"practices.yml": PATH}, None, day)
    messages = [*check_practices(catalog, files)]
    messages += [message for page in PAGES for message in check_page_review(page.file, page.review, day)]
    overdue = [each for each in list_due(catalog, PAGES).items if each.due and each.due < day]
    assert sorted((each.file, each.line) for each in overdue) == sorted(
        (each.file, each.line) for each in messages if each.kind == OVERDUE
    )


def test_what_was_never_reviewed_is_due_whatever_the_last_day(catalog):
    due = list_due(catalog, PAGES)
    selected = due.select(read_date("2026-05-12"))
    assert [each.id for each in selected.items] == ["living-will", "policy", "budget", "new"]
    assert selected[1:] == due[1:] == (2, 1)


def test_catalog_and_pages_may_be_empty(catalog):
    assert list_due(read_catalog({}, {}, PRACTICES)[0]) == ((), 0, 0)
