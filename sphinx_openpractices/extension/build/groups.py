"""Splits a gallery with ``group-by`` into one gallery for each group, each with a title."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.extension.base.boundaries import guard_transform
from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    project_gallery,
    project_group_title,
    project_highlight,
)
from sphinx_openpractices.extension.base.reporting import _
from sphinx_openpractices.text.slugs import make_slug

from .caption_copies import CaptionCopyTransform, make_empty_caption

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MAX_HEADING = 5
"""The deepest heading that LaTeX supports (``visit_rubric`` in Sphinx's ``writers/latex.py``)."""


def split_into_groups(gallery: project_gallery, relations: Mapping[str, str]) -> None:
    """Replace *gallery* by a title and a gallery for each group, and one for the projects without a group.

    A project of several groups is in each of them; references lead to the first. The titles are headings one level
    below the section, so that readers can jump from one to the next (WCAG 2.2, 1.3.1), but not sections, so they are
    not in the table of contents. The caption of the gallery, if there is one, is the heading above them.
    """
    level = _count_sections(gallery) + 1
    caption = _get_document(gallery).ids.get(gallery.get("labelledby", ""))
    if caption is not None:
        caption["heading-level"] = min(level, _MAX_HEADING)
        level += 1
    shown: set[nodes.Node] = set()
    result: list[nodes.Element] = []
    for number, (name, title, highlights) in enumerate(_list_groups(gallery, relations), 1):
        result += _make_group(gallery, name, title, min(level, _MAX_HEADING))
        result[-1]["group"] = number
        result[-1] += [_copy_highlight(each) if each in shown else each for each in highlights]
        shown.update(highlights)
    if len(shown) < sum(len(part.children) for part in result[1::2]):
        _get_document(gallery).transformer.add_transform(guard_transform(CaptionCopyTransform))
    if caption is not None:
        result[1]["caption"] = gallery["labelledby"]
    result[0]["ids"] += gallery["ids"]
    result[0]["names"] += gallery["names"]
    parent = gallery.parent
    parent[parent.index(gallery) : parent.index(gallery) + 1] = result


def _list_groups(
    gallery: project_gallery, relations: Mapping[str, str]
) -> Iterator[tuple[str, str, list[project_highlight]]]:
    """Yield the name of each group, its title and its highlights; the name of the rest is empty."""
    key, wanted = gallery["group-by"], gallery["groups"]
    members: dict[str, list[project_highlight]] = {}
    rest: list[project_highlight] = []
    for highlight in gallery.highlights:
        groups = _get_group_names(highlight, key)
        mine = [name for name in groups if name in wanted or not wanted]
        for name in mine:
            members.setdefault(name, []).append(highlight)
        if not mine:
            rest.append(highlight)
    for name in wanted or _order_groups(key, members, relations):
        if name in members:
            yield name, relations.get(name, name) if key == "relation" else name, members[name]
    if rest:
        yield "", str(_("Other")), rest


def _get_group_names(highlight: project_highlight, key: str) -> list[str]:
    """Return the groups of a project."""
    value: str | list[str] = highlight.get(key, [])
    return [value] if isinstance(value, str) else list(value)


def _order_groups(key: str, groups: Mapping[str, object], relations: Mapping[str, str]) -> list[str]:
    """Return the names of groups: relations in the order of the configuration, others sorted by name."""
    return list(relations) if key == "relation" else sorted(groups, key=make_title_key)


def _make_group(gallery: project_gallery, name: str, title: str, level: int) -> tuple[nodes.rubric, nodes.Element]:
    """Return the title of a group, a heading of this level, and an empty gallery that is labeled by it."""
    document = _get_document(gallery)
    is_message = bool(name) and gallery["group-by"] == "tags"
    heading = project_group_title(title, title, classes=["project-group-title"], translatable=is_message)
    heading["heading-level"] = level
    heading["ids"].append(_choose_anchor(make_slug(name or "other"), gallery, document))
    document.set_id(heading)
    part = gallery.copy()
    part["ids"], part["names"] = [], []
    for node in (heading, part):
        node.source, node.line = gallery.source, gallery.line
    part["labelledby"] = heading["ids"][0]
    return heading, part


def _choose_anchor(name: str, gallery: project_gallery, document: nodes.document) -> str:
    """Return an anchor for the group *name*, to which links from elsewhere can lead for long.

    If the page has that anchor already, the name of the gallery is put before it, or what the gallery is grouped by.
    Only another gallery with a group of the same name changes more: its number follows.
    """
    owner = document.ids.get(gallery.get("labelledby", ""), gallery)
    longer = f"{make_slug(next(iter(owner['names']), gallery['group-by']))}-{name}"
    choices = chain((name, longer), (f"{longer}-{number}" for number in count(2)))
    return next(anchor for anchor in choices if anchor not in document.ids)


def _count_sections(node: nodes.Node) -> int:
    """Return the number of sections around *node*, at least one."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return max(depth, 1)


def _copy_highlight(highlight: project_highlight) -> nodes.Element:
    """Return a copy of a card without ids and names, which must be unique; its caption is filled later."""
    copy: nodes.Element = highlight.copy()
    for child in highlight.children:
        if isinstance(child, caption_element):
            copy += make_empty_caption(highlight)
        elif not isinstance(child, nodes.target):
            copy += child.deepcopy()
    for node in copy.findall(nodes.Element):
        node["ids"], node["names"] = [], []
    return copy


def _get_document(node: nodes.Node) -> nodes.document:
    """Return the document of *node*."""
    return cast("nodes.document", node.document)
