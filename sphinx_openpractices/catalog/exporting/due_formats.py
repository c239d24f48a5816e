"""What is due, as text, as JSON, and as the text of an issue in Markdown."""

from __future__ import annotations

import json
import shlex
from calendar import month_name
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.dates import count_days, describe_days
from sphinx_openpractices.catalog.practices.due_reviews import ACTION, DUE_KINDS, PAGE, PRACTICE
from sphinx_openpractices.text.markdown_text import escape_issue_text, write_code_span
from sphinx_openpractices.text.printable import escape_unprintable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.practices.due_reviews import DueItem, DueList

_FORMAT = 1
"""The version of the JSON; members are only ever added."""
_KIND_WIDTH = max(map(len, DUE_KINDS))


class DuePeriod(NamedTuple):
    """The days of a list: on *today*, what was due before is overdue; it ends with the *last* day, if it has one."""

    today: CalendarDate
    last: CalendarDate | None = None


def format_due_text(due: DueList, period: DuePeriod) -> Iterator[str]:
    """Yield lines for people: what is overdue, what is due in each month, and what was never reviewed."""
    times = ["" if item.due is None else _describe_time(item, period) for item in due.items]
    width = max(map(len, times), default=0)
    rows = zip(due.items, times, strict=True)
    for heading, group in groupby(rows, lambda row: _find_heading(row[0], period)):
        yield heading
        for item, time in group:
            owner = f" ({item.owner})" if item.owner else ""
            when = [str(item.due), time.ljust(width)] if item.due else []
            cells = ("", *when, item.kind.ljust(_KIND_WIDTH), f"{_name_subject(item)}{owner}")
            yield "  ".join((*cells, _describe_place(item)))
        yield ""
    yield f"{_count_items(due)}{_describe_last(period)}{_count_overdue(due, period)}."
    yield from _describe_undated(due)


def format_due_json(due: DueList, period: DuePeriod) -> str:
    """Return an object with the list, in which ``days`` is negative for what is overdue."""
    items = [_convert_item(item, period) for item in due.items]
    undated = {"practices": due.undated_practices, "pages": due.undated_pages}
    return (
        json.dumps({"format": _FORMAT, "today": str(period.today), "due": items, "undated": undated}, indent=2) + "\n"
    )


def _convert_item(item: DueItem, period: DuePeriod) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "id": item.id,
        "title": item.title,
        "action": item.action or None,
        "due": item.due and str(item.due),
        "days": item.due and count_days(period.today, item.due),
        "owner": item.owner or None,
        "reviewed": item.reviewed and str(item.reviewed),
        "file": item.file,
        "line": item.line,
    }


def format_due_markdown(due: DueList, period: DuePeriod) -> str:
    """Return the text of an issue with a list of tasks; it is empty if nothing is due."""
    if not due.items:
        return ""
    tasks = "\n".join(f"- [ ] {_write_task(item, period)}\n  {_write_advice(item)}" for item in due.items)
    return "\n\n".join((f"# Reviews due{_describe_last(period)}", tasks, *_describe_undated(due))) + "\n"


def _write_task(item: DueItem, period: DuePeriod) -> str:
    subject = escape_issue_text(_describe_subject(item))
    date = f"due {item.due}, " if item.due else ""
    owner = f", {escape_issue_text(item.owner)}" if item.owner else ""
    place = write_code_span(escape_unprintable(_describe_place(item)))
    return f"**{subject}**, {date}{_describe_time(item, period)}{owner} ({place})"


def _write_advice(item: DueItem) -> str:
    """Return how to record that a task is done."""
    if item.kind == PRACTICE:
        words = ("sphinx-openpractices", "practices", "record", item.id, "STATUS", item.file)
        return f"Record the review: {write_code_span(escape_unprintable(shlex.join(words)))}"
    return "When it is done, remove it." if item.kind == ACTION else "After the review, change the dates of the page."


def _find_heading(item: DueItem, period: DuePeriod) -> str:
    if item.due is None:
        return "Never reviewed"
    return "Overdue" if item.due < period.today else f"{month_name[item.due.month]} {item.due.year}"


def _describe_time(item: DueItem, period: DuePeriod) -> str:
    """Return how far from today an item is due."""
    if item.due is None:
        return "never reviewed"
    if item.due < period.today:
        return f"overdue by {describe_days(item.due, period.today)}"
    return f"in {describe_days(period.today, item.due)}" if item.due > period.today else "today"


def _describe_subject(item: DueItem) -> str:
    return f"{item.title}: {item.action}" if item.kind == ACTION else item.title


def _name_subject(item: DueItem) -> str:
    """Return the id that ``practices record`` takes, or the title of a page."""
    name = item.title if item.kind == PAGE else item.id
    return f"{name}: {item.action}" if item.kind == ACTION else name


def _describe_place(item: DueItem) -> str:
    return f"{item.file}:{item.line}"


def _describe_last(period: DuePeriod) -> str:
    return f" by {period.last}" if period.last else ""


def _describe_undated(due: DueList) -> Iterator[str]:
    """Yield a line that counts what has no date, if there is something."""
    numbers = {"practice": due.undated_practices, "page": due.undated_pages}
    if found := _count_nouns(numbers):
        has, its = ("has", "its") if sum(numbers.values()) == 1 else ("have", "their")
        yield f'{found} {has} no date for {its} next review; set "review-every" or "next-review".'


def _count_items(due: DueList) -> str:
    actions = sum(item.kind == ACTION for item in due.items)
    return _count_nouns({"review": len(due.items) - actions, "action": actions}) or "Nothing is due"


def _count_overdue(due: DueList, period: DuePeriod) -> str:
    number = sum(item.due is not None and item.due < period.today for item in due.items)
    return f", {number} overdue" if number else ""


def _count_nouns(numbers: Mapping[str, int]) -> str:
    """Return numbers with their nouns, without those that are 0."""
    found = [f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in numbers.items() if number]
    return " and ".join(found)
