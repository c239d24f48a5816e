"""What a practice shows beside its statement, as texts for the plugin: the same as on the pages of a Sphinx site."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.practices.comparing import list_assessments
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.catalog.practices.review_dates import find_next_review
from sphinx_openpractices.catalog.practices.scales import NOT_ASSESSED
from sphinx_openpractices.extension.base.labels import LEVEL_LABELS, format_date
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.practice_items import name_framework
from sphinx_openpractices.extension.build.review_lines import PART_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.catalog.practices.statuses import Status

    Part = list[str]
    """A text, and the target of its link, which may be empty."""

LANGUAGE = "en"
"""The language of dates."""
_WIDEST = 80
"""The most characters of a statement that names a practice without a title."""


def describe_practice(practice: Practice, scales: Scales) -> dict[str, Any]:
    """Return the texts of a practice, in the order in which pages show them, and whether it is a mere statement."""
    status = scales.find_present_status(practice)
    assessed = (practice.status, practice.reviewed, practice.next_review, practice.history, practice.actions)
    evidence = [[each.title, each.target, _format(each.date)] for each in practice.evidence]
    return {
        "plain": not any((practice.title, practice.level, practice.principle, practice.owner, *assessed)),
        "label": shorten(practice.summary or practice.statement, _WIDEST, placeholder=" \u2026") or practice.id,
        "status": _label(status),
        "meta": [*_list_level(practice), *_list_frameworks(practice, scales)],
        "evidence": evidence or ([[str(_("No evidence linked")), "", ""]] if status.tone == "met" else []),
        "review": _describe_review(practice, is_retired=status.tone == "retired"),
        "actions": _describe_actions(practice),
        "history": _describe_history(practice, scales),
    }


def _label(status: Status) -> str:
    return str(_("Not assessed")) if status == NOT_ASSESSED else status.label


def _format(date: CalendarDate | None) -> str:
    return format_date(date, LANGUAGE) if date else ""


def _list_level(practice: Practice) -> list[Part]:
    return [[str(LEVEL_LABELS.get(practice.level, practice.level)), ""]] if practice.level else []


def _list_frameworks(practice: Practice, scales: Scales) -> Iterator[Part]:
    """Yield each framework, with the page of the first principle of it that the practice answers to."""
    shown = set()
    for each in practice.principle:
        name, member = split_principle(each)
        framework = scales.frameworks.get(name)
        if framework and name not in shown:
            shown.add(name)
            principle = framework.principles.get(member)
            yield [name_framework(framework), (principle.target if principle else "") or framework.target]


def _describe_review(practice: Practice, *, is_retired: bool) -> str:
    reviewed = str(_("Retired {date}") if is_retired else _("Reviewed {date}"))
    parts = [reviewed.format(date=_format(practice.reviewed)) if practice.reviewed else str(_("Never reviewed"))]
    if not is_retired and (due := find_next_review(practice)):
        parts.append(str(_("next review by {date}")).format(date=_format(practice.next_review or due)))
    return PART_SEPARATOR.join([*parts, practice.owner] if practice.owner else parts)


def _describe_actions(practice: Practice) -> dict[str, Any] | None:
    """Return what is to be done, in the order of the dates; what has none is last."""
    if not practice.actions:
        return None
    actions = sorted(practice.actions, key=lambda each: (each.due is None, str(each.due and each.due.last_day)))
    number, first = len(actions), actions[0].due
    title = str(_("1 action") if number == 1 else _("{number} actions").format(number=number))
    if first:
        due = str(_("due {date}") if number == 1 else _("next due {date}"))
        title = f"{title}, {due.format(date=_format(first))}"
    return {"title": title, "lines": [[[_format(each.due), ""], [each.text, each.target]] for each in actions]}


def _describe_history(practice: Practice, scales: Scales) -> dict[str, Any] | None:
    """Return all assessments, the newest first."""
    if not practice.history:
        return None
    assessments = list_assessments(practice)
    kept = {id(each) for each in practice.history}
    lines = [
        [[_format(each.date), ""], [_label(scales.find_status(practice, each.status)), ""]]
        + ([[each.note, ""]] if each.note and id(each) in kept else [])
        for each in reversed(assessments)
    ]
    first = assessments[0]
    same = len(assessments) > 1 and len({each.status for each in assessments}) == 1
    template = str(_("{status} at every review since {date}") if same else _("History since {date}"))
    month = _format(CalendarDate(first.date.year, first.date.month))
    status = _label(scales.find_status(practice, first.status))
    return {"title": template.format(date=month, status=status), "lines": lines}
