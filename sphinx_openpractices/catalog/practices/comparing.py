"""What changed since a day, from the history of a practice, or between two versions of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .parts import Assessment
from .scales import NOT_ASSESSED, count_steps, is_ordered
from .statuses import UNORDERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_openpractices.catalog.dates import CalendarDate

    from .practice import Practice
    from .scales import Scales
    from .statuses import Status


_RETIRED = "retired"
"""The tone of what was counted before, even if it was never assessed."""


class ChangeKind(StrEnum):
    """The kinds of changes, in the order in which they are shown; each value is the end of a class name in HTML."""

    BACK = "back"
    FORWARD = "forward"
    SAME = "same"
    ADDED = "added"
    OTHER = "other"
    """To or from a status that lies outside of the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A change from *before* to *after*; *steps* is how many, if forward or back."""

    kind: ChangeKind
    before: Status
    after: Status
    steps: int = 0

    @property
    def way(self) -> str:
        """The way in which a practice has changed: its kind or, of other changes, what became of the practice.

        ``assessed``, ``unassessed``, or by the statuses that are not counted, ``counted`` or ``uncounted``.
        """
        if self.kind != ChangeKind.OTHER:
            return self.kind.value
        if self.after.tone in UNORDERED and (self.before != NOT_ASSESSED or self.after.tone == _RETIRED):
            return "uncounted"
        if self.before == NOT_ASSESSED:
            return "assessed"
        if not is_ordered(self.after):
            return "unassessed"
        return "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(StatusChange):
    """A change since a *date*, the day of *before*."""

    date: CalendarDate


def list_assessments(practice: Practice) -> list[Assessment]:
    """Return the assessments of a practice, in the order of their dates; the present one is last, if it has a date."""
    earlier = sorted(practice.history, key=_get_day)
    if practice.reviewed and practice.status:
        earlier.append(Assessment(date=practice.reviewed, status=practice.status, note=practice.note))
    return earlier


def find_assessment(practice: Practice, date: CalendarDate) -> Assessment | None:
    """Return the last assessment of a practice that is not after a day."""
    found = [each for each in list_assessments(practice) if _get_day(each) <= date.first_day]
    return max(reversed(found), key=_get_day, default=None)


def find_beginning(practice: Practice) -> CalendarDate | None:
    """Return the day on which a practice began, or else that of its first assessment."""
    if practice.since:
        return practice.since.first_day
    return min(map(_get_day, list_assessments(practice)), default=None)


def compare_with_date(practice: Practice, date: CalendarDate, scales: Scales) -> Change:
    """Return what changed since a day; a month is its first day.

    A practice is added if it began after that day or, if no one knows when it began, was first assessed after it.
    """
    found = find_assessment(practice, date)
    beginning = find_beginning(practice)
    if found is None and beginning is not None and beginning > date.first_day:
        after = scales.find_present_status(practice)
        return Change(kind=ChangeKind.ADDED, before=NOT_ASSESSED, after=after, date=date.first_day)
    before = scales.find_status(practice, found.status) if found else NOT_ASSESSED
    return _make_change(practice, before, date.first_day, scales)


def compare_entries(before: Practice, after: Practice, earlier: Scales, scales: Scales) -> StatusChange:
    """Return what changed between two versions of a practice; *earlier* are the scales of the first."""
    orders = (*scales.list_orders(after), *earlier.list_orders(before))
    return _compare_statuses(earlier.find_present_status(before), scales.find_present_status(after), orders)


def find_step_back(practice: Practice, scales: Scales) -> Change | None:
    """Return the step back that the present status is, if the practice ever was better: from the last time it was."""
    for each in reversed(list_assessments(practice)):
        change = _make_change(practice, scales.find_status(practice, each.status), each.date, scales)
        if change.kind == ChangeKind.BACK:
            return change
    return None


def list_changes(practice: Practice, date: CalendarDate | None, scales: Scales) -> list[Change]:
    """Return the changes to show with a practice: since a day, if there is one, and always the step back.

    A step back is shown even if the practice is better now than on that day.
    """
    changes = [compare_with_date(practice, date, scales)] if date else []
    step_back = find_step_back(practice, scales)
    if step_back is None:
        return changes
    known = find_assessment(practice, date) if date else None
    if changes and changes[0].kind == ChangeKind.BACK and known is not None and known.date == step_back.date:
        return changes
    return [*changes, step_back]


def _get_day(assessment: Assessment) -> CalendarDate:
    """Return the day of an assessment; a month is its first day."""
    return assessment.date.first_day


def _make_change(practice: Practice, before: Status, date: CalendarDate, scales: Scales) -> Change:
    """Return the change from a status to the present one."""
    change = _compare_statuses(before, scales.find_present_status(practice), scales.list_orders(practice))
    return Change(kind=change.kind, before=change.before, after=change.after, steps=change.steps, date=date)


def _compare_statuses(before: Status, after: Status, orders: Iterable[Sequence[Status]]) -> StatusChange:
    """Return the change from one status to another: the only function that decides what is better or worse."""
    steps = count_steps(before, after, orders)
    if before == after:
        kind = ChangeKind.SAME
    elif steps is None:
        kind = ChangeKind.OTHER
    else:
        kind = ChangeKind.FORWARD if steps > 0 else ChangeKind.BACK if steps < 0 else ChangeKind.SAME
    return StatusChange(kind=kind, before=before, after=after, steps=abs(steps or 0))
