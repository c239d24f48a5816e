"""Records a review in catalogs of practices: finds the practice, changes its file, and reads the result again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import (
    DocumentError,
    MappingNode,
    ScalarNode,
    SequenceNode,
    read_document,
)
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.practices.practice_rules import UNKNOWN_PRINCIPLE, keep_known
from sphinx_openpractices.catalog.practices.site_frameworks import SiteFrameworks
from sphinx_openpractices.text.messages import Severity, make_message
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.spelling import suggest_or_list

from .assessment_edit import ASSESSMENT_KEYS, drop_empty_keys, edit_assessment, plan_assessment
from .edit_check import differs_elsewhere
from .lines_to_paste import format_lines_to_paste
from .written_values import EditRefusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.documents import GivenFile, TreeNode
    from sphinx_openpractices.catalog.entries import Catalog, Entry
    from sphinx_openpractices.catalog.practices.practice import Practice
    from sphinx_openpractices.text.messages import Message

    from .assessment_edit import ReviewResult

    Choices = Mapping[str, Collection[str]]


class RecordedReview(NamedTuple):
    """The *file* to write, with its *name*; *entry* is the practice in it, and *warnings* are new."""

    name: str
    file: GivenFile
    before: Practice
    entry: Entry
    warnings: list[Message]


class ReviewRefusal(Exception):  # noqa: N818 - a mistake of the author or of no one
    """A review cannot be recorded: *reasons* to report, and *lines* to write by hand; nothing is changed.

    If it *is_about_statuses*, the site may have others than those that were given.
    """

    def __init__(self, reasons: Sequence[str], lines: Sequence[str] = (), *, is_about_statuses: bool = False) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)
        self.lines = tuple(lines)
        self.is_about_statuses = is_about_statuses


class _Place(NamedTuple):
    """Where a practice is: its *number* in the list of a file, from 0."""

    name: str
    number: int
    line: int

    @property
    def path(self) -> str:
        return f"{PRACTICES.list_key}[{self.number}]"

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


def record_review(
    files: Mapping[str, GivenFile], practice_id: str, result: ReviewResult, choices: Choices
) -> RecordedReview:
    """Change the file that has a practice; raises :class:`ReviewRefusal`, also if anything else would change."""
    place = _find_place(files, practice_id, choices)
    file = files[place.name]
    catalog, messages, entry = _read_entry(files, place, choices)
    before: Practice = entry.record
    _require_status(
        catalog, replace(before, status=result.status), [each for each in messages if _is_about(each, place)]
    )
    try:
        after = plan_assessment(before, result)
    except ValueError as err:
        raise ReviewRefusal([f"{place}: {practice_id}: {err}"]) from None
    try:
        changed = edit_assessment(file, place.number, before, after)
        entry, warnings = _check_change(files, changed, place, after, choices)
    except EditRefusal as err:
        remove = ', and remove "note"' if before.note and not after.note else ""
        advice = f"write these lines in place of those that are there{remove}; the file is not changed, as {err}"
        lines = format_lines_to_paste(file, place.number, before, after)
        raise ReviewRefusal([f"{place}: {practice_id}: {advice}"], lines) from None
    old = {(each.path, each.text) for each in messages}
    new = [each for each in warnings if _is_about(each, place) and (each.path, each.text) not in old]
    return RecordedReview(place.name, changed, before, entry, [*new, *_find_other_date(entry, new)])


def _find_place(files: Mapping[str, GivenFile], practice_id: str, choices: Choices) -> _Place:
    """Find the only practice with an id; of one without, the id is made from its title."""
    ids: list[tuple[str, _Place]] = [each for name, file in files.items() for each in _list_ids(name, file)]
    places = [place for name, place in ids if name == practice_id]
    if len(places) > 1:
        advice = "choose another id for one of them" if len({each.name for each in places}) == 1 else "name one file"
        raise ReviewRefusal([f'"{practice_id}" is the id of {" and of ".join(map(str, places))}; {advice}'])
    if places:
        return places[0]
    _catalog, messages = read_catalog(files, choices, PRACTICES)
    errors = [str(each) for each in messages if each.severity is Severity.ERROR]
    known = list(dict.fromkeys(name for name, _place in ids))
    hint = suggest_or_list(practice_id, known) if known else ""
    raise ReviewRefusal([*errors, f'there is no practice "{practice_id}" in {", ".join(files)}{hint}'])


def _list_ids(name: str, file: GivenFile) -> Iterator[tuple[str, _Place]]:
    """Yield the ids of the practices of a file, whether or not they have mistakes."""
    try:
        root = read_document(file)
    except DocumentError:
        return
    entries = _get_value(root, PRACTICES.list_key)
    for index, node in enumerate(entries.items if isinstance(entries, SequenceNode) else ()):
        found, title = (_get_value(node, key) for key in ("id", "title"))
        if isinstance(found, ScalarNode) and found.value:
            yield found.value, _Place(name, index, node.line)
        elif isinstance(title, ScalarNode):
            yield make_slug(title.value), _Place(name, index, node.line)


def _get_value(node: TreeNode | None, name: str) -> TreeNode | None:
    pairs = node.pairs if isinstance(node, MappingNode) else ()
    return next((value for key, value in pairs if isinstance(key, ScalarNode) and key.value == name), None)


def _read_entry(
    files: Mapping[str, GivenFile], place: _Place, choices: Choices
) -> tuple[Catalog, list[Message], Entry]:
    """Read the practice at a place, without its keys that are empty; of other mistakes, it may not have any."""
    catalog, messages = read_catalog(files, choices, PRACTICES)
    entry = _get_entry(catalog, place)
    errors = [each for each in messages if _is_about(each, place) and each.severity is Severity.ERROR]
    if entry is None:
        try:
            filled = drop_empty_keys(files[place.name], place.number)
        except EditRefusal:
            filled = files[place.name]
        catalog, messages = read_catalog({**files, place.name: filled}, choices, PRACTICES)
        entry = _get_entry(catalog, place)
    if entry is None:
        reasons = [*map(str, errors), f"{place}: correct this practice first, then record the review"]
        raise ReviewRefusal(reasons, is_about_statuses=any(each.path.endswith("status") for each in errors))
    return catalog, messages, entry


def _get_entry(catalog: Catalog, place: _Place) -> Entry | None:
    each = (*catalog.entries, *catalog.drafts)
    return next((entry for entry in each if (entry.file, entry.path) == (place.name, place.path)), None)


def _is_about(message: Message, place: _Place) -> bool:
    return message.file == place.name and f"{message.path}.".startswith((f"{place.path}.", f"{place.path}["))


def _require_status(catalog: Catalog, practice: Practice, messages: Sequence[Message]) -> None:
    """Raise :class:`ReviewRefusal` if a practice cannot have its new status."""
    if catalog.shared is None:
        return
    errors = catalog.shared.check_record(practice, is_complete=True).errors
    if problems := [f"STATUS: {error.message}" for error in errors if error.name == "status"]:
        unknown = [str(each) for each in messages if each.kind == UNKNOWN_PRINCIPLE]
        raise ReviewRefusal([*unknown, *problems], is_about_statuses=True)


def _check_change(
    files: Mapping[str, GivenFile], changed: GivenFile, place: _Place, after: Practice, choices: Choices
) -> tuple[Entry, list[Message]]:
    """Read a changed file; return the practice and all messages.

    Raises :class:`.EditRefusal` if anything is not as expected.
    """
    path = (PRACTICES.list_key, place.number)
    try:
        is_wrong = differs_elsewhere(files[place.name], changed, path, ASSESSMENT_KEYS)
    except DocumentError:
        is_wrong = True
    catalog, messages = read_catalog({**files, place.name: changed}, choices, PRACTICES)
    entry = _get_entry(catalog, place)
    shared = catalog.shared
    expected = keep_known(after, shared.scales) if isinstance(shared, SiteFrameworks) else after
    if is_wrong or entry is None or entry.record != expected:
        raise EditRefusal("other parts of it would change, too")
    return entry, messages


def _find_other_date(entry: Entry, warnings: Sequence[Message]) -> Iterator[Message]:
    """Yield a message about a date of the next review that was given before this one."""
    practice: Practice = entry.record
    path = f"{entry.path}.next-review"
    if practice.next_review and path not in [each.path for each in warnings]:
        text = f'set "next-review" if the date of the next review has changed; it is still {practice.next_review}'
        yield make_message(entry.file, entry.find_line("next-review"), path, text, Severity.ADVICE, "next-review")
