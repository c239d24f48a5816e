"""What a practice shows beside its statement, as texts for the plugin: the same as on the pages of a Sphinx site."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.practices.comparing import ChangeKind, find_beginning, list_assessments, list_changes
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.catalog.practices.review_dates import find_next_review
from sphinx_openpractices.catalog.practices.scales import NOT_ASSESSED
from sphinx_openpractices.extension.base.labels import LEVEL_LABELS, format_date
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.practice_changes import choose_template, describe_change, find_sign
from sphinx_openpractices.extension.build.practice_items import name_framework
from sphinx_openpractices.extension.build.review_lines import PART_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.practices.comparing import Change
    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.catalog.practices.statuses import Status

    Part = list[str]
    """A text, and the target of its link, which may be empty."""

_FIRST_DAY = CalendarDate(1, 1, 1)
_WIDEST = 80
"""The most characters of a statement that names a practice without a title."""


def label_status(status: Status) -> str:
    """Return what readers see of a status."""
    return str(_("Not assessed")) if status == NOT_ASSESSED else status.label


def find_scale_name(framework: Framework | None, scales: Scales) -> str:
    """Return the first framework with the scale that a framework has; empty if that is the one of the site."""
    if framework is None or not framework.scale:
        return ""
    return next(name for name in scales.frameworks if scales.frameworks[name].scale == framework.scale)


class PracticeTexts:
    """The texts of practices, in a language."""

    def __init__(self, scales: Scales, language: str) -> None:
        self._scales = scales
        self._language = language

    def describe(self, practice: Practice) -> dict[str, Any]:
        """Return the texts in the order of the page, whether it is a mere statement, and what a summary counts."""
        status = self._scales.find_present_status(practice)
        is_retired = status.tone == "retired"
        assessed = (practice.status, practice.reviewed, practice.next_review, practice.history, practice.actions)
        due = None if is_retired else find_next_review(practice)
        evidence = [[each.title, each.target, self._format(each.date)] for each in practice.evidence]
        return {
            "plain": not any((practice.title, practice.level, practice.principle, practice.owner, *assessed)),
            "label": shorten(practice.summary or practice.statement, _WIDEST, placeholder=" \u2026") or practice.id,
            "status": label_status(status),
            "counts": {
                "status": status.name,
                "scale": find_scale_name(self._scales.find_framework(practice), self._scales),
                "site-status": self._scales.find_counted_status(practice).name,
                "reviewed": str(practice.reviewed.first_day) if practice.reviewed else "",
                "reviewed-label": self._format(practice.reviewed),
                "due": str(due or ""),
                "beginning": str(find_beginning(practice) or ""),
            },
            "meta": [*self._list_level(practice), *self._list_frameworks(practice)],
            "changes": self._describe_changes(practice),
            "comparisons": self._describe_comparisons(practice),
            "evidence": evidence or ([[str(_("No evidence linked")), "", ""]] if status.tone == "met" else []),
            "review": self._describe_review(practice, due, is_retired=is_retired),
            "criteria": self._describe_criteria(practice),
            "actions": self._describe_actions(practice),
            "history": self._describe_history(practice),
        }

    def _format(self, date: CalendarDate | None) -> str:
        return format_date(date, self._language) if date else ""

    def _label(self, practice: Practice, name: str) -> str:
        return label_status(self._scales.find_status(practice, name))

    def _list_level(self, practice: Practice) -> list[Part]:
        return [[str(LEVEL_LABELS.get(practice.level, practice.level)), ""]] if practice.level else []

    def _list_frameworks(self, practice: Practice) -> Iterator[Part]:
        """Yield each framework, with the page of the first principle of it that the practice answers to."""
        shown = set()
        for each in practice.principle:
            name, member = split_principle(each)
            framework = self._scales.frameworks.get(name)
            if framework and name not in shown:
                shown.add(name)
                principle = framework.principles.get(member)
                yield [name_framework(framework), (principle.target if principle else "") or framework.target]

    def _describe_changes(self, practice: Practice) -> list[str]:
        """Return the step back that the present status is, if it is one."""
        return [
            self._describe_change(each, self._format(each.date)) for each in list_changes(practice, None, self._scales)
        ]

    def _describe_change(self, change: Change, date: str) -> str:
        return choose_template(change).format(
            change=describe_change(change), status=label_status(change.before), date=date
        )

    def _describe_comparisons(self, practice: Practice) -> list[dict[str, Any]]:
        """Return the texts of a comparison, each with the day from which it holds; ``{date}`` is the day of a list."""
        days = {each.date.first_day for each in list_assessments(practice)} | {_FIRST_DAY}
        if beginning := find_beginning(practice):
            days.add(beginning)
        return [self._describe_comparison(practice, day) for day in sorted(days)]

    def _describe_comparison(self, practice: Practice, day: CalendarDate) -> dict[str, Any]:
        changes = list_changes(practice, day, self._scales)
        first, *others = changes
        kinds = [kind.value for kind in ChangeKind]
        is_added = first.kind == ChangeKind.ADDED
        return {
            "from": str(day),
            "way": first.way,
            "rank": min(kinds.index(find_sign(each)) for each in changes),
            "then": str(_("Not there yet")) if is_added else label_status(first.before),
            "change": describe_change(first),
            "text": self._describe_change(first, "{date}"),
            "others": [self._describe_change(each, self._format(each.date)) for each in others],
        }

    def _describe_review(self, practice: Practice, due: CalendarDate | None, *, is_retired: bool) -> str:
        reviewed = str(_("Retired {date}") if is_retired else _("Reviewed {date}"))
        date = self._format(practice.reviewed)
        parts = [reviewed.format(date=date) if date else str(_("Never reviewed"))]
        if due:
            parts.append(str(_("next review by {date}")).format(date=self._format(practice.next_review or due)))
        return PART_SEPARATOR.join([*parts, practice.owner] if practice.owner else parts)

    def _describe_criteria(self, practice: Practice) -> dict[str, Any] | None:
        """Return what each status means, by the first principle that says so, in the order of the scale."""
        scales = self._scales
        found = (scales.frameworks[name].principles[each] for name, each in map(split_principle, practice.principle))
        criteria = next((each.criteria for each in found if each.criteria), {})
        order = [status.name for status in (*scales.make_scale(scales.find_members(practice)), *scales.statuses)]
        names = sorted(criteria, key=lambda name: order.index(name) if name in order else len(order))
        if not names:
            return None
        means, all_mean = str(_("What “{status}” means")), str(_("What the statuses mean"))
        title = means.format(status=self._label(practice, practice.status)) if practice.status in criteria else all_mean
        return {"title": title, "lines": [[[self._label(practice, each), ""], [criteria[each], ""]] for each in names]}

    def _describe_actions(self, practice: Practice) -> dict[str, Any] | None:
        """Return what is to be done, in the order of the dates; what has none is last."""
        if not practice.actions:
            return None
        actions = sorted(practice.actions, key=lambda each: (each.due is None, str(each.due and each.due.last_day)))
        number, first = len(actions), actions[0].due
        title = str(_("1 action") if number == 1 else _("{number} actions").format(number=number))
        if first:
            due = str(_("due {date}") if number == 1 else _("next due {date}"))
            title = f"{title}, {due.format(date=self._format(first))}"
        return {"title": title, "lines": [[[self._format(each.due), ""], [each.text, each.target]] for each in actions]}

    def _describe_history(self, practice: Practice) -> dict[str, Any] | None:
        """Return all assessments, the newest first."""
        if not practice.history:
            return None
        assessments = list_assessments(practice)
        kept = {id(each) for each in practice.history}
        lines = [
            [[self._format(each.date), ""], [self._label(practice, each.status), ""]]
            + ([[each.note, ""]] if each.note and id(each) in kept else [])
            for each in reversed(assessments)
        ]
        first = assessments[0]
        same = len(assessments) > 1 and len({each.status for each in assessments}) == 1
        template = str(_("{status} at every review since {date}") if same else _("History since {date}"))
        month = self._format(CalendarDate(first.date.year, first.date.month))
        return {"title": template.format(date=month, status=self._label(practice, first.status)), "lines": lines}
