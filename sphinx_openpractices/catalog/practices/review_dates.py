"""When practices and pages are due for their next review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sphinx_openpractices.catalog.durations import add_duration

from .check_problem import CheckProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.durations import Duration

    from .parts import PracticeAction

REVIEW_DATES = "review-dates"
"""The kind of the messages about dates and intervals that contradict each other."""


class Reviewed(Protocol):
    """A record that has reviews: a practice or a page."""

    @property
    def reviewed(self) -> CalendarDate | None:
        """The day of the last review."""

    @property
    def review_every(self) -> Duration | None:
        """The time from one review to the next."""

    @property
    def next_review(self) -> CalendarDate | None:
        """The day of the next review, if it is given."""

    @property
    def owner(self) -> str:
        """A role or a name that answers for it."""


def find_next_review(record: Reviewed) -> CalendarDate | None:
    """Return the day by which the next review is due, or ``None`` if no one can know.

    A month that is written as ``next-review`` ends on its last day, and one of the last review begins on its first.
    """
    if record.next_review:
        return record.next_review.last_day
    if record.reviewed and record.review_every:
        return add_duration(record.reviewed, record.review_every)
    return None


def find_action_day(action: PracticeAction) -> CalendarDate | None:
    """Return the day by which an action is due, or ``None`` if it has no date; a month ends on its last day."""
    return action.due and action.due.last_day


def find_review_key(record: Reviewed) -> str:
    """Return the key that holds what the next review depends on; empty if there is none.

    The key is ``review-every`` if there never was a review, although there are to be some.
    """
    if record.next_review:
        return "next-review"
    if not record.review_every:
        return ""
    return "reviewed" if record.reviewed else "review-every"


def is_overdue(record: Reviewed, today: CalendarDate) -> bool:
    """Return whether the next review should have been before *today*; on the day itself, there is time."""
    due = find_next_review(record)
    return due is not None and due < today


def find_review_doubts(record: Reviewed) -> Iterator[CheckProblem]:
    """Find dates and intervals of reviews that contradict each other."""
    if record.review_every and record.next_review:
        yield CheckProblem("review-every", 'remove it or "next-review", which is used', REVIEW_DATES)
    reviewed, due = record.reviewed, record.next_review
    if reviewed and due and due.last_day <= reviewed.first_day:
        yield CheckProblem("next-review", f"write a date after the last review, {reviewed}", REVIEW_DATES)
