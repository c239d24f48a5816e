"""How many projects have each relation, license and tag, and which lack a key that most should have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .license_matching import list_operands
from .sorting import make_title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .entries import Catalog
    from .project import Project

_ORGANIZATION = "organization"
_LACKING = ("license", "repository", "logo", "target")
"""The keys that most projects should have, in the order of a report."""
_OF_WORKS = ("license", "repository")
"""Those of them that an organization does not have."""
_COUNTED: dict[str, Callable[[Project], Iterable[str]]] = {
    "relation": lambda project: project.relation,
    "license": lambda project: list_operands(project.license),
    "tags": lambda project: project.tags,
}
"""The keys whose values are counted, each with its values in a project."""


class ProjectCounts(NamedTuple):
    """What there is in *files*: *total* projects, and *drafts*, which are not counted otherwise.

    *values* has the numbers of projects with each value by key, the most common first, and *lacking* the ids of
    projects without a key. A license counts for each expression that names it.
    """

    files: tuple[str, ...]
    total: int
    drafts: int
    values: dict[str, dict[str, int]]
    lacking: dict[str, list[str]]


def count_projects(catalog: Catalog, orders: Mapping[str, Sequence[str]]) -> ProjectCounts:
    """Count the projects of a catalog; values without an order are sorted by number, and then as titles."""
    projects: list[Project] = [entry.record for entry in catalog.entries]
    return ProjectCounts(
        catalog.files,
        len(projects),
        len(catalog.drafts),
        {key: _count_values(map(find, projects), orders.get(key, ())) for key, find in _COUNTED.items()},
        {key: [each.id for each in projects if _lacks(each, key)] for key in _LACKING},
    )


def _count_values(found: Iterable[Iterable[str]], order: Sequence[str]) -> dict[str, int]:
    """Count in how many projects each value is."""
    numbers = Counter(value for values in found for value in dict.fromkeys(values))
    ranks = {value: rank for rank, value in enumerate(order)}
    first = len(ranks)
    return dict(
        sorted(numbers.items(), key=lambda each: (ranks.get(each[0], first), -each[1], make_title_key(each[0])))
    )


def _lacks(project: Project, key: str) -> bool:
    return not getattr(project, key) and not (key in _OF_WORKS and project.kind == _ORGANIZATION)
