"""Practices as an assessment report of SURF's tools, see :mod:`sphinx_openpractices.catalog.importing.practices`."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.dates import find_date
from sphinx_openpractices.catalog.importing.practices.plain_values import restore_value
from sphinx_openpractices.catalog.importing.practices.spii_frameworks import (
    convert_spii_framework,
    find_custom_frameworks,
    make_spii_framework,
    name_entries,
    name_levels,
)
from sphinx_openpractices.catalog.importing.practices.spii_names import (
    FRAMEWORK_NAMES,
    SPII_FRAMEWORKS_KEY,
    SPII_FREE_KEY,
    SPII_KEY,
    SPII_STATUSES,
    SpiiEntry,
    make_spii_entry,
    name_frameworks,
    restore_spii_entry,
)
from sphinx_openpractices.catalog.practices.practice import Practice
from sphinx_openpractices.catalog.practices.principle_names import split_principle
from sphinx_openpractices.catalog.practices.scales import Scales, is_ordered
from sphinx_openpractices.text.messages import list_first
from sphinx_openpractices.text.urls import is_url

from .catalog_data import convert_record
from .left_out import list_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


_TONES = MappingProxyType({"met": "compliant", "partly": "progress", "planned": "progress", "unmet": "non-compliant"})
"""What each tone of a status becomes; one outside of the order is not assessed, since it does not count."""
_EMPTY = MappingProxyType(
    {
        "name": "",
        "description": "",
        "url": "",
        "assessedOn": "",
        "activities": [],
        "customFrameworks": [],
        "frameworks": {},
    }
)
"""A report about an infrastructure that is not described, with the keys in the order of SURF's tools."""
_KEPT = ("id", "title", "group", "principle", "status", "note", "reviewed", "evidence")
"""The keys of a practice of which a report has something."""


class SpiiExport(NamedTuple):
    """A *report* as plain data, and *notes* on what it lacks, a sentence each."""

    report: dict[str, Any]
    notes: list[str]


def make_spii_report(practices: Sequence[Practice], scales: Scales, kept: Mapping[str, Any]) -> SpiiExport:
    """Make a report of practices, and of what the import of one has *kept* in the file, by key."""
    free, given = (restore_value(kept.get(key)) for key in (SPII_FREE_KEY, SPII_FRAMEWORKS_KEY))
    free = free if isinstance(free, dict) else {}
    report = free if isinstance(free.get("frameworks"), dict) else {**_EMPTY, **free, "frameworks": {}}
    customs = find_custom_frameworks(given if isinstance(given, dict) else {}) | find_custom_frameworks(report)
    return _ReportMaker(practices, scales, report, customs).make()


class _ReportMaker:
    """Makes a report of *practices*, in place of what *before* has for the same principles.

    *originals* are the frameworks from which some of the catalog were made.
    """

    def __init__(
        self,
        practices: Sequence[Practice],
        scales: Scales,
        before: Mapping[str, Any],
        originals: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._scales = scales
        self._before = before
        self._originals = originals
        self._names = name_frameworks([*before["frameworks"], *originals])
        self._notes: dict[str, list[str]] = defaultdict(list)
        """The ids of practices by a sentence about them."""
        self._practices = practices
        self._answers: dict[str, dict[str, list[Practice]]] = {}
        """The practices by the names of a framework and a principle."""
        for practice in practices:
            for framework, principle in map(split_principle, practice.principle):
                self._answers.setdefault(framework, {}).setdefault(principle, []).append(practice)
            if not practice.principle:
                self._notes["left out, because no principle is named"].append(practice.id)

    def make(self) -> SpiiExport:
        theirs = {ours: each for each, ours in (*FRAMEWORK_NAMES.items(), *self._names.items())}
        frameworks = dict(self._before["frameworks"])
        for name, answers in self._answers.items():
            each = theirs.get(name, name)
            frameworks[each] = self._make_entries(name, self._originals.get(each), frameworks.get(each), answers)
        new = [name for name in self._answers if name not in theirs and name in self._scales.frameworks]
        customs = self._before.get("customFrameworks")
        kept = [self._renew(each) for each in customs] if isinstance(customs, list) else []
        added = [make_spii_framework(self._scales.frameworks[name], name) for name in new]
        made = {
            "assessedOn": self._choose_date(),
            "customFrameworks": [*kept, *added] or customs,
            "frameworks": frameworks,
        }
        report = {key: made.pop(key, value) for key, value in self._before.items()}
        return SpiiExport(report | {key: value for key, value in made.items() if value}, list(self._list_notes()))

    def _renew(self, raw: Any) -> Any:
        """Return a framework of the report, with what has been changed in the catalog since its import."""
        is_used = any(raw is each for each in self._originals.values())  # an id can be that of several
        framework = self._scales.frameworks.get(self._names[raw["id"]]) if is_used else None
        if framework is None or convert_record(framework) == convert_spii_framework(raw, framework.id):
            return raw
        return {**raw, **{key: value for key, value in make_spii_framework(framework, raw["id"]).items() if value}}

    def _make_entries(
        self, name: str, original: Any, before: Any, answers: Mapping[str, list[Practice]]
    ) -> dict[str, Any]:
        """Return the entries of a framework: those of *before*, in its order, and then the others."""
        before = before if isinstance(before, dict) else {}
        names = name_entries(name, original, before)
        levels = name_levels(original) if original else {}
        statuses = levels or SPII_STATUSES
        rest = dict(answers)
        entries: dict[str, Any] = {}
        for each, entry in before.items():
            found = rest.pop(names.get(each, ""), None)
            entries[each] = self._make_entry(name, found, statuses) if found else entry
        ids = {ours: each for each, ours in names.items()}
        for principle, found in rest.items():
            entries[ids.get(principle, principle)] = self._make_entry(name, found, statuses)
        return entries

    def _make_entry(self, framework: str, found: Sequence[Practice], statuses: Mapping[str, str]) -> Any:
        """Return the entry of a principle to which practices answer; the one that is kept least counts."""
        practice = min(found, key=self._rank) if len(found) > 1 else found[0]
        if len(found) > 1:
            self._notes[f"one entry was made of several practices, with the status of {practice.id}"] += [
                each.id for each in found
            ]
        notes = "\n\n".join(filter(None, map(self._make_notes, found)))
        made = make_spii_entry(self._make_status(framework, practice, statuses), notes)
        return restore_spii_entry(SpiiEntry(practice.status, notes), made, practice.extra.get(SPII_KEY), statuses)

    def _rank(self, practice: Practice) -> tuple[bool, int]:
        """Return how well a practice is kept; those without an order come last."""
        status = self._scales.find_counted_status(practice)
        order = [each.name for each in reversed(self._scales.statuses) if is_ordered(each)]
        return status.name not in order, order.index(status.name) if status.name in order else 0

    def _make_status(self, framework: str, practice: Practice, statuses: Mapping[str, str]) -> str | None:
        known = self._scales.frameworks.get(framework)
        if known and known.scale:
            ids = (
                {ours: each for each, ours in statuses.items()}
                if statuses is not SPII_STATUSES
                else {each.id: each.id for each in known.scale}
            )
            found = ids.get(practice.status)
        else:
            found = _TONES.get(self._scales.find_counted_status(practice).tone)
        same = SPII_STATUSES.get(found or "") == practice.status or bool(found and known and known.scale)
        if practice.status and not same:
            self._notes[f'status "{practice.status}" became {found or "not assessed"}'].append(practice.id)
        return found

    def _make_notes(self, practice: Practice) -> str:
        """Return the note, with the evidence that others can open and that is not in it yet."""
        links = [each for each in practice.evidence if is_url(each.target) and each.target not in practice.note]
        if links:
            self._notes["evidence was added to the notes"].append(practice.id)
        if any(not is_url(each.target) for each in practice.evidence):
            self._notes["evidence within the site was left out"].append(practice.id)
        texts = [f"{each.title}: {each.target}" for each in links]
        return "\n".join(filter(None, [practice.note, "; ".join(texts)]))

    def _choose_date(self) -> Any:
        """Return the date of the report, unless a practice has been reviewed later or earlier."""
        reviewed = {each.id: each.reviewed.last_day for each in self._practices if each.reviewed and each.principle}
        dates = set(reviewed.values())
        before = self._before.get("assessedOn")
        if len(dates) > 1:
            earlier = [name for name, date in reviewed.items() if date != max(dates)]
            self._notes[f"assessedOn is {max(dates)}, the latest review; reviewed earlier"] += earlier
        written = find_date(before) if isinstance(before, str) else None
        if not dates or (written and written.last_day == max(dates)):
            return before
        return str(max(dates))

    def _list_notes(self) -> Iterator[str]:
        for text, ids in self._notes.items():
            each = list(dict.fromkeys(ids))
            yield f"{text}: {list_first(each, len(each), 5)}"
        yield from list_left_out(Practice, self._practices, _KEPT, SPII_KEY)
        if not self._before.get("name"):
            yield 'has no name; write name, description and url under "x-spii" of the catalog'
