"""Projects as ``funding.json``, with which an organization asks for funding.

Source: version 1 of the manifest of `FLOSS/fund <https://fundingjson.org>`__, and the limits of its `validator
<https://github.com/floss-fund/go-funding-json>`__.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from sphinx_openpractices.catalog.license_matching import list_operands
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.messages import Message, list_first, make_message
from sphinx_openpractices.text.slugs import make_id, make_slug

from .funding_fields import FUNDING_URL_BYTES, has_bytes, is_funding_id
from .left_out import list_left_out
from .web_target import find_web_target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sphinx_openpractices.catalog.entries import Entry

MAINTAINED = ("maintain",)
"""The relations of the projects for which an organization can ask, unless it has its own."""
_VERSION = "v1.0.0"
_GUID = "guid"
_MOST_PROJECTS = 30
_MOST_LICENSES = 5
_LICENSE_BYTES = (2, 64)
_MOST_TAGS = 10
_KEPT = ("id", "title", "target", "summary", "tags", "relation", "license", "repository")
"""The keys of a project that the file has, or chooses projects by."""


class ExportedFunding(NamedTuple):
    """The *data*, *notes* about what it lacks, and *problems* of projects that it cannot have."""

    data: dict[str, Any]
    notes: list[str]
    problems: list[Message]


def make_funding(
    entries: Iterable[Entry], given: Mapping[str, Any], relations: Collection[str] = MAINTAINED
) -> ExportedFunding:
    """Make a manifest of the projects with some *relations*, with ``entity`` and ``funding`` of what is *given*.

    If an earlier manifest is given, the URLs that prove who wrote it (``wellKnown``) are kept.
    """
    asked = [entry for entry in entries if {*relations} & {*entry.record.relation}]
    taken = Counter(_find_id(entry.record) for entry in asked)
    problems = {entry.record.id: [*_find_problems(entry, taken)] for entry in asked}
    projects: list[Project] = [entry.record for entry in asked if not problems[entry.record.id]]
    before = given.get("projects")
    earlier = {
        each.get("guid"): each for each in (before if isinstance(before, list) else ()) if isinstance(each, dict)
    }
    data = {
        **{key: given[key] for key in ("$schema",) if key in given},
        "version": given.get("version", _VERSION),
        "entity": given.get("entity"),
        "projects": [_make_project(each, earlier.get(_find_id(each), {})) for each in projects[:_MOST_PROJECTS]],
        "funding": given.get("funding"),
    }
    notes = [*_list_unproven(data), *_list_notes(projects)]
    return ExportedFunding(data, notes, [each for found in problems.values() for each in found])


def _find_id(project: Project) -> str:
    return str(project.extra.get(_GUID, project.id))


def _find_problems(entry: Entry, taken: Mapping[str, int]) -> Iterator[Message]:
    """Find what the manifest requires of a project, with what to write."""
    project: Project = entry.record
    page = find_web_target(project)
    licenses = _list_licenses(project)
    are_short = all(has_bytes(each, *_LICENSE_BYTES) for each in licenses)
    wrong = {
        "id": not is_funding_id(_find_id(project))
        and "write one of 3 to 32 lower-case letters, digits and hyphens, or write extra.guid",
        "extra.guid": taken[_find_id(project)] > 1 and "write an id that no other project has",
        "title": not has_bytes(project.title, 1, 250) and "shorten it to 250 bytes",
        "summary": not has_bytes(project.summary, 5, 2000) and "write one of 5 to 2,000 bytes",
        "target": not has_bytes(page, *FUNDING_URL_BYTES) and "write the URL of a page, of at most 250 bytes",
        "repository": not has_bytes(project.repository, *FUNDING_URL_BYTES) and "write its URL, of at most 250 bytes",
        "license": (not 1 <= len(licenses) <= _MOST_LICENSES and "write one, or up to 5 in an expression")
        or (not are_short and "write one whose name has at most 64 bytes"),
        "tags": not _list_tags(project) and "write at least one, of 2 to 32 letters, digits and hyphens",
    }
    for key, advice in wrong.items():
        if advice:
            text = f"{advice}; funding.json requires it"
            yield make_message(entry.file, entry.find_line(key), f"{entry.path}.{key}", text)


def _list_licenses(project: Project) -> list[str]:
    """Return the licenses without exceptions and plus signs; the names of the manifest are those of SPDX's list."""
    names = [each.partition(" WITH ")[0] for each in list_operands(project.license)]
    names = [each if each.startswith(("GPL-", "LGPL-")) else each.removesuffix("+") for each in names]
    return list(dict.fromkeys(each if each.startswith("LicenseRef-") else f"spdx:{each}" for each in names))


def _list_tags(project: Project) -> list[str]:
    # A slug of other scripts has Punycode, which no one searches for.
    slugs = (re.sub("-+", "-", make_slug(tag) if tag.isascii() else make_id(tag)) for tag in project.tags)
    return list(dict.fromkeys(each for each in slugs if has_bytes(each, 2, 32)))


def _make_project(project: Project, earlier: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "guid": _find_id(project),
        "name": project.title,
        "description": project.summary,
        "webpageUrl": _make_url(find_web_target(project), earlier.get("webpageUrl")),
        "repositoryUrl": _make_url(project.repository, earlier.get("repositoryUrl")),
        "licenses": _list_licenses(project),
        "tags": _list_tags(project)[:_MOST_TAGS],
    }


def _make_url(url: str, earlier: Any) -> dict[str, Any]:
    """Return a URL with its proof, which is that of the earlier manifest if the URL is the same."""
    kept = isinstance(earlier, dict) and earlier.get("url") == url and "wellKnown" in earlier
    return {"url": url, **({"wellKnown": earlier["wellKnown"]} if kept else {})}


def _list_unproven(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence about the URLs on other hosts than that of the entity, which need a proof."""
    entity = data["entity"] if isinstance(data["entity"], dict) else {}
    host = _find_host(entity.get("webpageUrl"))
    found = [
        f"{project['guid']}.{key}"
        for project in data["projects"]
        for key in ("webpageUrl", "repositoryUrl")
        if _find_host(project[key]) != host and "wellKnown" not in project[key]
    ]
    if host and found:
        yield f"add wellKnown, unless funding.json is on the same host: {list_first(found, len(found))}"


def _find_host(page: Any) -> str:
    url = page.get("url") if isinstance(page, dict) else None
    try:
        return urlsplit(url).netloc if isinstance(url, str) else ""
    except ValueError:
        return ""


def _list_notes(projects: Sequence[Project]) -> Iterator[str]:
    if len(projects) > _MOST_PROJECTS:
        rest = [each.id for each in projects[_MOST_PROJECTS:]]
        yield f"left out, because a file has at most {_MOST_PROJECTS} projects: {list_first(rest, len(rest))}"
    unclear = [each.id for each in projects if re.search(r" (AND|OR|WITH) |\+", each.license)]
    if unclear:
        names = list_first(unclear, len(unclear))
        yield f"licenses became a list, which tells neither exceptions nor whether both or either apply: {names}"
    lost = [each.id for each in projects if len(_list_tags(each)[:_MOST_TAGS]) < len(each.tags)]
    if lost:
        names = list_first(lost, len(lost))
        yield f"some tags were left out; a project has at most 10, of 2 to 32 letters, digits and hyphens: {names}"
    yield from list_left_out(Project, projects, _KEPT, _GUID)
