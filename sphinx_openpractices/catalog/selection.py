"""Selects the projects of a catalog that a gallery shows."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sphinx_openpractices.text.spelling import find_nearest, suggest_name

from .keys import KeyProblem
from .license_matching import list_licenses, match_license
from .value_order import find_mixed_kinds, sort_projects, split_sort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from .entries import Catalog, Entry
    from .gallery import Gallery, Selection
    from .project import Project
    from .value_order import ValueOrders


def select_entries(catalog: Catalog, gallery: Gallery, orders: ValueOrders) -> tuple[list[Entry], list[KeyProblem]]:
    """Return the entries that a gallery shows, in its order, and a problem for each unknown name in its options.

    *orders* are the orders of values that are configured.
    """
    found, problems = find_selected(catalog, gallery, may_be_empty=bool(gallery.empty))
    if mixed := find_mixed_kinds((entry.project for entry in found), split_sort(gallery.sort).key):
        problems.append(KeyProblem("sort", mixed))
    entries = sort_projects(found, gallery.sort, orders, attrgetter("project"))
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
    if excluded := {entry.project.id for entry in map(catalog.find, gallery.exclude) if entry}:
        entries = [entry for entry in entries if entry.project.id not in excluded]
    for is_selected in _make_tests(gallery):
        entries = [entry for entry in entries if is_selected(entry.project)]
    return entries, _find_problems(catalog, gallery, may_be_empty=may_be_empty)


def _make_tests(gallery: Selection) -> Iterator[Callable[[Project], bool]]:
    """Yield a test of projects for each kind of values that are selected: hundreds of pages may test each project."""
    tags, all_tags, unwanted = set(gallery.tags), set(gallery.all_tags), set(gallery.exclude_tags)
    relations = set(gallery.relation)
    if tags:
        yield lambda project: not tags.isdisjoint(project.tags)
    if all_tags:
        yield lambda project: all_tags.issubset(project.tags)
    if unwanted:
        yield lambda project: unwanted.isdisjoint(project.tags)
    if relations:
        yield lambda project: not relations.isdisjoint(project.relation)
    if gallery.license:
        yield lambda project: any(match_license(each, project.license) for each in gallery.license)


_CONTRADICTIONS = (("exclude", "projects"), ("exclude-tags", "tags"), ("exclude-tags", "all-tags"))
"""Options that cannot have the same name."""


def _find_problems(catalog: Catalog, gallery: Selection, *, may_be_empty: bool) -> list[KeyProblem]:
    """Find unknown names in the options, and names that are both selected and excluded.

    If a file of the catalog could not be read, the names may be in it, and a message has reported the file.
    """
    problems = []
    if gallery.catalog and gallery.catalog not in catalog.files:
        problems.append(KeyProblem("catalog", describe_unknown("catalog", gallery.catalog, catalog.files)))
    for one, other in _CONTRADICTIONS:
        names = getattr(gallery, other.replace("-", "_"))
        both = [name for name in getattr(gallery, one.replace("-", "_")) if name in names]
        problems += [KeyProblem(one, f'remove "{name}" here or from the option "{other}"') for name in both]
    if not catalog.is_complete:
        return problems
    missing = [("projects", name) for name in gallery.projects if catalog.find(name) is None]
    missing += [("exclude", name) for name in gallery.exclude if not (catalog.find(name) or catalog.find_draft(name))]
    problems += [KeyProblem(key, describe_unknown_project(catalog, name)) for key, name in missing]
    return [*problems, *_find_unused_values(catalog, gallery, may_be_empty=may_be_empty)]


def _find_unused_values(catalog: Catalog, gallery: Selection, *, may_be_empty: bool) -> Iterator[KeyProblem]:
    """Find tags and licenses that no project has, not even a draft."""
    wanted = {name: getattr(gallery, name.replace("-", "_")) for name in ("tags", "all-tags", "exclude-tags")}
    entries = [*catalog.entries, *catalog.drafts]
    for name, words in wanted.items():
        for tag in words:
            known = catalog.tags
            if tag not in known and not (may_be_empty and find_nearest(tag, known) is None):
                yield KeyProblem(name, describe_unknown("tag", tag, known))
    for license_ in () if may_be_empty else gallery.license:
        if not any(match_license(license_, entry.project.license) for entry in entries):
            licenses = {each for entry in entries for each in list_licenses(entry.project.license)}
            yield KeyProblem("license", f'no project has the license "{license_}"{suggest_name(license_, licenses)}')


def describe_unknown_project(catalog: Catalog, name: str, more: Iterable[str] = ()) -> str:
    """Return a message about a project that is not in a catalog, or is a draft; *more* are the names of others."""
    if draft := catalog.find_draft(name):
        return f'"{name}" is a draft, which is in no output; remove "draft" in {draft.file}:{draft.line} to show it'
    return describe_unknown("project", name, [*more, *catalog.names])


def describe_unknown(noun: str, name: str, names: Collection[str]) -> str:
    """Return a message about a *name* that is not one of *names*."""
    return f'there is no {noun} "{name}"{suggest_name(name, names)}'
