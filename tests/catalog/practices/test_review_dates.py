"""When the next review is due."""

from __future__ import annotations

import pytest

from sphinx_openpractices.catalog.dates import read_date
from sphinx_openpractices.catalog.durations import read_duration
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.review_dates import find_next_review, is_overdue


def _make_practice(reviewed: str = "", review_every: str = "", next_review: str = "") -> Practice:
    return Practice(
        reviewed=read_date(reviewed) if reviewed else None,
        review_every=read_duration(review_every) if review_every else None,
        next_review=read_date(next_review) if next_review else None,
    )


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ({"reviewed": "2026-05-12", "review_every": "12 months"}, "2027-05-12"),
        ({"reviewed": "2026-05", "review_every": "12 months"}, "2027-05-01"),
        ({"reviewed": "2026-08-31", "review_every": "6 months"}, "2027-02-28"),
        ({"next_review": "2027-02"}, "2027-02-28"),
        ({"reviewed": "2026-05-12", "next_review": "2027-05-13"}, "2027-05-13"),
        ({"reviewed": "2026-05-12"}, None),
        ({"review_every": "12 months"}, None),
        ({}, None),
    ],
)
def test_next_review_is_found(written, due):
    found = find_next_review(_make_practice(**written))
    assert (found and str(found)) == due


def test_review_is_overdue_from_the_day_after():
    practice = _make_practice(next_review="2027-02")
    days = ("2027-02-27", "2027-02-28", "2027-03-01")
    assert [is_overdue(practice, read_date(day)) for day in days] == [False, False, True]
    assert not is_overdue(_make_practice(), read_date("2099-01-01"))
