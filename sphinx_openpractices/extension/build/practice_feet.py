"""Builds the foot of a practice: the line about its reviews, and what readers can open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.catalog.practices.comparing import list_assessments
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.extension.base.folding import fold
from sphinx_openpractices.extension.base.practice_nodes import (
    practice_actions,
    practice_criteria,
    practice_details,
    practice_details_title,
    practice_foot,
    practice_history,
    practice_line,
    practice_status,
    practice_words,
)
from sphinx_openpractices.extension.base.reporting import _

from .filled_texts import fill_text, join_nodes
from .framework_texts import build_framework_text, find_label_name, find_principle_name, mark_scale_labels
from .practice_links import build_link
from .practice_statuses import build_status
from .review_lines import build_date, build_due, build_review_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.catalog.practices.statuses import Status
    from sphinx_openpractices.extension.base.origin import Origin

    _Details = TypeVar("_Details", bound=practice_details)

_LINE_SEPARATOR = ": "
"""Between the parts of a line, in formats without columns."""


def build_foot(practice: Practice, origin: Origin, scales: Scales, *, with_criteria: bool) -> practice_foot:
    """Return the foot of a practice."""
    is_retired = scales.find_present_status(practice).tone == "retired"
    parts: list[nodes.Element] = [build_review_line(practice, origin, is_retired=is_retired)]
    if with_criteria and (criteria := _find_criteria(practice, scales, origin)):
        parts.append(_build_criteria(practice, criteria, origin, scales))
    if practice.actions:
        parts.append(_build_actions(practice, origin))
    if practice.history:
        parts.append(_build_history(practice, origin, scales))
    for part in parts:
        fold(part)
    return practice_foot("", *parts)


def build_details(kind: type[_Details], title: Iterable[nodes.Node], lines: Iterable[list[nodes.Node]]) -> _Details:
    """Return details with a title and lines, each a list of elements."""
    heading = practice_details_title("", "", *title, translatable=False)
    items = [practice_line("", "", *join_nodes(parts, _LINE_SEPARATOR), translatable=False) for parts in lines]
    details = kind("", heading)
    details.append(nodes.bullet_list("", *(nodes.list_item("", each) for each in items), bullet="-"))
    return details


def _build_text(text: str, origin: Origin, key: str) -> practice_words:
    """Return a text of the author."""
    words = practice_words(text, text)
    origin.find_owner(key).mark(words, key)
    return words


def _find_criteria(practice: Practice, scales: Scales, origin: Origin) -> dict[str, nodes.Element]:
    """Return the texts of the criteria, by status, of the first principle of a practice that has some."""
    for each in practice.principle:
        name, principle = split_principle(each)
        framework = scales.frameworks.get(name)
        if framework and principle in framework.principles and (found := framework.principles[principle].criteria):
            place = f"{find_principle_name(framework, principle)}.criteria"
            return {
                status: build_framework_text(text, framework, f"{place}.{status}", origin)
                for status, text in found.items()
            }
    return {}


def _build_criteria(
    practice: Practice, criteria: Mapping[str, nodes.Element], origin: Origin, scales: Scales
) -> practice_criteria:
    """Return what each status means, in the order of the scale."""
    present = scales.find_present_status(practice)
    order = [status.name for status in (*scales.make_scale(scales.find_members(practice)), *scales.statuses)]
    names = sorted(criteria, key=lambda name: order.index(name) if name in order else len(order))
    lines: list[list[nodes.Node]] = [[_build_status(name, practice, origin, scales), criteria[name]] for name in names]
    if practice.status in criteria:
        title = fill_text(str(_("What “{status}” means")), {"status": _build_label(present, practice, origin, scales)})
    else:
        title = [nodes.Text(str(_("What the statuses mean")))]
    details = build_details(practice_criteria, title, lines)
    for name, line in zip(names, details.findall(practice_line), strict=True):
        if name == practice.status:
            line["current"] = True
    return details


def _build_actions(practice: Practice, origin: Origin) -> practice_actions:
    """Return what is to be done, in the order of the dates; what has none is last."""
    placed = [(f"actions[{index}]", each) for index, each in enumerate(practice.actions)]
    placed.sort(key=lambda item: (item[1].due is None, str(item[1].due and item[1].due.last_day)))
    lines: list[list[nodes.Node]] = []
    for place, each in placed:
        link = build_link(each.target, _build_text(each.text, origin, f"{place}.text"), origin, f"{place}.target")
        lines.append([*([build_date(each.due, origin.env)] if each.due else []), link])
    return build_details(practice_actions, _build_actions_title(placed[0][1].due, len(placed), origin), lines)


def _build_actions_title(due: CalendarDate | None, number: int, origin: Origin) -> list[nodes.Node]:
    """Return how many actions there are, and when the first is due; later readers see that it is past."""
    count = str(_("1 action") if number == 1 else _("{number} actions").format(number=number))
    if due is None:
        return [nodes.Text(count)]
    template = str(_("due {date}") if number == 1 else _("next due {date}"))
    overdue = str(_("overdue by {time}, was due {date}"))
    return [nodes.Text(f"{count}, "), build_due(template, due, overdue, origin.env)]


def _build_status(name: str, practice: Practice, origin: Origin, scales: Scales) -> practice_status:
    """Return the label of a status; one of the practice's framework has its place before its line is folded."""
    status = build_status(scales.find_status(practice, name))
    if framework := scales.find_framework(practice):
        mark_scale_labels(status, framework, origin)
    return status


def _build_label(status: Status, practice: Practice, origin: Origin, scales: Scales) -> nodes.Node:
    """Return the label of a status in a sentence, which is a message if it is that of a framework."""
    framework = scales.find_framework(practice)
    if framework and (name := find_label_name(framework, status.name)):
        return build_framework_text(status.label, framework, name, origin)
    return nodes.Text(status.label)


def _build_history(practice: Practice, origin: Origin, scales: Scales) -> practice_history:
    """Return all assessments, the newest first."""
    assessments = list_assessments(practice)
    places = {id(each): f"history[{index}].note" for index, each in enumerate(practice.history)}
    lines: list[list[nodes.Node]] = []
    for each in reversed(assessments):
        status = _build_status(each.status, practice, origin, scales)
        line: list[nodes.Node] = [build_date(each.date, origin.env), status]
        if each.note and id(each) in places:
            line.append(_build_text(each.note, origin, places[id(each)]))
        lines.append(line)
    first = assessments[0].date
    month = build_date(CalendarDate(first.year, first.month), origin.env)
    statuses = {each.status for each in assessments}
    same = len(assessments) > 1 and len(statuses) == 1
    template = str(_("{status} at every review since {date}") if same else _("History since {date}"))
    label = _build_label(scales.find_status(practice, assessments[0].status), practice, origin, scales)
    title = fill_text(template, {"date": month, "status": label})
    return build_details(practice_history, title, lines)
