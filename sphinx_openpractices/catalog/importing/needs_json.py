"""``needs.json``, to which sphinx-needs exports the objects of a site: those of the current version are a list.

Source: https://sphinx-needs.readthedocs.io/en/stable/builders.html#format
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .found_projects import get_members

if TYPE_CHECKING:
    from .found_projects import FoundKey

_OF_AUTHORS = ("id", "title", "type", "status", "tags", "content")
"""Fields of sphinx-needs that hold what an author wrote; the others are for programs."""


class Needs(NamedTuple):
    """The *items* by id, under a *name* with dots between levels."""

    name: str
    items: dict[str, Any]
    silent: frozenset[str]
    """The fields that sphinx-needs adds to those of an author."""
    rest: list[FoundKey]
    """The other versions."""


def find_needs(data: Any) -> Needs | None:
    """Find the objects of the current version, or else of the last; ``None`` if the file is not of sphinx-needs."""
    versions = get_members(get_members(data).get("versions"))
    current = str(get_members(data).get("current_version"))
    current = current if current in versions else next(reversed(versions), "")
    items = get_members(versions.get(current)).get("needs")
    if not isinstance(items, dict):
        return None
    fields = get_members(get_members(versions[current].get("needs_schema")).get("properties"))
    silent = {name for name, field in fields.items() if get_members(field).get("field_type") != "extra"}
    others = [("versions", each) for each in versions if each != current]
    return Needs(f"versions.{current}.needs", items, frozenset(silent.difference(_OF_AUTHORS)), others)
