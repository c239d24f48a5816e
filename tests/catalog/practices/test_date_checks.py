"""Overdue and future dates of practices and pages, by the date of today alone."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.dates import count_days, read_date
from sphinx_openpractices.catalog.durations import read_duration
from sphinx_openpractices.catalog.practices.date_checks import (
    find_future_dates,
    find_future_review,
    find_overdue_actions,
    find_overdue_review,
)
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence, PracticeAction
from sphinx_openpractices.catalog.practices.practice import Practice

TODAY = read_date("2026-11-26")


def make_practice(reviewed="", every="", next_review="", **more):
    return Practice(
        reviewed=read_date(reviewed) if reviewed else None,
        review_every=read_duration(every) if every else None,
        next_review=read_date(next_review) if next_review else None,
        **more,
    )


@pytest.mark.parametrize(
    ("practice", "expected"),
    [
        (make_practice(), None),
        (make_practice("2020-01-01"), None),
        (make_practice("2025-11-26", "12 months"), None),
        (make_practice("2025-11-25", "12 months"), ("reviewed", '"reviewed"; the review was due on 2026-11-25, 1 day')),
        (make_practice("2025-07", "1 year"), ("reviewed", '"reviewed"; the review was due on 2026-07-01, 148 days')),
        (make_practice(next_review="2026-11"), None),
        (
            make_practice("2025-01-01", next_review="2026-10"),
            ("next-review", '"reviewed" and "next-review"; the review was due on 2026-10-31, 26 days'),
        ),
        (
            make_practice("0001-01-01", "1 day"),
            ("reviewed", '"reviewed"; the review was due on 0001-01-02, 739,944 days'),
        ),
    ],
)
def test_review_is_overdue_from_the_day_after(practice, expected):
    found = [(each.name, each.message) for each in find_overdue_review(practice, TODAY)]
    assert found == ([(expected[0], f"review it, and set {expected[1]} ago")] if expected else [])


def test_actions_are_overdue_from_the_day_after():
    days = (None, "2026-11-26", "2026-11", "2026-11-25", "2025-12")
    actions = tuple(PracticeAction(text=f"Do {day}", due=day and read_date(day)) for day in days)
    assert [each[:2] for each in find_overdue_actions(Practice(actions=actions), TODAY)] == [
        ("actions[3].due", 'finish "Do 2026-11-25" or set another date; it was due on 2026-11-25, 1 day ago'),
        (
            "actions[4].due",
            'finish "Do 2025-12" or set another date; it was due on 2025-12-31, 330 days ago',
        ),
    ]


def test_only_dates_that_cannot_have_been_are_in_the_future():
    after, month, day = (read_date(date) for date in ("2026-11-27", "2026-12", "2026-11-26"))
    practice = Practice(
        since=after,
        reviewed=after,
        next_review=after,
        evidence=(Evidence(title="A", target="a", date=day), Evidence(title="B", target="b", date=month)),
        actions=(PracticeAction(text="C", due=after),),
        history=(Assessment(date=day, status="met"), Assessment(date=after, status="met")),
    )
    found = [*find_future_review(practice, TODAY), *find_future_dates(practice, TODAY)]
    assert [each.name for each in found] == ["reviewed", "since", "evidence[1].date", "history[1].date"]
    assert found[2].message == "write a date that is not after today, 2026-11-26; 2026-12 is in the future"
    assert list(find_future_dates(Practice(since=read_date("2026-11")), TODAY)) == []


def test_days_are_those_of_the_calendar():
    assert count_days(read_date("2024-02-28"), read_date("2024-03-01")) == 2
