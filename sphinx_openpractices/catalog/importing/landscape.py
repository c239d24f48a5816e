"""``landscape.yml``: what there is in a field, by category and subcategory.

Source: landscape2 1.x of the CNCF, `data file <https://github.com/cncf/landscape2/blob/main/docs/config/data.yml>`__,
which reads the files of the first landscape application too. Knows nothing of Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .found import Contents, FormatError, Found, as_list, leftovers, mappings, pick

if TYPE_CHECKING:
    from .found import Key

LISTS = ("landscape", "categories")
"""What the list of categories is called: in the first application, and in the second."""
NAMES = {
    "title": "name",
    "target": "homepage_url",
    "logo": "logo",
    "caption": "description",
    "license": "license",
    "repository": "repo_url",
}
PATHS = "second_path"
KEYWORDS = "extra.summary_tags"
SILENT = ["item", PATHS, KEYWORDS, "branch", "allow_duplicate_repo", "unnamed_organization"]


def is_landscape(data: dict[str, Any]) -> bool:
    """Whether there are categories with subcategories."""
    categories = as_list(next((data[key] for key in LISTS if data.get(key)), None))
    return any(isinstance(each, dict) and "subcategories" in each for each in categories)


def contents(data: dict[str, Any]) -> Contents:
    """The items; raises :class:`FormatError` when the levels above them are not those of a landscape."""
    top = next((key for key in LISTS if data.get(key)), None)
    if top is None:
        raise FormatError(f"has no categories under the key {' or '.join(map(repr, LISTS))}")
    found: list[Found] = []
    rest: list[Key] = list(leftovers(data, LISTS))
    for place, category in mappings(data[top], top):
        rest += leftovers(category, {"category", "name", "subcategories"})
        for under, subcategory in mappings(category.get("subcategories"), f"{place}.subcategories"):
            rest += leftovers(subcategory, {"subcategory", "name", "items"})
            names = [category.get("name"), subcategory.get("name")]
            items = as_list(subcategory.get("items"))
            found += [item(each, f"{under}.items[{index}]", names) for index, each in enumerate(items)]
    return Contents(found, rest)


def item(data: Any, place: str, names: list[Any]) -> Found:
    """One item; its tags are the *names* of its categories and its keywords."""
    found = pick(data, place, NAMES, extra=["project"], silent=SILENT)
    if isinstance(data, dict):
        for path in as_list(data.get(PATHS)):
            names = [*names, *(path.split(" / ") if isinstance(path, str) else [path])]
        extra = data.get("extra")
        names = [*names, *as_list(extra.get("summary_tags") if isinstance(extra, dict) else None)]
    found.values["tags"] = names
    return found
