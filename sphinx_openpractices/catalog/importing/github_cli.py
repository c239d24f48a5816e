"""Repositories as ``gh repo list --json FIELDS`` prints them; an author chose the fields and saved the file.

Source: the `manual of gh <https://cli.github.com/manual/gh_repo_list>`__.
"""

from __future__ import annotations

from typing import Any

from .found_projects import Contents, FoundProject, as_list, choose_target, get_value, pick_project
from .import_format import LIST_KEY, ImportFormat
from .repositories import NO_LICENSE, mark_repository

_KEYS = {
    "title": "name",
    "target": "homepageUrl",
    "summary": "description",
    "tags": "repositoryTopics",
    "license": "licenseInfo.key",
    "repository": "url",
    "draft": "isPrivate",
}
_CERTAIN = {"homepageUrl", "repositoryTopics", "licenseInfo", "nameWithOwner", "isArchived", "isFork", "isPrivate"}
"""Fields that no other list has."""


def _are_repositories(data: dict[str, Any]) -> bool:
    items = as_list(data.get(LIST_KEY))
    return bool(items) and all(isinstance(each, dict) and "url" in each and each.keys() & _CERTAIN for each in items)


def _find_repositories(data: dict[str, Any], _language: str) -> Contents:
    """Find the repositories; private ones become drafts."""
    return Contents([_pick(each, f"repository {number}") for number, each in enumerate(data[LIST_KEY], 1)])


def _pick(item: dict[str, Any], place: str) -> FoundProject:
    """Pick one repository; all but its texts is for programs."""
    keys = {**_KEYS, "target": choose_target(item, ("homepageUrl", "url"))}
    silent = [key for key, value in item.items() if not isinstance(value, str) or key.endswith(("At", "Url"))]
    found = pick_project(item, place, keys, extra=(), silent=[*silent, "id", "nameWithOwner", "visibility"])
    values = found.values
    values["title"] = values["title"] or str(item.get("nameWithOwner") or "").rpartition("/")[2]
    values["license"] = None if values["license"] in NO_LICENSE else values["license"]
    values["draft"] = values["draft"] or None
    language = get_value(item, "primaryLanguage.name")
    found = found._replace(extra={"language": language} if isinstance(language, str) else {})
    return mark_repository(found, is_archived=item.get("isArchived"), is_fork=item.get("isFork"))


GITHUB_CLI = ImportFormat(
    "repositories of gh repo list", "url, homepageUrl or isArchived", _are_repositories, _KEYS, _find_repositories
)
