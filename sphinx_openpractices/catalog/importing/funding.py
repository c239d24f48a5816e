"""``funding.json``: who asks for funding, and for which projects.

Source: version 1.0.0 of the manifest of `FLOSS/fund <https://fundingjson.org>`__.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, FormatError, FoundProject, as_list, find_unused_keys, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "name",
    "target": "webpageUrl.url",
    "summary": "description",
    "tags": "tags",
    "license": "licenses",
    "repository": "repositoryUrl.url",
}
_SILENT = ["webpageUrl.wellKnown", "repositoryUrl.wellKnown"]
"""They prove who wrote the file."""
_TOP = {"version", "entity", "projects"}


def _find_projects(data: dict[str, Any], _language: str) -> Contents:
    """Find the projects; raises :class:`FormatError` if there is no list of them."""
    projects = data.get("projects")
    if not isinstance(projects, list):
        raise FormatError('has no list of projects under the key "projects"')
    found = [_pick(each, f"projects[{index}]") for index, each in enumerate(projects)]
    return Contents(found, list(find_unused_keys(data, {"version", "projects", "$schema"})))


def _pick(data: Any, place: str) -> FoundProject:
    """Pick one project; its licenses are SPDX identifiers if they begin with ``spdx:``."""
    found = pick_project(data, place, _KEYS, extra=["guid"], silent=_SILENT)
    licenses = as_list(found.values["license"])
    found.values["license"] = [each.removeprefix("spdx:") if isinstance(each, str) else each for each in licenses]
    return found


FUNDING = ImportFormat(
    "funding.json", "version, entity, projects", lambda data: data.keys() >= _TOP, _KEYS, _find_projects
)
