"""What only a date of today can show: reviews and actions that are overdue, and dates in the future.

A build does not know today; commands and the browsers of readers do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.dates import describe_days

from .check_problem import CheckProblem
from .review_dates import find_action_day, find_next_review, find_review_key, is_overdue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.dates import CalendarDate

    from .practice import Practice
    from .review_dates import Reviewed

OVERDUE = "overdue"
"""The kind of the messages about reviews and actions."""
FUTURE = "future"
"""The kind of the messages about dates that cannot have been."""


def find_overdue_review(record: Reviewed, today: CalendarDate) -> Iterator[CheckProblem]:
    """Yield a problem if a practice or a page should have been reviewed before *today*."""
    due = find_next_review(record)
    if due is None or not is_overdue(record, today):
        return
    keys = '"reviewed" and "next-review"' if record.next_review else '"reviewed"'
    text = f"review it, and set {keys}; the review was due on {due}, {describe_days(due, today)} ago"
    yield CheckProblem(find_review_key(record), text, OVERDUE)


def find_overdue_actions(practice: Practice, today: CalendarDate) -> Iterator[CheckProblem]:
    """Yield a problem for each action that should have been done before *today*."""
    for index, action in enumerate(practice.actions):
        due = find_action_day(action)
        if due and due < today:
            text = f'finish "{action.text}" or set another date; it was due on {due}, {describe_days(due, today)} ago'
            yield CheckProblem(f"actions[{index}].due", text, OVERDUE)


def find_future_review(record: Reviewed, today: CalendarDate) -> Iterator[CheckProblem]:
    """Yield a problem if the last review of a practice or a page is after *today*."""
    yield from _find_future({"reviewed": record.reviewed}, today)


def find_future_dates(practice: Practice, today: CalendarDate) -> Iterator[CheckProblem]:
    """Yield a problem for each date of a practice, other than that of its review, that is after *today*."""
    yield from _find_future(
        {"since": practice.since}
        | {f"evidence[{index}].date": each.date for index, each in enumerate(practice.evidence)}
        | {f"history[{index}].date": each.date for index, each in enumerate(practice.history)},
        today,
    )


def _find_future(dates: dict[str, CalendarDate | None], today: CalendarDate) -> Iterator[CheckProblem]:
    for name, date in dates.items():
        if date and date.first_day > today:
            yield CheckProblem(name, f"write a date that is not after today, {today}; {date} is in the future", FUTURE)
