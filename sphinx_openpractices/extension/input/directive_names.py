"""The names of the directives, and what authors write in their place."""

from __future__ import annotations

from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES, PROJECTS
from sphinx_openpractices.text.spelling import find_nearest

FIGURE = PROJECTS.directive
ITEM_DIRECTIVES = tuple(each.directive for each in ENTRY_TYPES.values())
"""The directives for one entry, which cannot contain others."""
SUMMARY = "practice-summary"
DIRECTIVES = (*ITEM_DIRECTIVES, *(each.list_directive for each in ENTRY_TYPES.values()), SUMMARY)
_LIKENESS = 0.85


def find_directive(name: str) -> str | None:
    """Return the directive with this name, or the one that was probably meant: ``project_figures``."""
    parts = name.replace("_", "-").split("-")
    for each in ("-".join(parts), "-".join(reversed(parts))):
        if found := find_nearest(each, DIRECTIVES, likeness=_LIKENESS):
            return found
    return None
