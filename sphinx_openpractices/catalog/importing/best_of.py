"""``projects.yaml`` of a best-of list: projects by category, many of which have only the name of their repository.

Source: the `properties of projects <https://github.com/best-of-lists/best-of-generator#project-properties>`__ of
best-of-generator.
"""

from __future__ import annotations

from typing import Any

from .found_projects import (
    Contents,
    FoundProject,
    as_list,
    choose_target,
    find_unused_keys,
    is_empty,
    iterate_mappings,
    pick_project,
)
from .import_format import ImportFormat

_KEYS = {
    "title": "name",
    "target": "homepage",
    "summary": "description",
    "tags": "category",
    "license": "license",
    "repository": "github_id",
    "draft": "ignore",
}
_TARGETS = ("homepage", "docs_url", "github_url")
_HOSTS = {"github_id": "github", "gitlab_id": "gitlab"}
"""The keys of repositories, and how an address with their value begins."""
_PACKAGES = ("pypi_id", "conda_id", "npm_id", "maven_id", "dockerhub_id", "cargo_id", "go_id")
_SILENT = ["labels", "show", "group", *_HOSTS]


def _is_best_of(data: dict[str, Any]) -> bool:
    """Return whether there are projects with the category or the repository of a best-of list."""
    projects = as_list(data.get("projects"))
    is_listed = any(isinstance(each, dict) and each.keys() & {*_HOSTS, *_PACKAGES} for each in projects)
    return is_listed and bool(data.keys() & {"categories", "configuration", "labels"})


def _find_projects(data: dict[str, Any], _language: str) -> Contents:
    """Find the projects; their tags are the titles of their category and labels."""
    titles = _read_titles(data, "categories", "category", "title")
    names = _read_titles(data, "labels", "label", "name")
    found = []
    for place, project in iterate_mappings(data.get("projects"), "projects"):
        tags = [titles.get(str(each), each) for each in as_list(project.get("category"))]
        tags += [names.get(str(each), each) for each in as_list(project.get("labels"))]
        found.append(_pick(project, place, tags))
    return Contents(found, list(find_unused_keys(data, {"configuration", "categories", "labels", "projects"})))


def _read_titles(data: dict[str, Any], section: str, key: str, title: str) -> dict[str, Any]:
    """Return the titles of a section by the names that projects use."""
    items = (each for _place, each in iterate_mappings(data.get(section), section))
    return {str(each.get(key)): each.get(title) or each.get(key) for each in items}


def _pick(project: dict[str, Any], place: str, tags: list[Any]) -> FoundProject:
    """Pick one project; a repository is also the title of a project without a name."""
    host = next((key for key in _HOSTS if not is_empty(project.get(key))), "github_id")
    keys = {**_KEYS, "target": choose_target(project, _TARGETS), "repository": host}
    found = pick_project(project, place, keys, extra=_PACKAGES, silent=_SILENT)
    repository = found.values["repository"]
    if isinstance(repository, str) and repository.strip():
        found.values["repository"] = f"{_HOSTS[host]}:{repository.strip()}"
        if is_empty(found.values["title"]):
            found.values["title"] = repository.strip().rpartition("/")[2]
    found.values["tags"] = tags
    found.values["draft"] = found.values["draft"] or None
    return found


BEST_OF = ImportFormat(
    "projects.yaml of a best-of list",
    "projects with github_id, and categories, configuration or labels",
    _is_best_of,
    _KEYS,
    _find_projects,
)
