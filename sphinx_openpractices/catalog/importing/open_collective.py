"""Members of a collective of Open Collective, whose backers are funders.

Source: `the list of members <https://docs.opencollective.com/help/developers/api/members>`__ (``members/all.json``).
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, FoundProject, as_list, choose_target, pick_project
from .import_format import LIST_KEY, ImportFormat

_KEYS = {
    "title": "name",
    "target": "website",
    "logo": "image",
    "summary": "description",
    "tags": "tier",
    "kind": "type",
}
_KINDS = {"USER": "other"}
_FUNDER = "BACKER"
_SILENT = ["MemberId", "createdAt", "role", "isActive", "profile"]


def _are_members(data: dict[str, Any]) -> bool:
    items = as_list(data.get(LIST_KEY))
    return bool(items) and all(isinstance(each, dict) and each.keys() >= {"MemberId", "profile"} for each in items)


def _find_funders(data: dict[str, Any], _language: str) -> Contents:
    """Find the members who gave money, each once; the tiers of one who is in several are its tags."""
    found: dict[str, FoundProject] = {}
    others: set[str] = set()
    for index, member in enumerate(data[LIST_KEY], 1):
        if member.get("role") != _FUNDER:
            others.add(str(member.get("role")))
            continue
        keys = {**_KEYS, "target": choose_target(member, ("website", "profile"))}
        each = pick_project(member, f"member {index}", keys, extra=(), silent=_SILENT)
        first = found.setdefault(str(member["profile"]), each)
        tiers = [*as_list(first.values["tags"]), each.values["tags"]] if first is not each else [each.values["tags"]]
        first.values["tags"] = [tier for tier in tiers if tier]
        first.values["kind"] = _KINDS.get(str(member.get("type")), "organization")
    return Contents(list(found.values()), [("role", role) for role in sorted(others)])


OPEN_COLLECTIVE = ImportFormat("members of Open Collective", "MemberId, profile", _are_members, _KEYS, _find_funders)
