"""A gallery with ``group-by`` becomes a gallery for each group, below a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_openpractices.extension.base.warnings import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight

_MAX_HEADING = 5
"""The deepest heading that LaTeX has too (``visit_rubric`` in Sphinx's ``writers/latex.py``)."""


def split_into_groups(gallery: project_gallery, relations: Mapping[str, str]) -> None:
    """Put a title and a gallery in place of *gallery* for each group, and one for what belongs to none.

    A project of several groups is in each of them; references lead to the first. The titles are headings of the level
    below the section's, so that readers can jump from one to the next, but no sections: they have no place in the
    table of contents (WCAG 2.2, 1.3.1). The caption of the gallery, if there is one, is a heading above them.
    """
    key, wanted = gallery["group-by"], gallery["groups"]
    members: dict[str, list[nodes.Node]] = {}
    rest: list[nodes.Node] = []
    for highlight in gallery.children:
        words = _get_group_names(cast("project_highlight", highlight), key)
        mine = [word for word in words if word in wanted or not wanted]
        for word in mine:
            members.setdefault(word, []).append(highlight)
        if not mine:
            rest.append(highlight)
    names = [name for name in wanted or _order_groups(key, members, relations) if name in members]
    titled = [(relations.get(name, name) if key == "relation" else name, members[name]) for name in names]
    if rest:
        titled.append((str(_("Other")), rest))
    level = _count_sections(gallery) + 1
    caption = _get_document(gallery).ids.get(gallery.get("labelledby", ""))
    if caption is not None:
        caption["heading-level"] = min(level, _MAX_HEADING)
        level += 1
    shown: set[nodes.Node] = set()
    result: list[nodes.Element] = []
    for number, (title, highlights) in enumerate(titled, 1):
        result += _make_group(
            gallery, title, min(level, _MAX_HEADING), translatable=key == "tags" and highlights is not rest
        )
        result[-1]["group"] = number
        result[-1] += [_copy_highlight(each) if each in shown else each for each in highlights]
        shown.update(highlights)
    if caption is not None:
        result[1]["caption"] = gallery["labelledby"]
    result[0]["ids"] += gallery["ids"]
    result[0]["names"] += gallery["names"]
    parent = gallery.parent
    parent[parent.index(gallery) : parent.index(gallery) + 1] = result


def _get_group_names(highlight: project_highlight, key: str) -> list[str]:
    """The groups that a project belongs to."""
    value: str | list[str] = highlight.get(key, [])
    return [value] if isinstance(value, str) else list(value)


def _order_groups(key: str, groups: Mapping[str, object], relations: Mapping[str, str]) -> list[str]:
    """The names of groups: relations as the site lists them, all else by name."""
    return list(relations) if key == "relation" else sorted(groups, key=str.casefold)


def _make_group(
    gallery: project_gallery, title: str, level: int, *, translatable: bool
) -> tuple[nodes.rubric, nodes.Element]:
    """The title of a group, a heading of this level, and an empty gallery, which it names."""
    heading = nodes.rubric(title, title, classes=["project-group-title"], translatable=translatable)
    heading["heading-level"] = level
    part = gallery.copy()
    part["ids"], part["names"] = [], []
    for node in (heading, part):
        node.source, node.line = gallery.source, gallery.line
    part["labelledby"] = _get_document(gallery).set_id(heading)
    return heading, part


def _count_sections(node: nodes.Node) -> int:
    """How many sections *node* stands in, one at least."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return max(depth, 1)


def _copy_highlight(highlight: nodes.Node) -> nodes.Node:
    """The same card once more, without the names that can only be there once."""
    copy = highlight.deepcopy()
    for node in copy.findall(nodes.Element):
        node["ids"], node["names"] = [], []
        if isinstance(node, nodes.footnote_reference):  # docutils resolves those that it has been told of
            document = _get_document(highlight)
            document.note_autofootnote_ref(node) if node.get("auto") == 1 else document.set_id(node)
            if "refname" in node:
                document.note_footnote_ref(node)
    return copy


def _get_document(node: nodes.Node) -> nodes.document:
    """The page."""
    return cast("nodes.document", node.document)
