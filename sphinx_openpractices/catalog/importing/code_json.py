"""``code.json``: the software of a government agency, or of one repository.

Source: versions 1.0.1 and 2.0.0 of the `metadata schema <https://code.gov/about/compliance/inventory-code>`__ of
code.gov; the first one calls releases projects, and has other names for addresses and licenses. Agencies also publish
a file with the keys of one release in each repository.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, FormatError, FoundProject, as_list, choose_target, find_unused_keys, pick_project
from .import_format import ImportFormat

_KEYS = {
    "title": "name",
    "target": "homepageURL",
    "summary": "description",
    "tags": "tags",
    "license": "permissions.licenses",
    "repository": "repositoryURL",
}
_LIST = "releases"
_TARGETS = ("homepageURL", "repositoryURL", "downloadURL")
_FIRST_KEYS = {**_KEYS, "license": "license", "repository": "repository"}
_FIRST_LIST = "projects"
_FIRST_TARGETS = ("homepage", "repository", "downloadURL")


def _is_code_json(data: dict[str, Any]) -> bool:
    needed = ({"agency", _LIST}, {"agency", "version", _FIRST_LIST}, {"name", "permissions"})
    return any(data.keys() >= keys for keys in needed)


def _find_releases(data: dict[str, Any], _language: str) -> Contents:
    """Find the releases; raises :class:`FormatError` if there are none."""
    if _LIST not in data and "name" in data:
        return Contents([_pick(data, "the software")])
    key = _FIRST_LIST if _FIRST_LIST in data and _LIST not in data else _LIST
    if not isinstance(data.get(key), list):
        raise FormatError(f'has no list of releases under the key "{_LIST}"')
    found = [_pick(each, f"{key}[{index}]", is_first=key == _FIRST_LIST) for index, each in enumerate(data[key])]
    return Contents(found, list(find_unused_keys(data, {"version", "$schema", "measurementType", key})))


def _pick(data: Any, place: str, *, is_first: bool = False) -> FoundProject:
    """Pick one release; a license has a name, and an address if that is not enough."""
    keys = _FIRST_KEYS if is_first else _KEYS
    keys = {**keys, "target": choose_target(data, _FIRST_TARGETS if is_first else _TARGETS)}
    found = pick_project(data, place, keys, extra=["status", "organization"], silent=["laborHours"])
    licenses = as_list(found.values["license"])
    found.values["license"] = [
        each.get("name") or each.get("URL") if isinstance(each, dict) else each for each in licenses
    ]
    return found


CODE_JSON = ImportFormat(
    "code.json", "agency and releases, or name and permissions", _is_code_json, _KEYS, _find_releases
)
