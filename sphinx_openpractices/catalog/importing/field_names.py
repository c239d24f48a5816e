"""The names by which the fields of any list are recognized: those of the keys of a catalog, and their synonyms."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, make_extra_name
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project

from .found_projects import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable

MARKUP = "caption"
NEVER_IMPORTED = (MARKUP, "class", EXTRA_KEY)
"""Keys that are markup, or names of a site's own: what is imported is plain text."""
_OWN_NAME_ONLY = ("id", "relation", "kind", "plate")
"""Keys with few possible values: fields named as their synonyms, such as ``type``, usually hold others."""


@cache
def get_candidates() -> dict[str, tuple[str, ...]]:
    """Return the names by which a key is recognized: its own, then its synonyms; markup is read as a summary."""
    keys = get_keys(Project)
    names = {name: (name, *(() if name in _OWN_NAME_ONLY else key.synonyms)) for name, key in keys.items()}
    names["summary"] += names[MARKUP]
    return {name: found for name, found in names.items() if name not in NEVER_IMPORTED}


def find_field(item: Any, key: str, taken: Iterable[str] = ()) -> str | None:
    """Return the first field by which a key is recognized and that has a value, unless it is *taken*."""
    fields: dict[str, str] = {}
    for name, value in item.items() if isinstance(item, dict) else ():
        if not is_empty(value) and name not in taken:
            fields.setdefault(_fold(name), name)
    return next((fields[name] for name in get_candidates()[key] if name in fields), None)


@lru_cache(maxsize=1000)
def _fold(name: str) -> str:
    """Return a name in lower case with hyphens; the items of a list have the same fields."""
    return make_extra_name(name)
