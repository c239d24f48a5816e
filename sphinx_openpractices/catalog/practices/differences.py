"""What differs between two versions of a catalog of practices: statuses, evidence, and texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, cast

from .comparing import compare_entries
from .renamed_practices import find_renamed, fold_text
from .scales import NOT_ASSESSED, is_ordered
from .statuses import UNASSESSED, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.entries import Catalog

    from .parts import Evidence
    from .practice import Practice
    from .scales import Scales
    from .site_frameworks import SiteFrameworks

_KEPT = "met"
"""The tone of practices that are kept."""
A_DRAFT = "draft"
"""What a practice was, or is, instead of having a status that readers see."""


class DifferenceKind(StrEnum):
    """The kinds of differences, in the order in which they are shown."""

    WORSE = "worse"
    EVIDENCE_LOST = "evidence-lost"
    GONE = "gone"
    """Removed, or a draft now, which readers do not see."""
    UNASSESSED = "unassessed"
    UNCOUNTED = "uncounted"
    BETTER = "better"
    ASSESSED = "assessed"
    COUNTED = "counted"
    NEW = "new"
    EVIDENCE_ADDED = "evidence-added"
    STATUS = "status"
    """Neither better nor worse, as between the scales of two frameworks."""
    RENAMED = "renamed"
    TITLE = "title"
    STATEMENT = "statement"
    PRINCIPLE = "principle"
    LEVEL = "level"
    OWNER = "owner"
    NOTE = "note"
    REVIEWED = "reviewed"
    """Reviewed again, with the same status."""


_KINDS = {
    "back": DifferenceKind.WORSE,
    "forward": DifferenceKind.BETTER,
    "same": DifferenceKind.STATUS,
    "assessed": DifferenceKind.ASSESSED,
    "unassessed": DifferenceKind.UNASSESSED,
    "counted": DifferenceKind.COUNTED,
    "uncounted": DifferenceKind.UNCOUNTED,
}
"""By the way of :class:`.StatusChange`."""


class Rating(NamedTuple):
    """A *status*, and the day on which it was given, if that is known."""

    status: Status
    reviewed: CalendarDate | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference in a *practice*, as it is in the later version, or was, if it is not in that.

    *before* and *after* are statuses, evidence or texts, by the *kind*, or :data:`A_DRAFT`; ``None`` is what was not
    there. *steps* is how many steps better or worse.
    """

    kind: DifferenceKind
    practice: Practice
    before: Rating | Evidence | str | None
    after: Rating | Evidence | str | None
    steps: int = 0
    is_step_back: bool = False
    """Whether readers are promised, or shown, less than before."""


def find_differences(old: Catalog, new: Catalog, unread: Collection[str] = ()) -> list[Difference]:
    """Return what differs in the practices of two catalogs, by kind, and in the order of the later one.

    Drafts are not compared: readers do not see them. Nor are practices that could not be read in one of the two, whose
    ids are the *unread*.
    """
    before = {entry.record.id: entry.record for entry in old.entries if entry.record.id not in unread}
    after = {entry.record.id: entry.record for entry in new.entries if entry.record.id not in unread}
    comparer = _Comparer(_get_scales(old), _get_scales(new), find_renamed(before, after))
    differences: list[Difference] = []
    for practice in after.values():
        earlier = before.pop(comparer.renamed.get(practice.id, practice.id), None)
        if earlier is None:
            differences.append(comparer.describe_new(practice, is_draft=_is_draft(practice, old)))
        else:
            differences += comparer.compare(earlier, practice)
    differences += [comparer.describe_gone(practice, is_draft=_is_draft(practice, new)) for practice in before.values()]
    order = list(DifferenceKind)
    return sorted(differences, key=lambda each: order.index(each.kind))


@dataclass(frozen=True, slots=True)
class _Comparer:
    """Compares practices by the scales of either version; *renamed* has the earlier id by the later one."""

    old: Scales
    new: Scales
    renamed: dict[str, str]

    def describe_new(self, practice: Practice, *, is_draft: bool) -> Difference:
        before = A_DRAFT if is_draft else None
        return Difference(DifferenceKind.NEW, practice, before, _rate(practice, self.new))

    def describe_gone(self, practice: Practice, *, is_draft: bool) -> Difference:
        """Return a step back, unless nothing was promised any more, or yet."""
        before, after = _rate(practice, self.old), A_DRAFT if is_draft else None
        is_step_back = is_ordered(before.status)
        return Difference(DifferenceKind.GONE, practice, before, after, is_step_back=is_step_back)

    def compare(self, before: Practice, after: Practice) -> Iterator[Difference]:
        yield from self._compare_statuses(before, after)
        yield from self._compare_evidence(before, after)
        texts = {
            DifferenceKind.RENAMED: (before.id, after.id),
            DifferenceKind.TITLE: (before.title, after.title),
            DifferenceKind.STATEMENT: (before.statement or before.summary, after.statement or after.summary),
            DifferenceKind.PRINCIPLE: (", ".join(before.principle), ", ".join(after.principle)),
            DifferenceKind.LEVEL: (before.level, after.level),
            DifferenceKind.OWNER: (before.owner, after.owner),
            DifferenceKind.NOTE: (before.note, after.note),
        }
        for kind, (earlier, later) in texts.items():
            if fold_text(earlier) != fold_text(later):
                yield Difference(kind, after, earlier, later)

    def _compare_statuses(self, before: Practice, after: Practice) -> Iterator[Difference]:
        change = compare_entries(before, after, self.old, self.new)
        ratings = _rate(before, self.old), _rate(after, self.new)
        kind = _KINDS[change.way]
        if any(_is_unknown(rating.status) for rating in ratings):
            kind = DifferenceKind.STATUS
        is_step_back = kind == DifferenceKind.WORSE or (kind == DifferenceKind.UNASSESSED and is_ordered(change.before))
        if kind == DifferenceKind.STATUS and before.status == after.status:
            if before.reviewed == after.reviewed:
                return
            kind = DifferenceKind.REVIEWED
        yield Difference(kind, after, *ratings, change.steps, is_step_back)

    def _compare_evidence(self, before: Practice, after: Practice) -> Iterator[Difference]:
        """Compare evidence by target: another title is not a loss.

        To lose evidence is a step back if the practice is met and has none left.
        """
        earlier = {each.target: each for each in before.evidence}
        later = {each.target: each for each in after.evidence}
        is_step_back = not later and self.new.find_present_status(after).tone == _KEPT
        for target, each in earlier.items():
            if target not in later:
                yield Difference(DifferenceKind.EVIDENCE_LOST, after, each, None, is_step_back=is_step_back)
        for target, each in later.items():
            if target not in earlier:
                yield Difference(DifferenceKind.EVIDENCE_ADDED, after, None, each)


def _rate(practice: Practice, scales: Scales) -> Rating:
    """Return the present status; if the framework that has it is not known, under its name."""
    status = scales.find_present_status(practice)
    if status == NOT_ASSESSED and practice.status:
        status = Status(practice.status, practice.status, UNASSESSED)
    return Rating(status, practice.reviewed)


def _is_unknown(status: Status) -> bool:
    return status.tone == UNASSESSED and status != NOT_ASSESSED


def _is_draft(practice: Practice, catalog: Catalog) -> bool:
    return any(entry.record.id == practice.id for entry in catalog.drafts)


def _get_scales(catalog: Catalog) -> Scales:
    return cast("SiteFrameworks", catalog.shared).scales
