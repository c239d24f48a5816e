"""Selects the projects of a catalog that a gallery shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.spelling import find_nearest, suggest_name

from .keys import KeyProblem
from .sorting import make_title_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from .entries import Catalog, Entry
    from .gallery import Gallery, Selection


def select_entries(catalog: Catalog, gallery: Gallery) -> tuple[list[Entry], list[KeyProblem]]:
    """Return the entries that a gallery shows, in its order, and a problem for each unknown name in its options."""
    entries, problems = find_selected(catalog, gallery, may_be_empty=bool(gallery.empty))
    if gallery.sort == "title":
        entries.sort(key=lambda entry: make_title_key(entry.project.title))
    return entries[: gallery.limit or None], problems


def find_selected(
    catalog: Catalog, gallery: Selection, *, may_be_empty: bool = False
) -> tuple[list[Entry], list[KeyProblem]]:
    """Return the entries that are selected, and a problem for each unknown name.

    If the selection *may be empty*, a tag that no project has is a problem only if it is probably misspelled.
    """
    entries = list(catalog.entries)
    if gallery.projects:
        entries = list({entry.project.id: entry for entry in map(catalog.find, gallery.projects) if entry}.values())
    if gallery.catalog:
        entries = [entry for entry in entries if entry.file == gallery.catalog]
    for key in ("tags", "relation"):
        if wanted := set(getattr(gallery, key)):
            entries = [entry for entry in entries if not wanted.isdisjoint(getattr(entry.project, key))]
    if gallery.exclude:
        excluded = {entry.project.id for entry in map(catalog.find, gallery.exclude) if entry}
        entries = [entry for entry in entries if entry.project.id not in excluded]
    return entries, _find_problems(catalog, gallery, may_be_empty=may_be_empty)


def _find_problems(catalog: Catalog, gallery: Selection, *, may_be_empty: bool) -> list[KeyProblem]:
    """Find unknown names in the options.

    If a file of the catalog could not be read, the names may be in it, and a message has reported the file.
    """
    problems = []
    if gallery.catalog and gallery.catalog not in catalog.files:
        problems.append(KeyProblem("catalog", describe_unknown("catalog", gallery.catalog, catalog.files)))
    if not catalog.is_complete:
        return problems
    for key in ("projects", "exclude"):
        unknown = [name for name in getattr(gallery, key) if catalog.find(name) is None]
        problems += [KeyProblem(key, describe_unknown("project", name, catalog.names)) for name in unknown]
    tags = {tag for entry in catalog.entries for tag in entry.project.tags} if gallery.tags else set()
    unused = [tag for tag in gallery.tags if tag not in tags and not (may_be_empty and find_nearest(tag, tags) is None)]
    problems += [KeyProblem("tags", describe_unknown("tag", tag, tags)) for tag in unused]
    return problems


def describe_unknown(noun: str, name: str, names: Collection[str]) -> str:
    """Return a message about a *name* that is not one of *names*."""
    return f'there is no {noun} "{name}"{suggest_name(name, names)}'
