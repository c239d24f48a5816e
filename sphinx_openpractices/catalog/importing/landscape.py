"""``landscape.yml``: the projects of a field, by category and subcategory.

Source: landscape2 1.x of the CNCF, `data file <https://github.com/cncf/landscape2/blob/main/docs/config/data.yml>`__,
which also reads the files of the first landscape application.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .found_projects import (
    Contents,
    FormatError,
    FoundProject,
    as_list,
    find_unused_keys,
    iterate_mappings,
    pick_project,
)
from .import_format import ImportFormat

if TYPE_CHECKING:
    from .found_projects import FoundKey

_MEMBERS = re.compile(r"\bmembers?( compan(y|ies))?$", re.IGNORECASE)
"""Ends the name of the category of organizations, such as "CNCF Members"."""
_LISTS = ("landscape", "categories")
"""The key of the list of categories: in the first application, and in the second."""
_KEYS = {
    "title": "name",
    "target": "homepage_url",
    "logo": "logo",
    "summary": "description",
    "license": "license",
    "repository": "repo_url",
}
_PATHS = "second_path"
_KEYWORDS = "extra.summary_tags"
_SILENT = ["item", _PATHS, _KEYWORDS, "branch", "allow_duplicate_repo", "unnamed_organization"]


def _is_landscape(data: dict[str, Any]) -> bool:
    """Return whether there are categories with subcategories."""
    categories = as_list(next((data[key] for key in _LISTS if data.get(key)), None))
    return any(isinstance(each, dict) and "subcategories" in each for each in categories)


def _find_items(data: dict[str, Any], _language: str) -> Contents:
    """Find the items; raises :class:`FormatError` if the levels above them are not those of a landscape."""
    top = next((key for key in _LISTS if data.get(key)), None)
    if top is None:
        raise FormatError(f"has no categories under the key {' or '.join(map(repr, _LISTS))}")
    found: list[FoundProject] = []
    rest: list[FoundKey] = list(find_unused_keys(data, _LISTS))
    for place, category in iterate_mappings(data[top], top):
        rest += find_unused_keys(category, {"category", "name", "subcategories"})
        for under, subcategory in iterate_mappings(category.get("subcategories"), f"{place}.subcategories"):
            rest += find_unused_keys(subcategory, {"subcategory", "name", "items"})
            names = [category.get("name"), subcategory.get("name")]
            items = as_list(subcategory.get("items"))
            found += [_pick(each, f"{under}.items[{index}]", names) for index, each in enumerate(items)]
    return Contents(found, rest)


def _pick(data: Any, place: str, names: list[Any]) -> FoundProject:
    """Pick one item; its tags are the *names* of its categories, and its keywords."""
    found = pick_project(data, place, _KEYS, extra=["project"], silent=_SILENT)
    if isinstance(data, dict):
        for path in as_list(data.get(_PATHS)):
            names = [*names, *(path.split(" / ") if isinstance(path, str) else [path])]
        extra = data.get("extra")
        keywords = extra.get("summary_tags") if isinstance(extra, dict) else None
        names = [*names, *(keywords.split(",") if isinstance(keywords, str) else as_list(keywords))]
    found.values["tags"] = names
    if isinstance(names[0], str) and _MEMBERS.search(names[0].strip()):
        found.values["kind"] = "organization"
    return found


LANDSCAPE = ImportFormat(
    "landscape.yml", "landscape or categories, with subcategories", _is_landscape, _KEYS, _find_items
)
