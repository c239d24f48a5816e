"""Records the result of a review in a catalog: the present assessment becomes history, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.practices.parts import Assessment, Evidence
from sphinx_openpractices.catalog.practices.practice import Practice

from .document_editor import open_editor, replace_text
from .marked_node import NodeKind
from .written_values import EditRefusal, WrittenItem

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.documents import GivenFile

    from .marked_node import MarkedNode
    from .text_editor import TextEditor
    from .written_values import WrittenValue

ASSESSMENT_KEYS = ("status", "note", "reviewed", "evidence", "history")
"""The keys that a review changes, in the order of a practice."""


class ReviewResult(NamedTuple):
    """What a review found, and when; *evidence* is what it adds."""

    status: str
    date: CalendarDate
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


def plan_assessment(practice: Practice, result: ReviewResult) -> Practice:
    """Return a practice with the result of a review; raises ``ValueError`` if its present assessment would be lost."""
    _require_later(practice, result.date)
    history, note = practice.history, result.note
    if practice.status and practice.reviewed:
        history += (Assessment(date=practice.reviewed, status=practice.status, note=practice.note),)
    elif practice.status:
        raise ValueError(f'add "reviewed", the date of the present assessment, "{practice.status}"; history needs it')
    elif practice.reviewed:
        raise ValueError(f'add "status", which the review of {practice.reviewed} found, or remove "reviewed"')
    elif practice.note and note:
        raise ValueError('remove "note" or keep its text elsewhere; without a status, it does not become history')
    else:
        note = note or practice.note
    evidence = practice.evidence + result.evidence
    return replace(practice, status=result.status, reviewed=result.date, note=note, evidence=evidence, history=history)


def _require_later(practice: Practice, date: CalendarDate) -> None:
    """Raise ``ValueError`` if a review is not after those before."""
    dates = [('the last review, "reviewed"', practice.reviewed)]
    dates += [("an assessment in the history", each.date) for each in practice.history]
    for name, before in dates:
        if before and (date == before or date < before.first_day):
            advice = f"give a later date, or edit the file to correct the assessment of {before}"
            raise ValueError(f"{advice}; the date of a review has to be after {name}, {before}; found {date}")


def edit_assessment(file: GivenFile, index: int, before: Practice, after: Practice) -> GivenFile:
    """Return a file whose practice with this *index* is as *after*; raises :class:`.EditRefusal`."""
    editor = open_editor(file)
    editor.require_editable(_find_entry(editor, index))
    # The old note; and lists that are empty and stay so, with which the practice could not be read.
    for name in ASSESSMENT_KEYS:
        if not getattr(after, name):
            editor = _remove_key(file, editor, index, name)
    entry = _find_entry(editor, index)
    order = tuple(get_keys(Practice))
    editor.set_member(entry, "status", after.status, order)
    if after.note:
        editor.set_member(entry, "note", after.note, order)
    if after.reviewed:
        editor.set_member(entry, "reviewed", after.reviewed, order)
    if evidence := [write_evidence(each) for each in after.evidence[len(before.evidence) :]]:
        editor.add_items(entry, "evidence", evidence, order, in_braces=False)
    if history := [write_assessment(each) for each in after.history[len(before.history) :]]:
        editor.add_items(entry, "history", history, order, in_braces=True)
    return replace_text(file, editor.apply())


def drop_empty_keys(file: GivenFile, index: int) -> GivenFile:
    """Return a file without the keys of a practice that a review fills, such as ``status:``; may raise a refusal."""
    editor = open_editor(file)
    empty = {key.value for key, value in _find_entry(editor, index).pairs if value.is_empty}
    for name in empty.intersection(ASSESSMENT_KEYS):
        editor = _remove_key(file, editor, index, name)
    return replace_text(file, editor.apply())


def _remove_key(file: GivenFile, editor: TextEditor, index: int, name: str) -> TextEditor:
    """Return an editor of a file without a key of a practice: what is around each key depends on those before it."""
    entry = _find_entry(editor, index)
    if entry.find_pair(name) is None:
        return editor
    editor.remove_member(entry, name)
    return open_editor(replace_text(file, editor.apply()))


def _find_entry(editor: TextEditor, index: int) -> MarkedNode:
    entry = editor.root.find("practices", index)
    if entry is None or entry.kind is not NodeKind.MAPPING:
        raise EditRefusal("it is an alias of something elsewhere in the file")
    return entry


def write_assessment(assessment: Assessment) -> WrittenItem:
    """Return an earlier assessment as an item of a list."""
    members: dict[str, WrittenValue] = {"date": assessment.date, "status": assessment.status}
    if assessment.note:
        members["note"] = assessment.note
    return WrittenItem(members, " ".join(map(str, members.values())))


def write_evidence(evidence: Evidence) -> WrittenItem:
    """Return evidence as an item of a list."""
    date = {"date": evidence.date} if evidence.date else {}
    line = f"[{evidence.title}]({evidence.target})" + "".join(f" {each}" for each in date.values())
    return WrittenItem({"title": evidence.title, "target": evidence.target, **date}, line)
