"""``landscape.yml``: the projects of a field, by category and subcategory.

Source: landscape2 1.x of the CNCF, `data file <https://github.com/cncf/landscape2/blob/main/docs/config/data.yml>`__,
which also reads the files of the first landscape application.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.tags import fold_tag

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
    from collections.abc import Iterable

    from .found_projects import FoundKey

    _Path = tuple[Any, ...]
    """The names of a category and its subcategory, as they are in the file."""

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
_MATURITY = "project"
"""How mature a project is."""
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
    items: list[_Item] = []
    rest: list[FoundKey] = list(find_unused_keys(data, _LISTS))
    for place, category in iterate_mappings(data[top], top):
        rest += find_unused_keys(category, {"category", "name", "subcategories"})
        for under, subcategory in iterate_mappings(category.get("subcategories"), f"{place}.subcategories"):
            rest += find_unused_keys(subcategory, {"subcategory", "name", "items"})
            path = (category.get("name"), subcategory.get("name"))
            items += [
                _Item(each, f"{under}.items[{index}]", [path, *_find_more_paths(each)])
                for index, each in enumerate(as_list(subcategory.get("items")))
            ]
    tags = _CategoryTags(path for item in items for path in item.paths)
    return Contents([_pick(item, tags) for item in items], rest)


class _Item(NamedTuple):
    """An item, with its place in the file, and the categories and subcategories that it is in."""

    data: Any
    place: str
    paths: list[_Path]


def _find_more_paths(data: Any) -> list[_Path]:
    """Return the paths of an item besides its place: texts such as ``Wasm / Runtimes``."""
    written = as_list(data.get(_PATHS)) if isinstance(data, dict) else []
    return [tuple(each.split(" / ", 1)) if isinstance(each, str) else (each,) for each in written]


class _CategoryTags:
    """The tags of categories: a tag of a subcategory has its category before it, if others have its name, too.

    So each tag selects exactly the items of one category or subcategory.
    """

    def __init__(self, paths: Iterable[_Path]) -> None:
        names = {path[: end + 1] for path in paths if all(isinstance(each, str) for each in path) for end in (0, 1)}
        self._counts = Counter(fold_tag(name[-1]) for name in names)

    def list_tags(self, path: _Path) -> list[Any]:
        """Return the tags of a path."""
        first, *below = path
        if below and isinstance(below[0], str) and self._counts[fold_tag(below[0])] > 1:
            return [first, f"{first} / {below[0]}"]
        return [first, *below]

    def is_taken(self, keyword: Any) -> bool:
        """Return whether a keyword would be the same tag as a category."""
        return isinstance(keyword, str) and fold_tag(keyword.strip()) in self._counts


def _pick(item: _Item, tags: _CategoryTags) -> FoundProject:
    """Pick one item; its tags are its categories, and its keywords that are not the names of categories."""
    found = pick_project(item.data, item.place, _KEYS, extra=[_MATURITY], silent=_SILENT)
    names = [name for path in item.paths for name in tags.list_tags(path)]
    extra = item.data.get("extra") if isinstance(item.data, dict) else None
    keywords = extra.get("summary_tags") if isinstance(extra, dict) else None
    words = keywords.split(",") if isinstance(keywords, str) else as_list(keywords)
    found.values["tags"] = [*names, *(word for word in words if not tags.is_taken(word))]
    if isinstance(names[0], str) and _MEMBERS.search(names[0].strip()):
        found.values["kind"] = "organization"
    maturity = {"maturity": found.extra[_MATURITY]} if _MATURITY in found.extra else {}
    own = {fold_tag(name) for path in item.paths for name in path if isinstance(name, str)}
    lost = [(_KEYWORDS, word.strip()) for word in words if tags.is_taken(word) and fold_tag(word.strip()) not in own]
    return found._replace(extra=maturity, rest=[*found.rest, *lost])


LANDSCAPE = ImportFormat(
    "landscape.yml", "landscape or categories, with subcategories", _is_landscape, _KEYS, _find_items
)
