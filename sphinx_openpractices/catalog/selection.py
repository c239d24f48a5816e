"""Which projects of a catalog a gallery shows. Pure: knows nothing of Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.spelling import suggest_name

from .keys import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from .gallery import Gallery
    from .reading import Catalog, Entry


def select(catalog: Catalog, gallery: Gallery) -> tuple[list[Entry], list[Problem]]:
    """The entries that a gallery asks for, in its order, and a problem for each word that asks for nothing."""
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
    return entries[: gallery.limit or None], problems_of(catalog, gallery, found=bool(entries))


def problems_of(catalog: Catalog, gallery: Gallery, *, found: bool) -> list[Problem]:
    """What a gallery asks for in vain; when that is no single word, its options exclude each other."""
    problems = []
    if gallery.catalog and gallery.catalog not in catalog.files:
        problems.append(Problem("catalog", unknown("catalog", gallery.catalog, catalog.files)))
    tags = {tag for entry in catalog.entries for tag in entry.project.tags} if gallery.tags else set()
    for key, noun, names in (
        ("projects", "project", catalog.by_id),
        ("exclude", "project", catalog.by_id),
        ("tags", "tag", tags),
    ):
        problems += [Problem(key, unknown(noun, name, names)) for name in getattr(gallery, key) if name not in names]
    if not found and not problems and gallery.selects and catalog.entries:
        problems.append(Problem("", "no project of the catalog meets all of its options"))
    return problems


def unknown(noun: str, name: str, names: Collection[str]) -> str:
    """Words for a name that is not there."""
    return f'there is no {noun} "{name}"{suggest_name(name, names)}'
