"""Splits a gallery with ``group-by`` into one gallery for each group, each with a title."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, cast

from docutils import nodes

from sphinx_openpractices.extension.base.boundaries import guard_transform
from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    project_gallery,
    project_group_title,
    project_highlight,
)
from sphinx_openpractices.text.slugs import make_slug

from .caption_copies import CaptionCopyTransform, make_empty_caption
from .group_members import list_groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from .group_members import Group

_MAX_HEADING = 5
"""The deepest heading that LaTeX supports (``visit_rubric`` in Sphinx's ``writers/latex.py``)."""


class AnchorPrefix(NamedTuple):
    """What the anchors of groups begin with; *is optional* in the first gallery with groups on a page."""

    text: str
    is_optional: bool
    is_name: bool
    """Whether it is the name of the gallery: then it also begins the labels of groups."""


def split_into_groups(gallery: project_gallery, prefix: AnchorPrefix, env: BuildEnvironment) -> None:
    """Replace *gallery* by a title and a gallery for each group, and for the projects without a group.

    Without any group, nothing changes. A project of several groups is in each of them; references lead to the first.
    The titles are headings one level below the section, so that readers can jump from one to the next (WCAG 2.2,
    1.3.1), but not sections, so they are not in the table of contents. The caption of the gallery, if there is one, is
    the heading above them.
    """
    groups = list_groups(gallery, gallery.declared, env) if gallery.declared is not None else []
    if not groups:
        return
    level = _count_sections(gallery) + 1
    caption = _get_document(gallery).ids.get(gallery.get("labelledby", ""))
    if caption is not None:
        caption["heading-level"] = min(level, _MAX_HEADING)
        level += 1
    shown: set[nodes.Node] = set()
    result: list[nodes.Element] = []
    for number, group in enumerate(groups, 1):
        result += _make_group(gallery, group, prefix, min(level, _MAX_HEADING))
        result[-1]["group"] = number
        if group.size:
            result[-1]["size"] = group.size
        result[-1] += [_copy_highlight(each) if each in shown else each for each in group.highlights]
        shown.update(group.highlights)
    if len(shown) < sum(len(part.children) for part in result[1::2]):
        _get_document(gallery).transformer.add_transform(guard_transform(CaptionCopyTransform))
    if caption is not None:
        result[1]["caption"] = gallery["labelledby"]
    result[0]["ids"] += gallery["ids"]
    result[0]["names"] += gallery["names"]
    parent = gallery.parent
    parent[parent.index(gallery) : parent.index(gallery) + 1] = result


def _make_group(
    gallery: project_gallery, group: Group, prefix: AnchorPrefix, level: int
) -> tuple[nodes.rubric, nodes.Element]:
    """Return the title of a group, a heading of this level, and an empty gallery that is labeled by it."""
    document = _get_document(gallery)
    heading = project_group_title(
        group.title, group.title, classes=["project-group-title"], translatable=group.is_message
    )
    heading["heading-level"] = level
    slug = make_slug(group.name or "other")
    heading["ids"].append(_choose_anchor(slug, prefix, document))
    label = nodes.fully_normalize_name(f"{prefix.text}-{slug}")
    if prefix.is_name and label not in document.nameids:
        heading["names"].append(label)
        document.note_explicit_target(heading, heading)
    document.set_id(heading)
    part = gallery.copy()
    part["ids"], part["names"] = [], []
    for node in (heading, part):
        node.source, node.line = gallery.source, gallery.line
    part["labelledby"] = heading["ids"][0]
    return heading, part


def choose_prefixes(galleries: Iterable[project_gallery], document: nodes.document) -> dict[nodes.Node, AnchorPrefix]:
    """Return what the anchors of the groups in each gallery begin with.

    This is the name of the gallery, or what it is grouped by, with a number from the second one on. So an anchor
    depends on the galleries that the author of the page writes, and not on which groups the others have at present.
    """
    found: dict[nodes.Node, AnchorPrefix] = {}
    for gallery in galleries:
        if gallery.declared is not None and gallery.declared.group_by:
            owner = document.ids.get(gallery.get("labelledby", ""), gallery)
            name = make_slug(next(iter(owner["names"]), gallery.declared.group_by))
            used = {prefix.text for prefix in found.values()}
            choices = chain((name,), (f"{name}-{number}" for number in count(2)))
            text = next(each for each in choices if each not in used)
            found[gallery] = AnchorPrefix(text, is_optional=not found, is_name=bool(owner["names"]))
    return found


def _choose_anchor(name: str, prefix: AnchorPrefix, document: nodes.document) -> str:
    """Return a free anchor for the group *name*: the page may have a heading, a label or a card with the first one."""
    longer = f"{prefix.text}-{name}"
    shorter = (name,) if prefix.is_optional else ()
    choices = chain(shorter, (longer,), (f"{longer}-{number}" for number in count(2)))
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
