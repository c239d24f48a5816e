"""Selects the projects of a catalog that a gallery shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.spelling import suggest_name

from .keys import KeyProblem

if TYPE_CHECKING:
    from collections.abc import Collection

    from .entries import Catalog, Entry
    from .gallery import Gallery


def select_entries(catalog: Catalog, gallery: Gallery) -> tuple[list[Entry], list[KeyProblem]]:
    """Return the entries that a gallery selects, in its order, and a problem for each unknown name in its options."""
    entries = list(catalog.entries)
    if gallery.projects:
        entries = [catalog.by_id[name] for name in gallery.projects if name in catalog.by_id]
    if gallery.catalog:
        entries = [entry for entry in entries if entry.file == gallery.catalog]
    for key in ("tags", "relation"):
        if wanted := set(getattr(gallery, key)):
            entries = [entry for entry in entries if not wanted.isdisjoint(getattr(entry.project, key))]
    entries = [entry for entry in entries if entry.project.id not in gallery.exclude]
    if gallery.sort == "title":
        entries.sort(key=lambda entry: entry.project.title.casefold())
    return entries[: gallery.limit or None], _find_problems(catalog, gallery, found=bool(entries))


def _find_problems(catalog: Catalog, gallery: Gallery, *, found: bool) -> list[KeyProblem]:
    """Find unknown names in the options; without any, a gallery for which nothing was *found* excludes everything."""
    problems = []
    if gallery.catalog and gallery.catalog not in catalog.files:
        problems.append(KeyProblem("catalog", describe_unknown("catalog", gallery.catalog, catalog.files)))
    tags = {tag for entry in catalog.entries for tag in entry.project.tags} if gallery.tags else set()
    for key, noun, names in (
        ("projects", "project", catalog.by_id),
        ("exclude", "project", catalog.by_id),
        ("tags", "tag", tags),
    ):
        problems += [
            KeyProblem(key, describe_unknown(noun, name, names)) for name in getattr(gallery, key) if name not in names
        ]
    if not found and not problems and gallery.selects and catalog.entries:
        problems.append(KeyProblem("", "no project of the catalog matches all of its options"))
    return problems


def describe_unknown(noun: str, name: str, names: Collection[str]) -> str:
    """Return a message about a *name* that is not one of *names*."""
    return f'there is no {noun} "{name}"{suggest_name(name, names)}'
