"""The rules for practices that no key can check alone.

Errors leave a practice out, or in a directive its option. Doubts are warnings, and the practice is shown.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.keys import KeyProblem
from sphinx_openpractices.text.spelling import suggest_name

from .check_problem import CheckProblem
from .principle_names import split_principle
from .review_dates import REVIEW_DATES, find_review_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.dates import CalendarDate

    from .practice import Practice
    from .scales import Scales

STATUS_ADVICE = "to add it, set openpractices_statuses in conf.py"
"""For a status that the site does not have."""

NO_EVIDENCE = "no-evidence"
"""The kind of the messages about practices that are met and do not show it."""
JOINED_LINES = "joined-lines"
"""The kind of the messages about texts that begin inside of others."""
UNKNOWN_PRINCIPLE = "unknown-principle"
"""The kind of the messages about principles that no framework has, or that have other statuses."""

DOUBTS = (NO_EVIDENCE, REVIEW_DATES, JOINED_LINES, UNKNOWN_PRINCIPLE)
"""The kinds of all doubts."""

_DATED = re.compile(r"\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})? (\S+)")
"""How an assessment or an action begins."""


def find_errors(practice: Practice, scales: Scales) -> Iterator[KeyProblem]:
    """Find what a practice lacks, and statuses that it cannot have."""
    if not (practice.title or practice.statement or practice.summary):
        yield KeyProblem("statement", "is missing; write what is promised")
    if any(scales.frameworks.get(split_principle(name).framework) is None for name in practice.principle):
        return  # whose statuses are not known, either
    members = [member.id for member in scales.find_members(practice)]
    known = list(dict.fromkeys([*members, *(status.name for status in scales.statuses)]))
    written = {"status": practice.status} if practice.status else {}
    written |= {f"history[{index}].status": each.status for index, each in enumerate(practice.history)}
    for name, status in written.items():
        if status not in known:
            hint = suggest_name(status, known, otherwise="" if members else STATUS_ADVICE)
            yield KeyProblem(name, f"{status!r} is not one of {', '.join(known)}{hint}")


def find_doubts(practice: Practice, scales: Scales, *, is_complete: bool = True) -> Iterator[CheckProblem]:
    """Find what is doubtful in a practice.

    If the frameworks of a site are not *complete*, a message has reported it, and unknown ones may be the others.
    """
    yield from _find_unknown_principles(practice, scales, is_complete=is_complete)
    if scales.find_counted_status(practice).tone == "met" and not practice.evidence:
        text = f'add "evidence", links that show it; the status is "{practice.status}" without any'
        yield CheckProblem("status", text, NO_EVIDENCE)
    yield from find_review_doubts(practice)
    yield from _find_early_dates(practice)
    yield from _find_disorder(practice)
    yield from _find_joined_lines(practice, scales)


def _find_unknown_principles(practice: Practice, scales: Scales, *, is_complete: bool) -> Iterator[CheckProblem]:
    first = ""
    for name in practice.principle:
        framework_id, principle = split_principle(name)
        framework = scales.frameworks.get(framework_id)
        if framework is None:
            if is_complete:
                text = f'there is no framework "{framework_id}"{suggest_name(framework_id, scales.frameworks)}'
                yield CheckProblem("principle", text, UNKNOWN_PRINCIPLE)
            continue
        first = first or name
        if principle not in framework.principles:
            text = f'"{framework_id}" has no principle "{principle}"{suggest_name(principle, framework.principles)}'
            yield CheckProblem("principle", text, UNKNOWN_PRINCIPLE)
        elif framework.scale != scales.find_members(practice):
            text = f'write another practice for "{name}"; its framework has other statuses than that of "{first}"'
            yield CheckProblem("principle", text, UNKNOWN_PRINCIPLE)


def _find_early_dates(practice: Practice) -> Iterator[CheckProblem]:
    """Find dates before that of the commitment; evidence can be older."""
    if practice.since is None:
        return
    dates = {"reviewed": practice.reviewed} if practice.reviewed else {"next-review": practice.next_review}
    dates |= {f"history[{index}].date": each.date for index, each in enumerate(practice.history)}
    dates |= {f"actions[{index}].due": each.due for index, each in enumerate(practice.actions)}
    for name, date in dates.items():
        if date and date.last_day < practice.since.first_day:
            text = f'write a date that is not before "since", {practice.since}, or an earlier "since"; found {date}'
            yield CheckProblem(name, text, REVIEW_DATES)


def _find_disorder(practice: Practice) -> Iterator[CheckProblem]:
    """Find the first assessment of the history that is out of order, and dates that are given twice."""
    seen: dict[CalendarDate, str] = {practice.reviewed: '"reviewed"'} if practice.reviewed else {}
    before: CalendarDate | None = None
    is_ordered = True
    for index, each in enumerate(practice.history):
        name = f"history[{index}].date"
        place = seen.setdefault(each.date, f"history[{index}]")
        if place != f"history[{index}]":
            advice = "remove it or correct its date" if place == '"reviewed"' else "write one assessment for each date"
            yield CheckProblem(name, f"{advice}; {each.date} is also the date of {place}", REVIEW_DATES)
        elif is_ordered and before and each.date.last_day < before.first_day:
            is_ordered = False
            yield CheckProblem(
                name, f"write the earliest assessment first; {each.date} is before {before}", REVIEW_DATES
            )
        elif practice.reviewed and practice.reviewed.last_day < each.date.first_day:
            text = f'write a date before "reviewed", {practice.reviewed}; the history has earlier assessments only'
            yield CheckProblem(name, text, REVIEW_DATES)
        before = each.date


def _find_joined_lines(practice: Practice, scales: Scales) -> Iterator[CheckProblem]:
    """Find assessments and actions inside of others: MyST and YAML can make one line of several."""
    known = {each.name for each in (*scales.statuses, *scales.make_scale(scales.find_members(practice)))}
    texts = {f"history[{index}].note": each.note for index, each in enumerate(practice.history)}
    texts |= {f"actions[{index}].text": each.text for index, each in enumerate(practice.actions)}
    for name, text in texts.items():
        for match in _DATED.finditer(text):
            if match[1] in known if name.startswith("history") else match[1][0].isupper():
                advice = 'write each item on a line of its own; in MyST and YAML, below "|"'
                yield CheckProblem(name, f'{advice}; found "{match[0].strip()}" in another one', JOINED_LINES)
                break


def keep_known(practice: Practice, scales: Scales) -> Practice:
    """Return a practice with the principles that exist and have its statuses, and with its history in order."""
    members = scales.find_members(practice)
    known = [name for name in practice.principle if _is_known(name, scales)]
    principle = tuple(name for name in known if scales.frameworks[split_principle(name).framework].scale == members)
    history = tuple(sorted(practice.history, key=lambda each: each.date))
    if (principle, history) == (practice.principle, practice.history):
        return practice
    return dataclasses.replace(practice, principle=principle, history=history)


def _is_known(name: str, scales: Scales) -> bool:
    framework, principle = split_principle(name)
    return framework in scales.frameworks and principle in scales.frameworks[framework].principles
