"""Entries of the OpenSSF Best Practices badge: what ``projects/N.json`` of bestpractices.dev contains.

Each criterion has a status and perhaps a justification, ``floss_license_status`` and ``floss_license_justification``;
those of the OSPS Baseline have names such as ``OSPS-AC-01.01_status``. Source: ``docs/api.md`` and
``app/views/projects/_project.json.jbuilder`` of coreinfrastructure/best-practices-badge, 2026.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.documents import convert_node, read_document
from sphinx_openpractices.catalog.importing.found_projects import FormatError
from sphinx_openpractices.catalog.importing.imported_entries import ImportRemark
from sphinx_openpractices.catalog.practices.known_frameworks import KnownFrameworks
from sphinx_openpractices.catalog.practices.principle_names import join_principle
from sphinx_openpractices.text.printable import quote_text

from .plain_values import clean_text, find_link_evidence, keep_value
from .practice_format import ImportedPractices, PracticeFormat, make_practice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STATUSES = MappingProxyType({"Met": "met", "Unmet": "unmet", "N/A": "not-applicable", "?": ""})
_STATUS, _JUSTIFICATION = "_status", "_justification"
_BASELINE = re.compile(r"(osps-[a-z]+-[0-9]+)\.[0-9]+", re.IGNORECASE)
"""A criterion of the OSPS Baseline: a requirement of a control. All of them are binding."""
_BASELINE_FRAMEWORK = "osps-baseline-"
"""Begins the id of the package's framework that has the controls."""
_FILE = Path(__file__).parent / "openssf_criteria.yml"


class _Criterion(NamedTuple):
    """What is published about a criterion: the *badge* that it belongs to, its *topic*, and its *level*."""

    badge: str = ""
    topic: str = ""
    level: str = ""
    title: str = ""
    principle: str = ""


def _load_criteria() -> dict[str, _Criterion]:
    badges: dict[str, dict[str, dict[str, list[str]]]] = convert_node(read_document(_FILE))
    return {
        name: _Criterion(badge, topic, level)
        for badge, topics in badges.items()
        for topic, levels in topics.items()
        for level, names in levels.items()
        for name in names
    }


def _is_entry(data: Any) -> bool:
    return isinstance(data, dict) and any(
        key.endswith(_STATUS) and isinstance(value, str) and value in _STATUSES for key, value in data.items()
    )


def _convert_entry(data: Any) -> ImportedPractices:
    if isinstance(data, list):
        if len(data) > 1:
            raise FormatError(f"contains {len(data)} entries; import the file of one project, projects/N.json")
        data = data[0]
    known = _load_criteria()
    badges: defaultdict[str, list[str]] = defaultdict(list)
    for name in _find_criteria(data):
        badges[_find_criterion(name, known).badge].append(name)
    assessed = {badge: names for badge, names in badges.items() if any(map(data.get, _list_signs(names, data)))}
    practices = [_convert_criterion(data, each, known) for names in assessed.values() for each in names]
    used = {f"{each}{end}" for names in assessed.values() for each in names for end in (_STATUS, _JUSTIFICATION)}
    free = {key: value for key, value in data.items() if key not in used}
    notes = [f"kept under x-openssf, because no criterion is assessed: {', '.join(sorted(badges.keys() - assessed))}"]
    remarks = [
        ImportRemark(each, "status", f"{quote_text(str(data[each + _STATUS]))} is not one of {', '.join(_STATUSES)}")
        for names in assessed.values()
        for each in names
        if data[each + _STATUS] not in (*_STATUSES, None)
    ]
    catalog = {"practices": practices, "x-openssf": keep_value(free)}
    return ImportedPractices(catalog, remarks, notes if badges.keys() - assessed else ())


def _find_criteria(data: Mapping[str, Any]) -> Iterator[str]:
    """Find the criteria of an entry; other keys with the same ending have other values."""
    for key, value in data.items():
        name = key.removesuffix(_STATUS)
        if name != key and clean_text(name) and (value is None or isinstance(value, str)):
            yield name


def _list_signs(names: list[str], data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys that have a value if a criterion has been assessed."""
    for each in names:
        if data[each + _STATUS] not in ("?", None):
            yield each + _STATUS
        yield each + _JUSTIFICATION


def _find_criterion(name: str, known: Mapping[str, _Criterion]) -> _Criterion:
    match = _BASELINE.fullmatch(name)
    return _find_requirement(name, match[1].lower()) if match else known.get(name, _Criterion("other"))


def _find_requirement(name: str, control: str) -> _Criterion:
    """Return a requirement of a control of the OSPS Baseline."""
    known = KnownFrameworks({})
    framework = known[next(each for each in known if each.startswith(_BASELINE_FRAMEWORK))]
    for section in framework.sections:
        for each in section.principles:
            if each.id == control:
                title, principle = f"{name} {each.title}", join_principle(framework.id, control)
                return _Criterion("baseline", section.title, "must", title, principle)
    return _Criterion("baseline", framework.title, "must")


def _convert_criterion(data: Mapping[str, Any], name: str, known: Mapping[str, _Criterion]) -> dict[str, Any]:
    criterion = _find_criterion(name, known)
    status, justification = data[name + _STATUS], data.get(name + _JUSTIFICATION)
    note = clean_text(justification)
    rest = {} if status in _STATUSES else {"status": status}
    if justification not in (note, None):
        rest["justification"] = justification
    if name != clean_text(name):
        rest["criterion"] = name
    return make_practice(
        id=name,
        title=criterion.title or clean_text(name),
        group=criterion.topic,
        principle=criterion.principle,
        level=criterion.level,
        status=_STATUSES.get(status, ""),
        note=note,
        evidence=find_link_evidence(note),
        extra=make_practice(badge=criterion.badge, openssf=keep_value(rest) if rest else None),
    )


OPENSSF_ENTRY = PracticeFormat(
    "OpenSSF Best Practices entry",
    "keys such as floss_license_status",
    lambda data: _is_entry(data[0] if isinstance(data, list) and data else data),
    lambda data, _given: _convert_entry(data),
)
