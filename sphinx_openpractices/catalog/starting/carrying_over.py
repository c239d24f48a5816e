"""Carries practices over to another framework, or to a new round of the same one.

What was assessed becomes history. What has no place under the new framework is in a note.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.practices.parts import Assessment
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.text.names import fold_name

from .catalog_text import WrittenPractice
from .framework_practices import REVIEW_INTERVAL, begin_practice, claim_id, describe_principle, list_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.practices.framework import Framework, Principle
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.catalog.practices.scales import Scales


class CarriedPractices(NamedTuple):
    """The practices under the new framework, and a sentence for everything that could not be carried over."""

    practices: list[WrittenPractice]
    notes: list[str]


def carry_practices(framework: Framework, earlier: Sequence[Practice], scales: Scales) -> CarriedPractices:
    """Carry the *earlier* practices over, and begin one for each principle that none of them answers.

    A practice answers the principles that replace its own (``replaces``). *scales* has the statuses and the frameworks
    that the earlier practices know.
    """
    carrier = _Carrier(framework, scales)
    carried: dict[str, list[Practice]] = {}
    for practice in earlier:
        for first, record in carrier.carry(practice):
            carried.setdefault(first, []).append(record)
    answered = {name for records in carried.values() for record in records for name in record.principle}
    taken = {record.id: 1 for records in carried.values() for record in records}
    practices: list[WrittenPractice] = []
    for name, (principle, group) in carrier.sections.items():
        if name not in answered:
            practices.append(begin_practice(framework, principle, group, taken))
        comment = describe_principle(framework, principle)
        practices += [WrittenPractice(record, comment) for record in carried.get(name, ())]
    return CarriedPractices(_number_ids(practices), carrier.notes)


def _number_ids(practices: Iterable[WrittenPractice]) -> list[WrittenPractice]:
    """Give practices ids of their own: a file with a mistake can have one twice."""
    taken: dict[str, int] = {}
    return [each._replace(record=replace(each.record, id=claim_id(each.record.id, taken))) for each in practices]


class _Carrier:
    """Carries one practice after another over to a framework; *notes* are about what could not be."""

    def __init__(self, framework: Framework, scales: Scales) -> None:
        self.sections = list_sections(framework)
        self._order = {name: number for number, name in enumerate(self.sections)}
        self._earlier: dict[str, Mapping[str, tuple[Principle, str]]] = {}
        self.notes: list[str] = []
        self._framework = framework
        self._scales = scales
        self._allowed = [each.id for each in framework.scale] + [each.name for each in scales.statuses]
        self._followers: dict[str, list[str]] = {}
        for name, (principle, _group) in self.sections.items():
            for before in dict.fromkeys((name, *principle.replaces)):
                self._followers.setdefault(before, []).append(name)
        self._replaced = {split_principle(name).framework for name in self._followers}

    def carry(self, practice: Practice) -> Iterator[tuple[str, Practice]]:
        """Yield a practice under the framework, with its first principle; none if nothing replaces its own."""
        follow = [each for name in practice.principle for each in self._followers.get(name, ())]
        principle = sorted({*follow}, key=self._order.__getitem__)
        others = [name for name in practice.principle if self._is_other(name)]
        lost = [name for name in practice.principle if name not in self._followers and name not in others]
        if not principle:
            why = f"no principle of {self._framework.id} replaces {', '.join(lost or others)}"
            self._note(practice, f"is left out; {why if practice.principle else 'it answers no principle'}")
            return
        if lost:
            self._note(practice, f"no principle of {self._framework.id} replaces {', '.join(lost)}")
        first, group = self.sections[principle[0]]
        title, section = self._find_earlier(practice)
        is_own_title = practice.title and fold_name(practice.title) not in map(fold_name, (title, first.title))
        record = replace(
            self._move_assessment(practice),
            title=practice.title if is_own_title or not practice.title else first.title,
            group=practice.group if practice.group not in ("", section) else group,
            principle=(*principle, *others),
            review_every=practice.review_every or (None if practice.next_review else REVIEW_INTERVAL),
        )
        yield principle[0], record

    def _is_other(self, name: str) -> bool:
        """Return whether a principle belongs to a framework that is not replaced, and has the same statuses."""
        own, principle = split_principle(name)
        framework = self._scales.frameworks.get(own) if own not in self._replaced else None
        return framework is not None and principle in framework.principles and framework.scale == self._framework.scale

    def _find_earlier(self, practice: Practice) -> tuple[str, str]:
        """Return the titles of the earlier principle and of its section, if its framework is known."""
        for name in practice.principle:
            found = self._list_earlier(split_principle(name).framework).get(name) if name in self._followers else None
            if found:
                return found[0].title, found[1]
        return "", ""

    def _list_earlier(self, framework: str) -> Mapping[str, tuple[Principle, str]]:
        """Return the principles of a framework, if it is known."""
        if framework not in self._earlier:
            found = self._scales.frameworks.get(framework)
            self._earlier[framework] = list_sections(found) if found else {}
        return self._earlier[framework]

    def _move_assessment(self, practice: Practice) -> Practice:
        """Return a practice whose present assessment, if it has one, is history."""
        history = tuple(self._convert(practice, each) for each in practice.history)
        if not practice.status:
            return replace(practice, history=history)
        if practice.reviewed is None:
            note = f" ({practice.note})" if practice.note else ""
            self._note(practice, f'set "reviewed"; without it, {practice.status}{note} is not in the history')
        else:
            present = Assessment(date=practice.reviewed, status=practice.status, note=practice.note)
            history = (*history, self._convert(practice, present))
        return replace(practice, status="", note="", reviewed=None, history=history)

    def _convert(self, practice: Practice, assessment: Assessment) -> Assessment:
        """Return an assessment with a status that the framework has; the label of another one begins the note."""
        if assessment.status in self._allowed:
            return assessment
        member = next((each for each in self._scales.find_members(practice) if each.id == assessment.status), None)
        if member is None:
            allowed = ", ".join(self._allowed)
            self._note(practice, f"replace {assessment.status} of {assessment.date} in its history by one of {allowed}")
            return assessment
        note = ": ".join(filter(None, (member.label, assessment.note)))
        return replace(assessment, status=member.counts_as, note=note)

    def _note(self, practice: Practice, text: str) -> None:
        self.notes.append(f"{practice.id}: {text}")
