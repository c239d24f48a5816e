"""The texts of lists and summaries for the plugin, and the statuses and frameworks of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.practices.scales import NOT_ASSESSED
from sphinx_openpractices.catalog.practices.statuses import UNORDERED
from sphinx_openpractices.extension.base.labels import LEVEL_LABELS
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.extension.build.practice_changes import CHANGE_WAYS
from sphinx_openpractices.extension.build.practice_items import name_framework
from sphinx_openpractices.extension.build.practice_summaries import MEANINGS

from .practice_texts import find_scale_name, label_status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_openpractices.catalog.practices.framework import Framework
    from sphinx_openpractices.catalog.practices.scales import Scales
    from sphinx_openpractices.catalog.practices.statuses import Status

_TEXTS = {
    "action": _("1 action"),
    "actions": _("{number} actions"),
    "all": _("All"),
    "change": _("Change"),
    "all-reviewed": _("All reviewed {date}"),
    "due": _("due {date}"),
    "evidence": _("Evidence"),
    "history": _("History since {date}"),
    "meanings": _("What the statuses mean"),
    "met": _("{met} of {total}"),
    "never": _("{number} never reviewed"),
    "never-reviewed": _("Never reviewed"),
    "newest": _("newest {date}"),
    "next-due": _("next due {date}"),
    "next-review": _("next review by {date}"),
    "no-evidence": _("No evidence linked"),
    "not-counted": _("not counted: {statuses}"),
    "now": _("Now"),
    "oldest": _("Oldest review {date}"),
    "other": _("Other"),
    "practice": _("Practice"),
    "practices-met": _("{number} practices met"),
    "retired": _("Retired {date}"),
    "review": _("Review"),
    "reviewed": _("Reviewed {date}"),
    "same": _("{status} at every review since {date}"),
    "section": _("Section"),
    "since": _("Since {date}:"),
    "status": _("Status"),
    "unanswered": _("No practice of ours answers this principle yet."),
}


def describe_site(language: str, scales: Scales, relations: Iterable[str]) -> dict[str, Any]:
    """Return the texts of a site, and the statuses and frameworks that its practices can have."""
    frameworks = [scales.frameworks[name] for name in scales.frameworks]
    members = {find_scale_name(each, scales): scales.make_scale(each.scale) for each in frameworks}
    return {
        "language": language,
        "texts": {name: str(text) for name, text in _TEXTS.items()},
        "ways": {way: str(words) for way, (_word, words) in CHANGE_WAYS.items()},
        "levels": {name: str(text) for name, text in LEVEL_LABELS.items()},
        "relations": list(relations),
        "unassessed": _describe_statuses([NOT_ASSESSED])[0],
        "scales": {name: _describe_statuses(scale) for name, scale in ({"": scales.statuses} | members).items()},
        "frameworks": {each.id: _describe_framework(each, scales) for each in frameworks},
    }


def _describe_statuses(statuses: Iterable[Status]) -> list[dict[str, str | bool]]:
    return [
        {
            "name": status.name,
            "label": label_status(status),
            "tone": status.tone,
            "counted": status.tone not in UNORDERED,
            "meaning": str(MEANINGS[status.tone]),
        }
        for status in statuses
    ]


def _describe_framework(framework: Framework, scales: Scales) -> dict[str, Any]:
    """Return the principles of a framework, which are shown even if no practice answers to them."""
    return {
        "label": name_framework(framework),
        "target": framework.target,
        "scale": find_scale_name(framework, scales),
        "sections": [
            {
                "title": section.title,
                "principles": [
                    {"id": each.id, "title": each.title, "target": each.target} for each in section.principles
                ],
            }
            for section in framework.sections
        ],
    }
