"""Repositories of an organization, as the REST APIs of GitHub, Forgejo and GitLab list them; an author saved the file.

Sources: GitHub, `List organization repositories
<https://docs.github.com/en/rest/repos/repos#list-organization-repositories>`__; GitLab, `Projects API
<https://docs.gitlab.com/api/projects/>`__; Forgejo and Gitea, `the API of Codeberg <https://codeberg.org/api/swagger>`__,
which is that of GitHub with a few names of its own. A file can also have one repository, the result of a search, or a
list for each page, as ``gh api --paginate --slurp`` prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .found_projects import Contents, FoundProject, as_list, choose_target, pick_project
from .import_format import LIST_KEY, ImportFormat

if TYPE_CHECKING:
    from collections.abc import Mapping

_GITHUB_KEYS = {
    "title": "name",
    "target": "homepage",
    "logo": "avatar_url",
    "summary": "description",
    "tags": "topics",
    "license": "license.spdx_id",
    "repository": "html_url",
    "draft": "private",
}
_GITLAB_KEYS = {
    "title": "name",
    "target": "web_url",
    "logo": "avatar_url",
    "summary": "description",
    "tags": "topics",
    "license": "license.key",
    "repository": "web_url",
    "draft": "visibility",
}
_FOUND = ("items", "data")
"""The keys of what a search has found, at GitHub and Forgejo."""
NO_LICENSE = ("NOASSERTION", "other")
"""A license that the host does not know."""
_SILENT_ENDS = ("url", "_at", "_url_to_repo")
_SILENT = ("node_id", "full_name", "path", "path_with_namespace", "name_with_namespace", "default_branch", "visibility")


def _get_items(data: Mapping[str, Any]) -> list[Any]:
    """Return the repositories of a list, of all pages, or of what a search has found."""
    lists = (data[key] for key in (LIST_KEY, *_FOUND) if isinstance(data.get(key), list))
    return [each for page in next(lists, [data]) for each in as_list(page)]


def _has_keys(data: Mapping[str, Any], *keys: str) -> bool:
    """Return whether each item has some keys."""
    items = _get_items(data)
    return bool(items) and all(isinstance(each, dict) and each.keys() >= set(keys) for each in items)


def _find_github(data: dict[str, Any], _language: str) -> Contents:
    """Find the repositories of GitHub or Forgejo; private ones become drafts."""
    found = []
    for place, item in _iterate_items(data):
        keys = {**_GITHUB_KEYS, "target": choose_target(item, ("homepage", "website", "html_url"))}
        keys |= {"license": "licenses"} if "licenses" in item else {}
        each = _pick(item, place, keys)
        each.values["draft"] = item.get("private") or None
        found.append(mark_repository(each, is_archived=item.get("archived"), is_fork=item.get("fork")))
    return Contents(found)


def _find_gitlab(data: dict[str, Any], _language: str) -> Contents:
    """Find the projects of GitLab; those that are not public become drafts."""
    found = []
    for place, item in _iterate_items(data):
        each = _pick(item, place, _GITLAB_KEYS)
        each.values["tags"] = each.values["tags"] or item.get("tag_list")  # its name before GitLab 14
        each.values["draft"] = item.get("visibility", "public") != "public" or None
        found.append(mark_repository(each, is_archived=item.get("archived"), is_fork=item.get("forked_from_project")))
    return Contents(found)


def _iterate_items(data: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(f"repository {index}", item) for index, item in enumerate(_get_items(data), 1)]


def _pick(item: dict[str, Any], place: str, keys: Mapping[str, str]) -> FoundProject:
    """Pick one repository; all but its texts is for programs."""
    silent = [key for key, value in item.items() if not isinstance(value, str) or key.endswith(_SILENT_ENDS)]
    found = pick_project(item, place, keys, extra=["language"], silent=[*silent, *_SILENT])
    if found.values["license"] in NO_LICENSE:
        found.values["license"] = None
    return found


def mark_repository(found: FoundProject, *, is_archived: Any, is_fork: Any) -> FoundProject:
    """Store under ``extra`` that a repository is archived, or a fork."""
    marks = {"archived": True} if is_archived else {}
    return found._replace(extra={**found.extra, **marks, **({"fork": True} if is_fork else {})})


GITHUB = ImportFormat(
    "repositories of GitHub or Forgejo",
    "full_name, html_url",
    lambda data: _has_keys(data, "full_name", "html_url"),
    _GITHUB_KEYS,
    _find_github,
)
GITLAB = ImportFormat(
    "projects of GitLab",
    "path_with_namespace, web_url",
    lambda data: _has_keys(data, "path_with_namespace", "web_url"),
    _GITLAB_KEYS,
    _find_gitlab,
)
