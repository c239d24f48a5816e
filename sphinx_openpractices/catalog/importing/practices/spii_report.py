"""SURF's assessment reports: what was assessed becomes practices, and the rest stays, so that an export has it again.

``frameworks`` has a mapping of principles for each framework. Under the free key, an assessed one is empty if its
practices have all of its principles in order; else it has the ids, and the entries that no practice has.
Source: ``build_export_object`` in ``index.html`` of surf-ori/spii-1b-principles-alignment-tool, 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.importing.imported_entries import ImportRemark
from sphinx_openpractices.catalog.practices.known_frameworks import KnownFrameworks
from sphinx_openpractices.catalog.practices.principle_names import join_principle
from sphinx_openpractices.text.printable import quote_text

from .plain_values import clean_text, find_link_evidence, keep_value, read_report_day
from .practice_format import ImportedPractices, PracticeFormat, make_practice
from .spii_frameworks import convert_spii_framework, find_custom_frameworks, name_entries, name_levels
from .spii_names import (
    FRAMEWORK_NAMES,
    SPII_FRAMEWORKS_KEY,
    SPII_FREE_KEY,
    SPII_KEY,
    SPII_STATUSES,
    find_spii_rest,
    name_frameworks,
    read_spii_entry,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Framework(NamedTuple):
    """A framework of a report: its *id* there, and what a catalog has of it."""

    id: str
    name: str
    names: Mapping[str, str]
    """The names of its principles, by id."""
    titles: Mapping[str, tuple[str, str]]
    """The section and the title of each principle, by name."""
    statuses: Mapping[str, str]


def _convert_report(data: Any, given: Mapping[str, Any]) -> ImportedPractices:
    used = {each: raw for each, raw in given.items() if _is_missing(each, data)}
    customs = {**used, **find_custom_frameworks(data)}
    names = name_frameworks([*data["frameworks"], *customs])
    frameworks = [convert_spii_framework(raw, names[each]) for each, raw in customs.items()]
    kept: dict[str, Any] = {}
    practices: list[dict[str, Any]] = []
    remarks: list[ImportRemark] = []
    notes: list[str] = []
    reviewed = read_report_day(data.get("assessedOn"))
    for each, entries in data["frameworks"].items():
        kept[each] = entries
        if not _is_assessed(entries):
            continue
        framework = _find_framework(each, names[each], customs.get(each), entries)
        if names[each] not in KnownFrameworks({}) and each not in customs:
            frameworks.append(_make_framework(framework))
            text = f"does not contain the framework {quote_text(each)}; give its file with --frameworks"
            notes.append(f"{text}, or write titles in place of the ids")
        found, more, kept[each] = _convert_entries(framework, entries, reviewed)
        practices += found
        remarks += more
    skipped = [each for each in data["frameworks"] if each in kept and kept[each] is data["frameworks"][each]]
    if skipped:
        notes.append(
            f"kept under {SPII_FREE_KEY}, because they were not assessed: {', '.join(map(quote_text, skipped))}"
        )
    if data.get("assessedOn") and not reviewed:
        written = quote_text(str(data["assessedOn"]))
        notes.append(f"has the date {written}, which is not one; add reviewed to the practices")
    free = {key: kept if key == "frameworks" else value for key, value in data.items()}
    catalog = {"frameworks": frameworks} if frameworks else {}
    catalog |= {"practices": practices, SPII_FREE_KEY: keep_value(free)}
    if used:
        catalog[SPII_FRAMEWORKS_KEY] = keep_value({"customFrameworks": list(used.values())})
    return ImportedPractices(catalog, remarks, notes)


def _is_missing(each: str, data: Mapping[str, Any]) -> bool:
    """Return whether a framework was assessed, and neither the report nor the package has it."""
    known = FRAMEWORK_NAMES.get(each, each) in KnownFrameworks({}) or each in find_custom_frameworks(data)
    return not known and _is_assessed(data["frameworks"].get(each))


def _is_assessed(entries: Any) -> bool:
    """Return whether any principle has a status or a note."""
    return isinstance(entries, dict) and any(
        isinstance(each, dict) and (each.get("status") is not None or clean_text(each.get("notes")))
        for each in entries.values()
    )


def _find_framework(each: str, name: str, custom: Mapping[str, Any] | None, ids: Iterable[str]) -> _Framework:
    """Return a framework of the report, of the package, or else one with the principles of the report alone."""
    names = name_entries(name, custom, ids)
    if custom is not None:
        sections = convert_spii_framework(custom, name)["sections"]
        titles = {
            principle["id"]: (section["title"], principle["title"])
            for section in sections
            for principle in section["principles"]
        }
        return _Framework(each, name, names, titles, name_levels(custom) or SPII_STATUSES)
    if known := KnownFrameworks({}).get(name):
        titles = {part.id: (section.title, part.title) for section in known.sections for part in section.principles}
    else:
        titles = {part: (clean_text(each) or name, clean_text(id_) or part) for id_, part in names.items()}
    return _Framework(each, name, names, titles, SPII_STATUSES)


def _make_framework(framework: _Framework) -> dict[str, Any]:
    title = clean_text(framework.id) or framework.name
    principles = [{"id": name, "title": each} for name, (_section, each) in framework.titles.items()]
    return {"id": framework.name, "title": title, "sections": [{"title": title, "principles": principles}]}


def _convert_entries(
    framework: _Framework, entries: Mapping[str, Any], reviewed: Any
) -> tuple[list[dict[str, Any]], list[ImportRemark], dict[str, Any]]:
    """Return the practices of a framework, remarks, and what the practices do not have of its entries."""
    practices: list[dict[str, Any]] = []
    remarks: list[ImportRemark] = []
    kept: dict[str, Any] = {}
    for each, raw in entries.items():
        name = framework.names.get(each)
        kept[each] = None if name else raw
        if not name:
            text = f"is not a principle of {quote_text(framework.id)}; kept under {SPII_FREE_KEY}"
            remarks.append(ImportRemark(each, "id", text))
            continue
        section, title = framework.titles[name]
        status, note = read_spii_entry(raw, framework.statuses)
        rest = find_spii_rest(raw, framework.statuses)
        remarks += _find_remarks(title, raw, status, framework.statuses)
        practices.append(
            make_practice(
                id=name,
                title=title,
                group=section,
                principle=join_principle(framework.name, name),
                status=status,
                note=note,
                reviewed=reviewed if status else None,
                evidence=find_link_evidence(note),
                extra=None if rest is None else {SPII_KEY: rest},
            )
        )
    is_plain = all(value is None and framework.names.get(each) == each for each, value in kept.items())
    return practices, remarks, {} if is_plain else kept


def _find_remarks(title: str, raw: Any, status: str, statuses: Mapping[str, str]) -> Iterable[ImportRemark]:
    if not isinstance(raw, dict):
        yield ImportRemark(title, "entry", "is not a mapping; kept under extra")
        return
    if raw.get("status") is not None and not status:
        message = (
            f"{quote_text(str(raw['status']))} is not one of {', '.join(statuses)}; not assessed, kept under extra"
        )
        yield ImportRemark(title, "status", message)
    for key in raw.keys() - {"status", "notes"}:
        yield ImportRemark(title, key, "is kept under extra")


SPII_REPORT = PracticeFormat(
    "SURF assessment report",
    "frameworks, a mapping",
    lambda data: isinstance(data, dict) and isinstance(data.get("frameworks"), dict),
    _convert_report,
    has_frameworks=True,
)
