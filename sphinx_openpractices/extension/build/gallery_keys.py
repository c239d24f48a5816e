"""What a gallery does by the keys of its projects: sorts them, and adds the lines of metadata that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_openpractices.catalog.extra_keys import EXTRA_PREFIX
from sphinx_openpractices.catalog.key_values import (
    find_values,
    has_any_key,
    has_mapping,
    list_extra_names,
)
from sphinx_openpractices.catalog.project import PROJECT_KEYS
from sphinx_openpractices.catalog.value_order import (
    CATALOG_ORDER,
    find_mixed_kinds,
    rank_records,
    sort_records,
    split_sort,
)
from sphinx_openpractices.extension.base.nodes import project_highlight, project_meta, project_tag
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.spelling import find_nearest
from sphinx_openpractices.text.urls import read_web_url

from .domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_openpractices.catalog.key_values import KeyValue
    from sphinx_openpractices.catalog.project import Project
    from sphinx_openpractices.extension.base.labels import Labels
    from sphinx_openpractices.extension.base.nodes import project_gallery


def check_key(gallery: project_gallery, option: str, name: str, env: BuildEnvironment) -> bool:
    """Return whether a gallery can use a key, which some project of the page or of the catalog has; report if not."""
    site = get_domain(env).catalog
    projects = [get_project(highlight) for highlight in gallery.highlights]
    if with_mapping := next((each for each in projects if has_mapping(each, name)), None):
        hint = "it can be a text, a number, a boolean, a date or a list of these"
        _report(
            gallery, option, f'"{name}" of the project "{with_mapping.title}" has a mapping or a list inside; {hint}'
        )
    if not projects or has_any_key(projects, name) or site.knows_key(env.docname, name):
        return True
    highlights = cast("nodes.document", gallery.document).findall(project_highlight)
    page = [each.declared for each in highlights if each.declared is not None]
    if has_any_key(page, name):
        return True
    if site.catalog.is_complete:
        _report(gallery, option, f'no project has the key "{name}"{_suggest_key(name, [*page, *site.projects])}')
    return False


def _suggest_key(name: str, projects: Sequence[Project]) -> str:
    """Return a suggestion for a key that no project has, without regard to what the names under ``extra`` begin with.

    A key that is not one of a site's own is hardly misspelled: without a similar name, it is missing in the catalog.
    """
    is_own = name.startswith(EXTRA_PREFIX)
    names = [*(PROJECT_KEYS.names if is_own else ()), *list_extra_names(projects)]
    known = {each.removeprefix(EXTRA_PREFIX): each for each in names}
    if nearest := find_nearest(name.removeprefix(EXTRA_PREFIX), known):
        return f'; did you mean "{known[nearest]}"?'
    return f'; add it to a project, or remove "{name}" here'


def sort_gallery(gallery: project_gallery, env: BuildEnvironment) -> None:
    """Sort a gallery by any key; by title only once titles are translated, see :class:`.GalleryTransform`."""
    sort = gallery.get("sort", CATALOG_ORDER)
    name = split_sort(sort).key
    if name == "title" or (name != CATALOG_ORDER and not check_key(gallery, "sort", name, env)):
        return
    projects = [get_project(highlight) for highlight in gallery.highlights]
    own = [highlight for highlight in gallery.highlights if "entry" not in highlight]
    if own and (mixed := find_mixed_kinds(projects, name)):  # of entries alone, the selection reports it
        _report(gallery, "sort", mixed)
    orders = get_domain(env).catalog.labels.orders
    gallery.children = [*sort_records(gallery.highlights, sort, orders, get_project)]


def check_filter_keys(gallery: project_gallery, env: BuildEnvironment) -> None:
    """Remove keys that no project has from those by which readers can filter; report them if an author named them."""
    named: list[str] = gallery.get("filter-keys", [])
    if named and named != list(PROJECT_KEYS.filtered):
        gallery["filter-keys"] = [name for name in named if check_key(gallery, "filter", name, env)]


def get_project(highlight: project_highlight) -> Project:
    """Return the project of a highlight, while the page is read."""
    assert highlight.declared is not None  # noqa: S101 - for the type checker
    return highlight.declared


def add_meta(gallery: project_gallery, env: BuildEnvironment) -> None:
    """Add to each highlight the metadata that the gallery shows, in the order of its option ``show``."""
    wanted: list[str] = gallery.get("show", [])
    shown = [name for name in wanted if name != "title" and check_key(gallery, "show", name, env)]
    labels = get_domain(env).catalog.labels
    for highlight in gallery.highlights if shown else ():
        values = [(name, find_values(get_project(highlight), name)) for name in shown]
        if fields := [_make_field(name, each, labels) for name, each in values if each]:
            meta = project_meta("", *fields)
            for tag in meta.findall(project_tag):
                tag.source, tag.line = highlight.source, highlight.line
            highlight.append(meta)
    if gallery.get("layout") == "table":
        projects = [get_project(highlight) for highlight in gallery.highlights]
        ranks = {name: rank_records(projects, name, labels.orders) for name in shown}
        for index, highlight in enumerate(gallery.highlights):
            highlight["ranks"] = {name: each[index] for name, each in ranks.items()}


def _make_field(name: str, values: tuple[KeyValue, ...], labels: Labels) -> nodes.field:
    """Return a line of metadata; only the texts that an author wrote are messages for translators."""
    content = [part for value in values for part in (nodes.Text(", "), _make_value(name, value, labels))][1:]
    text = nodes.paragraph("", "", *content, translatable=False, support_smartquotes=False)
    label = nodes.field_name("", labels.label_key(name), translatable=False)
    return nodes.field("", label, nodes.field_body("", text), key=name)


def _make_value(name: str, value: KeyValue, labels: Labels) -> nodes.Element:
    """Return the node of a value: a link for the URL of a web page, or the label of the value."""
    label = labels.label_value(name, value)
    is_own = name.startswith(EXTRA_PREFIX)
    if isinstance(value, str) and (name == "repository" or (is_own and _is_web_url(value))):
        return nodes.reference("", value.partition("://")[2].rstrip("/"), refuri=value)
    is_message = label == value and (name == "tags" or is_own)  # others have their labels in conf.py
    return project_tag(label, label) if is_message else nodes.inline("", label)


def _is_web_url(value: str) -> bool:
    """Return whether a text is the URL of a web page."""
    if not value.lower().startswith(("http://", "https://")):
        return False
    try:
        read_web_url(value)
    except ValueError:
        return False
    return True


def _report(gallery: project_gallery, option: str, message: str) -> None:
    report_warning(Subtype.SELECTION, f'project-gallery: option "{option}": {message}', gallery)
