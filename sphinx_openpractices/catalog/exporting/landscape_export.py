"""Projects as ``landscape.yml``, the data file of a landscape.

Source: landscape2 1.x of the CNCF, `schema of the data file
<https://github.com/cncf/landscape2/blob/main/docs/config/schema/data.schema.json>`__, and what its command ``validate``
checks besides (``crates/core/src/data/legacy.rs``).
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.messages import Message, list_first, make_message
from sphinx_openpractices.text.urls import is_url

from .left_out import list_left_out
from .web_target import find_web_target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sphinx_openpractices.catalog.entries import Entry

    _Path = tuple[str, str]
    """The names of a category and its subcategory."""

_OTHER = "Other"
"""The category, or subcategory, of projects without a tag for it."""
_IMAGE = re.compile(r"\.(svg|gif|jpe?g|tiff?|png|webp|bmp)$")
"""How the name of a logo ends."""
_MATURITY = "maturity"
_KEPT = ("id", "title", "target", "logo", "summary", "tags", "license", "repository")
"""The keys of a project that its item has."""


class ExportedLandscape(NamedTuple):
    """The *data*, *notes* about what it lacks, and *problems* of projects that it cannot have."""

    data: dict[str, Any]
    notes: list[str]
    problems: list[Message]


def make_landscape(entries: Iterable[Entry]) -> ExportedLandscape:
    """Make a landscape: the first tag of a project is its category, and the second one its subcategory.

    What :mod:`.importing.landscape` makes of a landscape becomes the same categories and items again.
    """
    problems: list[Message] = []
    kept: list[Entry] = []
    taken: set[tuple[str, _Path]] = set()
    for entry in entries:
        place = (entry.record.title, _find_path(entry.record.tags))
        missing = [*_find_problems(entry, is_twice=place in taken)]
        problems += missing
        if not missing:
            kept.append(entry)
            taken.add(place)
    projects: list[Project] = [entry.record for entry in kept]
    paths = {project.id: _find_path(project.tags) for project in projects}
    categories: dict[str, dict[str, list[dict[str, Any]]]] = {}
    known = set(paths.values())
    for project in projects:
        category, subcategory = paths[project.id]
        categories.setdefault(category, {}).setdefault(subcategory, []).append(_make_item(project, known))
    data = [
        {"name": name, "subcategories": [{"name": each, "items": items} for each, items in subcategories.items()]}
        for name, subcategories in categories.items()
    ]
    return ExportedLandscape({"categories": data}, [*_list_notes(projects)], problems)


def _find_problems(entry: Entry, *, is_twice: bool) -> Iterable[Message]:
    """Find what an item requires and a project lacks; *is_twice* if its subcategory has an item with its title."""
    project: Project = entry.record

    def report(key: str, text: str) -> Message:
        return make_message(entry.file, entry.find_line(key), f"{entry.path}.{key}", text)

    if is_twice:
        yield report("title", "write another title; landscape.yml cannot have two of the same in a subcategory")
    if not find_web_target(project):
        yield report("target", "add the URL of a page, or a repository; landscape.yml requires one")
    if not project.logo:
        yield report("logo", "add an image; landscape.yml requires one")
    elif is_url(project.logo):
        yield report("logo", "save the image to a file, and write its path; landscape.yml cannot have URLs of logos")
    elif not _IMAGE.search(project.logo):
        yield report("logo", "use a file that ends in .svg; landscape.yml cannot have this one")


def _find_path(tags: Sequence[str]) -> _Path:
    """Return the category and subcategory of a project; an import puts the category before an ambiguous name."""
    category, subcategory = (*tags[:2], *[_OTHER] * 2)[:2]
    return category, subcategory.removeprefix(f"{category} / ")


def _make_item(project: Project, known: Collection[_Path]) -> dict[str, Any]:
    """Make an item; where two further tags are the path of other projects, the item is there, too."""
    rest = [*project.tags[2:]]
    more: list[_Path] = []
    words: list[str] = []
    while rest:
        path = _find_path(rest)
        if path in known and len(rest) > 1 and "/" not in "".join(path):  # the format has " / " between names
            more.append(path)
            del rest[:2]
        else:
            words.append(rest.pop(0))
    item = {
        "name": project.title,
        "description": project.summary,
        "homepage_url": find_web_target(project),
        "repo_url": project.repository,
        "logo": posixpath.basename(project.logo),
        "license": project.license,
        "project": str(project.extra.get(_MATURITY, "")),
        "second_path": [" / ".join(path) for path in more],
        "extra": {"summary_tags": ", ".join(words)} if words else {},
    }
    return {key: value for key, value in item.items() if value}


def _list_notes(projects: Sequence[Project]) -> Iterable[str]:
    unsorted = [each.id for each in projects if len(each.tags) < 2]
    if unsorted:
        which = list_first(unsorted, len(unsorted))
        yield f'in "{_OTHER}", because they have fewer than two tags, for category and subcategory: {which}'
    logos = list(dict.fromkeys(each.logo for each in projects))
    names = [posixpath.basename(each) for each in logos]
    if repeated := [each for each in logos if names.count(posixpath.basename(each)) > 1]:
        yield f"rename logos of the same name, because all are in one folder: {list_first(repeated, len(repeated))}"
    others = [each for each in logos if not each.endswith(".svg")]
    if others:
        yield f"logos that are not SVG, which some versions of landscape2 require: {list_first(others, len(others))}"
    yield from list_left_out(Project, projects, _KEPT, _MATURITY)
