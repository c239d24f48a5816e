"""Splits a gallery with ``group-by`` into one gallery for each group, each with a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.extension.base.reporting import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

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
    for number, (title, highlights, translatable) in enumerate(_list_groups(gallery, relations), 1):
        result += _make_group(gallery, title, min(level, _MAX_HEADING), translatable=translatable)
        result[-1]["group"] = number
        result[-1] += [_copy_highlight(each) if each in shown else each for each in highlights]
        shown.update(highlights)
    if caption is not None:
        result[1]["caption"] = gallery["labelledby"]
    result[0]["ids"] += gallery["ids"]
    result[0]["names"] += gallery["names"]
    parent = gallery.parent
    parent[parent.index(gallery) : parent.index(gallery) + 1] = result


def _list_groups(
    gallery: project_gallery, relations: Mapping[str, str]
) -> Iterator[tuple[str, list[nodes.Node], bool]]:
    """Yield the title of each group, its highlights, and whether translators get its title."""
    key, wanted = gallery["group-by"], gallery["groups"]
    members: dict[str, list[nodes.Node]] = {}
    rest: list[nodes.Node] = []
    for highlight in gallery.children:
        groups = _get_group_names(cast("project_highlight", highlight), key)
        mine = [name for name in groups if name in wanted or not wanted]
        for name in mine:
            members.setdefault(name, []).append(highlight)
        if not mine:
            rest.append(highlight)
    for name in wanted or _order_groups(key, members, relations):
        if name in members:
            yield relations.get(name, name) if key == "relation" else name, members[name], key == "tags"
    if rest:
        yield str(_("Other")), rest, False


def _get_group_names(highlight: project_highlight, key: str) -> list[str]:
    """Return the groups of a project."""
    value: str | list[str] = highlight.get(key, [])
    return [value] if isinstance(value, str) else list(value)


def _order_groups(key: str, groups: Mapping[str, object], relations: Mapping[str, str]) -> list[str]:
    """Return the names of groups: relations in the order of the configuration, others sorted by name."""
    return list(relations) if key == "relation" else sorted(groups, key=make_title_key)


def _make_group(
    gallery: project_gallery, title: str, level: int, *, translatable: bool
) -> tuple[nodes.rubric, nodes.Element]:
    """Return the title of a group, a heading of this level, and an empty gallery that is labeled by it."""
    heading = nodes.rubric(title, title, classes=["project-group-title"], translatable=translatable)
    heading["heading-level"] = level
    part = gallery.copy()
    part["ids"], part["names"] = [], []
    for node in (heading, part):
        node.source, node.line = gallery.source, gallery.line
    part["labelledby"] = _get_document(gallery).set_id(heading)
    return heading, part


def _count_sections(node: nodes.Node) -> int:
    """Return the number of sections around *node*, at least one."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return max(depth, 1)


def _copy_highlight(highlight: nodes.Node) -> nodes.Node:
    """Return a copy of a card without ids and names, which must be unique."""
    copy = highlight.deepcopy()
    for node in copy.findall(nodes.Element):
        node["ids"], node["names"] = [], []
        if isinstance(node, nodes.footnote_reference):  # docutils resolves only those that the document has noted
            document = _get_document(highlight)
            document.note_autofootnote_ref(node) if node.get("auto") == 1 else document.set_id(node)
            if "refname" in node:
                document.note_footnote_ref(node)
    return copy


def _get_document(node: nodes.Node) -> nodes.document:
    """Return the document of *node*."""
    return cast("nodes.document", node.document)
