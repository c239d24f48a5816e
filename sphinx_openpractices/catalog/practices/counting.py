"""How many practices have each status, by section, and how old their reviews are: what a summary shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .practice import Practice
from .principle_names import split_principle
from .scales import NOT_ASSESSED, is_ordered
from .statuses import UNASSESSED, UNORDERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_openpractices.catalog.dates import CalendarDate

    from .framework import Framework, Principle
    from .scales import Scales
    from .statuses import Status

    _Group = tuple[str, list[Practice | Principle]]

_KEPT = "met"
"""The tone of practices that are kept."""
_RETIRED = "retired"
"""The tone of commitments that have ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedItem:
    """What a summary counts: a *practice* with its *status*, or a *principle* that no practice answers."""

    status: Status
    practice: Practice | None = None
    principle: Principle | None = None

    @property
    def is_counted(self) -> bool:
        """Return whether the status is one that practices of the organization have, or should have."""
        return self.status.tone not in UNORDERED


@dataclass(frozen=True, slots=True)
class CountedSection:
    """Practices under a *title*, which is empty if there is only one section without a title."""

    title: str
    items: tuple[CountedItem, ...]

    def count(self, status: Status) -> int:
        """Return how many have a status."""
        return sum(item.status == status for item in self.items)


@dataclass(frozen=True, slots=True)
class PracticeCounts:
    """The practices of a summary, by *sections*; *statuses* are all that a reader should see, in order."""

    sections: tuple[CountedSection, ...]
    statuses: tuple[Status, ...]

    @property
    def items(self) -> list[CountedItem]:
        """All that is counted or, if it lies outside of the order, shown."""
        return [item for section in self.sections for item in section.items]

    @property
    def total(self) -> int:
        """The number of practices that are counted; of these, those that are not assessed are not met."""
        return sum(item.is_counted for item in self.items)

    @property
    def met(self) -> int:
        """The number of practices that are met."""
        return sum(item.status.tone == _KEPT for item in self.items)

    def count(self, status: Status) -> int:
        """Return how many have a status."""
        return sum(section.count(status) for section in self.sections)

    @property
    def reviews(self) -> list[CalendarDate]:
        """The days of the last reviews, from the oldest to the newest; without those of retired practices."""
        days = (practice.reviewed for practice in self._list_reviewable())
        return sorted((day for day in days if day), key=lambda day: day.first_day)

    @property
    def never_reviewed(self) -> int:
        """The number of practices without a review."""
        return sum(practice.reviewed is None for practice in self._list_reviewable())

    def _list_reviewable(self) -> list[Practice]:
        return [item.practice for item in self.items if item.practice and item.status.tone != _RETIRED]


def count_practices(
    practices: Iterable[Practice], scales: Scales, framework: Framework | None = None
) -> PracticeCounts:
    """Count practices by group, or those that answer to a framework by its sections.

    In a framework, each practice is counted once, in the section of its first principle, and so is each principle that
    no practice answers, as not assessed. Practices of several scales count as statuses of the site.
    """
    listed = list(practices)
    groups = _group_practices(listed) if framework is None else _group_answers(listed, framework)
    members = dict.fromkeys(map(scales.find_members, listed)) if framework is None else {framework.scale: None}
    is_mixed = len(members) > 1
    find_status = scales.find_counted_status if is_mixed else scales.find_present_status
    sections = tuple(
        CountedSection(title, tuple(_count_item(each, find_status) for each in group)) for title, group in groups
    )
    scale = scales.statuses if is_mixed else scales.make_scale(next(iter(members), ()))
    return PracticeCounts(sections, _list_statuses(sections, scale, scales.statuses))


def _count_item(each: Practice | Principle, find_status: Callable[[Practice], Status]) -> CountedItem:
    if isinstance(each, Practice):
        return CountedItem(status=find_status(each), practice=each)
    return CountedItem(status=NOT_ASSESSED, principle=each)


def find_unanswered(practices: Iterable[Practice], framework: Framework) -> list[Principle]:
    """Return the principles of a framework that no practice answers."""
    answered = {each for practice in practices for each in practice.principle}
    return [
        principle for principle in framework.principles.values() if f"{framework.id}#{principle.id}" not in answered
    ]


def _group_practices(practices: Sequence[Practice]) -> list[_Group]:
    """Return the practices of each group, in the order of the catalog; those without a group are last."""
    groups: dict[str, list[Practice | Principle]] = {}
    for practice in practices:
        groups.setdefault(practice.group, []).append(practice)
    return sorted(groups.items(), key=lambda each: not each[0])


def _group_answers(practices: Sequence[Practice], framework: Framework) -> list[_Group]:
    """Return the practices of each section of a framework, in the order of its principles, and those unanswered."""
    answers: dict[str, list[Practice | Principle]] = {}
    for practice in practices:
        own = [name for id_, name in map(split_principle, practice.principle) if id_ == framework.id]
        for name in own[:1]:
            answers.setdefault(name, []).append(practice)
    for principle in find_unanswered(practices, framework):
        answers[principle.id] = [principle]
    groups = [
        (section.title, [each for principle in section.principles for each in answers.get(principle.id, ())])
        for section in framework.sections
    ]
    return [group for group in groups if group[1]]


def _list_statuses(
    sections: Iterable[CountedSection], scale: Iterable[Status], statuses: Iterable[Status]
) -> tuple[Status, ...]:
    """Return all statuses of a scale that are better or worse than others, and the other ones in use, in order."""
    used = {item.status for section in sections for item in section.items}
    ordered = [status for status in scale if is_ordered(status)]
    others = [status for status in (*scale, *statuses, NOT_ASSESSED) if status in used]
    return tuple(dict.fromkeys(sorted((*ordered, *others), key=_rank_tone)))


def _rank_tone(status: Status) -> int:
    """Return 0 for statuses in the order, then what is not assessed, then what is not counted."""
    return 0 if is_ordered(status) else 1 if status.tone == UNASSESSED else 2
