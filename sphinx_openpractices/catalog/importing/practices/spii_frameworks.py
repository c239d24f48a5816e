"""SURF's files of frameworks, and the frameworks of a site in their form.

A framework is a mapping with ``id``, ``title`` and ``sections``; its ``levels``, if any, begin with the worst one.
Source: ``validate_framework_shape`` in ``index.html`` of surf-ori/spii-1b-principles-alignment-tool, 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.practices.known_frameworks import KnownFrameworks
from sphinx_openpractices.text.urls import read_web_url

from .plain_values import clean_text, keep_value
from .practice_format import ImportedPractices, PracticeFormat, make_practice
from .spii_names import SPII_FREE_KEY, SPII_STATUSES, name_each, name_frameworks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_openpractices.catalog.practices.framework import Framework

_WORST, _BETWEEN, _BEST = "unmet", "partly", "met"
"""The statuses as which levels count: the first, the last, and those between."""


def is_spii_framework(data: Any) -> bool:
    """Return whether *data* is a framework with principles."""
    return (
        isinstance(data, dict)
        and all(isinstance(data.get(key), str) and clean_text(data[key]) for key in ("id", "title"))
        and any(_find_principles(data))
    )


def find_custom_frameworks(data: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the frameworks that a report contains, by id; the first of several with one id."""
    found = data.get("customFrameworks")
    customs = [each for each in found if is_spii_framework(each)] if isinstance(found, list) else []
    by_id: dict[str, Mapping[str, Any]] = {}
    for each in customs:
        by_id.setdefault(each["id"], each)
    return by_id


def convert_spii_framework(raw: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a framework of a catalog, with this *name*."""
    names = name_principles(raw)
    levels = name_levels(raw)
    statuses = levels or SPII_STATUSES
    sections: list[dict[str, Any]] = []
    seen: set[str] = set()
    for section in raw["sections"]:
        found = {each["id"]: each for each in _find_section_principles(section) if each["id"] not in seen}
        seen.update(found)
        if found:
            title = clean_text(section.get("section")) or clean_text(raw["title"])
            target = _read_url(section.get("sourceUrl"))
            each_one = [_convert_principle(each, names[key], target, statuses) for key, each in found.items()]
            sections.append({"title": title, "principles": each_one})
    return make_practice(
        id=name, title=clean_text(raw["title"]), scale=list(_convert_levels(raw, levels)), sections=sections
    )


def name_principles(raw: Mapping[str, Any]) -> dict[str, str]:
    """Return the name of each principle of a framework in a catalog."""
    return name_each(each["id"] for each in _find_principles(raw))


def name_entries(name: str, original: Mapping[str, Any] | None, ids: Iterable[str]) -> dict[str, str]:
    """Return the name of each principle of a framework that a report contains, or the package, or neither of them."""
    if original is not None:
        return name_principles(original)
    known = KnownFrameworks({}).get(name)
    return {each: each for each in known.principles} if known else name_each(ids)


def name_levels(raw: Mapping[str, Any]) -> dict[str, str]:
    """Return the name of each level of a framework in a catalog, the worst first; empty if it has none."""
    names = name_each(each["id"] for each in _find_levels(raw))
    return names if len(names) > 1 else {}


def make_spii_framework(framework: Framework, name: str) -> dict[str, Any]:
    """Make a framework in SURF's form, with the id *name*."""
    theirs = {ours: each for each, ours in SPII_STATUSES.items()}
    made: dict[str, Any] = {
        "id": name,
        "title": framework.title,
        "shortName": framework.title,
        "description": "",
        "aboutHtml": "",
    }
    if framework.scale:
        made["levels"] = [{"id": each.id, "label": each.label} for each in reversed(framework.scale)]
        theirs = {each.id: each.id for each in framework.scale}
    made["sections"] = [
        {
            "section": section.title,
            "sourceUrl": _read_url(next((each.target for each in section.principles), "")) or framework.target,
            "principles": [
                {"id": each.id, "title": each.title, "text": each.text}
                | make_practice(criteria={theirs[key]: text for key, text in each.criteria.items() if key in theirs})
                for each in section.principles
            ],
        }
        for section in framework.sections
    ]
    return made


def _convert_principle(raw: Mapping[str, Any], name: str, target: str, statuses: Mapping[str, str]) -> dict[str, Any]:
    criteria = raw.get("criteria")
    written = criteria if isinstance(criteria, dict) else {}
    texts = {statuses[key]: clean_text(text) for key, text in written.items() if key in statuses}
    return make_practice(
        id=name,
        title=clean_text(raw.get("title")) or clean_text(raw["id"]) or name,
        text=clean_text(raw.get("text")),
        target=target,
        criteria={key: text for key, text in texts.items() if text},
    )


def _convert_levels(raw: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Make the scale of a framework, which begins with the best level."""
    labels = {each["id"]: clean_text(each.get("label")) for each in _find_levels(raw)}
    last = len(names) - 1
    for number, (level, name) in reversed(list(enumerate(names.items()))):
        counts_as = _BEST if number == last else _BETWEEN if number else _WORST
        yield {"id": name, "label": labels[level] or name, "as": counts_as}


def _find_levels(raw: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    levels = raw.get("levels")
    for each in levels if isinstance(levels, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str) and each["id"]:
            yield each


def _find_principles(raw: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    sections = raw.get("sections")
    for section in sections if isinstance(sections, list) else ():
        yield from _find_section_principles(section)


def _find_section_principles(section: Any) -> Iterator[dict[str, Any]]:
    principles = section.get("principles") if isinstance(section, dict) else None
    for each in principles if isinstance(principles, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str) and each["id"]:
            yield each


def _read_url(value: Any) -> str:
    try:
        return read_web_url(value) if isinstance(value, str) else ""
    except ValueError:
        return ""


def read_spii_frameworks(data: Any) -> dict[str, Mapping[str, Any]]:
    """Return the frameworks of a file with one or a list of them, by id."""
    return find_custom_frameworks({"customFrameworks": _list_frameworks(data)})


def _convert_file(data: Any) -> ImportedPractices:
    """Convert a framework, or the list of them that "Download Assessment Frameworks" writes."""
    report = {"customFrameworks": _list_frameworks(data)}
    found = find_custom_frameworks(report)
    frameworks = [convert_spii_framework(found[each], name) for each, name in name_frameworks(found).items()]
    catalog = {"frameworks": frameworks, SPII_FREE_KEY: keep_value(report)}
    return ImportedPractices(
        catalog, notes=['contains no assessment; begin one with "practices start", from the printed catalog']
    )


def _list_frameworks(data: Any) -> list[Any]:
    return data if isinstance(data, list) else [data]


SPII_FRAMEWORK = PracticeFormat(
    "SURF framework",
    "id, title, and sections with principles",
    lambda data: any(map(is_spii_framework, _list_frameworks(data))),
    lambda data, _given: _convert_file(data),
)
