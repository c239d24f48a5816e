"""OpenACR files: reports of the accessibility of a product, by chapter, criterion and component.

Source: ``schema/openacr-0.1.0.json`` of GSA/openacr, and the files in its folder ``openacr``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.importing.imported_entries import ImportRemark
from sphinx_openpractices.text.printable import quote_text

from .plain_values import clean_text, find_rest, keep_value, read_report_day
from .practice_format import ImportedPractices, PracticeFormat, make_practice

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATUSES = MappingProxyType(
    {
        "supports": "met",
        "partially-supports": "partly",
        "does-not-support": "unmet",
        "not-applicable": "not-applicable",
    }
)
_NOT_EVALUATED = ("not-evaluated", "", None)
_GRADES = ("a", "aa", "aaa")
"""The last word of some chapters, which is written in capitals."""
_NO_COMPONENT = "none"
"""The name of the only component of a criterion that has none."""


def _is_report(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("chapters"), dict)


def _convert_report(data: Any) -> ImportedPractices:
    practices: list[dict[str, Any]] = []
    remarks: list[ImportRemark] = []
    chapters: dict[str, Any] = {}
    reviewed = read_report_day(data.get("report_date"))
    for name, chapter in data["chapters"].items():
        found, more, chapters[name] = _convert_chapter(_name_chapter(name), chapter, reviewed)
        practices += found
        remarks += more
    free = {key: chapters if key == "chapters" else value for key, value in data.items()}
    return ImportedPractices({"practices": practices, "x-openacr": keep_value(free)}, remarks)


def _convert_chapter(title: str, chapter: Any, reviewed: Any) -> tuple[list[dict[str, Any]], list[ImportRemark], Any]:
    """Return the practices of a chapter, remarks, and what the practices do not have of it."""
    criteria = chapter.get("criteria") if isinstance(chapter, dict) else None
    if not isinstance(criteria, list):
        return [], [], chapter
    practices: list[dict[str, Any]] = []
    remarks: list[ImportRemark] = []
    for criterion in filter(_is_criterion, criteria):
        more = find_rest(criterion, {key: criterion[key] for key in ("num", "components")})
        for component in criterion["components"]:
            practice, remark = _convert_component(title, clean_text(str(criterion["num"])), component, more, reviewed)
            practices.append(practice)
            remarks += remark
    rest = [each for each in criteria if not _is_criterion(each)]
    more = {"criteria": rest} if rest else {}
    return practices, remarks, {key: value for key, value in chapter.items() if key != "criteria"} | more


def _is_criterion(data: Any) -> bool:
    """Return whether a criterion has components that can become practices; if not, it stays in its chapter."""
    return (
        isinstance(data, dict)
        and isinstance(data.get("num"), str | float)
        and clean_text(str(data["num"])) != ""
        and isinstance(data.get("components"), list)
        and data["components"] != []
        and all(isinstance(each, dict) for each in data["components"])
    )


def _convert_component(
    title: str, num: str, component: Mapping[str, Any], more: Mapping[str, Any], reviewed: Any
) -> tuple[dict[str, Any], list[ImportRemark]]:
    """Return the practice of a component, and remarks; *more* is what its criterion has besides."""
    name = clean_text(component.get("name"))
    name = "" if name == _NO_COMPONENT else name
    adherence = component.get("adherence")
    adherence = adherence if isinstance(adherence, dict) else {}
    level = adherence.get("level")
    note = clean_text(adherence.get("notes"))
    rest = {**more, **find_rest(component, {"name": name, "adherence": adherence})}
    status = _STATUSES.get(level, "") if isinstance(level, str) else ""
    rest |= find_rest(adherence, {"notes": note} | ({"level": level} if status else {}))
    label = f"{num} ({name})" if name else num
    practice = make_practice(
        id=f"{num} {name}",
        title=label,
        group=title,
        status=status,
        note=note,
        reviewed=reviewed if status else None,
        extra=make_practice(criterion=num, component=name, openacr=keep_value(rest) if rest else None),
    )
    if status or level in _NOT_EVALUATED:
        return practice, []
    known = ", ".join([*_STATUSES, _NOT_EVALUATED[0]])
    message = f"{quote_text(str(level))} is not one of {known}; not assessed, kept under extra"
    return practice, [ImportRemark(label, "level", message)]


def _name_chapter(name: str) -> str:
    """Return a title for a chapter: ``success_criteria_level_aa`` is "Success criteria level AA"."""
    words = clean_text(name.replace("_", " ")).split()
    words = [word.upper() if word in _GRADES and words[-2:-1] == ["level"] else word for word in words]
    return " ".join([words[0].capitalize(), *words[1:]]) if words else "Other"


OPENACR_REPORT = PracticeFormat(
    "OpenACR report", "chapters, a mapping", _is_report, lambda data, _given: _convert_report(data)
)
