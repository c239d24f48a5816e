"""Splits a list with ``group-by`` into one list for each group, each with a title."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, cast

from docutils import nodes

from sphinx_openpractices.extension.base.boundaries import guard_transform
from sphinx_openpractices.extension.base.entry_nodes import entry_item, entry_list, entry_markup
from sphinx_openpractices.extension.base.nodes import entry_group_title
from sphinx_openpractices.text.slugs import make_slug

from .group_members import list_groups
from .markup_copies import MarkupCopyTransform, make_empty_markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from .group_members import Group

MAX_HEADING = 5
"""The deepest heading that LaTeX supports (``visit_rubric`` in Sphinx's ``writers/latex.py``)."""


class AnchorPrefix(NamedTuple):
    """What the anchors of groups begin with; *is optional* in the first list with groups on a page."""

    text: str
    is_optional: bool
    is_name: bool
    """Whether it is the name of the list: then it also begins the labels of groups."""


def split_into_groups(whole: entry_list, prefix: AnchorPrefix, env: BuildEnvironment) -> None:
    """Replace *whole* by a title and a list for each group, and for the entries without a group.

    Without any group, nothing changes. An entry of several groups is in each of them; references lead to the first.
    The titles are headings one level below the section, so that readers can jump from one to the next (WCAG 2.2,
    1.3.1), but not sections, so they are not in the table of contents. The caption of the list, if there is one, is
    the heading above them.
    """
    groups = list_groups(whole, whole.declared, env) if whole.declared is not None else []
    if not groups:
        return
    level = count_sections(whole) + 1
    caption = get_document(whole).ids.get(whole.get("labelledby", ""))
    if caption is not None:
        caption["heading-level"] = min(level, MAX_HEADING)
        level += 1
    shown: set[nodes.Node] = set()
    result: list[nodes.Element] = []
    for number, group in enumerate(groups, 1):
        result += _make_group(whole, group, prefix, min(level, MAX_HEADING))
        result[-1]["group"] = number
        if group.size:
            result[-1]["size"] = group.size
        result[-1] += [_copy_item(each) if each in shown else each for each in group.entries]
        shown.update(group.entries)
    if len(shown) < sum(len(part.children) for part in result[1::2]):
        get_document(whole).transformer.add_transform(guard_transform(MarkupCopyTransform))
    if caption is not None:
        result[1]["caption"] = whole["labelledby"]
    result[0]["ids"] += whole["ids"]
    result[0]["names"] += whole["names"]
    parent = whole.parent
    parent[parent.index(whole) : parent.index(whole) + 1] = result


def _make_group(
    whole: entry_list, group: Group, prefix: AnchorPrefix, level: int
) -> tuple[nodes.rubric, nodes.Element]:
    """Return the title of a group, a heading of this level, and an empty list that is labeled by it."""
    document = get_document(whole)
    heading = entry_group_title(
        group.title, group.title, classes=[f"{whole.type_name}-group-title"], translatable=group.is_message
    )
    heading["heading-level"] = level
    slug = make_slug(group.name or "other")
    heading["ids"].append(_choose_anchor(slug, prefix, document))
    label = nodes.fully_normalize_name(f"{prefix.text}-{slug}")
    if prefix.is_name and label not in document.nameids:
        heading["names"].append(label)
        document.note_explicit_target(heading, heading)
    document.set_id(heading)
    part = whole.copy()
    part["ids"], part["names"] = [], []
    for node in (heading, part):
        node.source, node.line = whole.source, whole.line
    part["labelledby"] = heading["ids"][0]
    return heading, part


def choose_prefixes(lists: Iterable[entry_list], document: nodes.document) -> dict[nodes.Node, AnchorPrefix]:
    """Return what the anchors of the groups in each list begin with.

    This is the name of the list, or what it is grouped by, with a number from the second one on. So an anchor
    depends on the lists that the author of the page writes, and not on which groups the others have at present.
    """
    found: dict[nodes.Node, AnchorPrefix] = {}
    for whole in lists:
        if whole.declared is not None and whole.declared.group_by:
            owner = document.ids.get(whole.get("labelledby", ""), whole)
            name = make_slug(next(iter(owner["names"]), whole.declared.group_by))
            used = {prefix.text for prefix in found.values()}
            choices = chain((name,), (f"{name}-{number}" for number in count(2)))
            text = next(each for each in choices if each not in used)
            found[whole] = AnchorPrefix(text, is_optional=not found, is_name=bool(owner["names"]))
    return found


def _choose_anchor(name: str, prefix: AnchorPrefix, document: nodes.document) -> str:
    """Return a free anchor for the group *name*: the first one may be that of a heading or of an entry."""
    longer = f"{prefix.text}-{name}"
    shorter = (name,) if prefix.is_optional else ()
    choices = chain(shorter, (longer,), (f"{longer}-{number}" for number in count(2)))
    return next(anchor for anchor in choices if anchor not in document.ids)


def count_sections(node: nodes.Node) -> int:
    """Return the number of sections around *node*, at least one."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return max(depth, 1)


def _copy_item(item: entry_item) -> nodes.Element:
    """Return a copy of an item without ids and names, which must be unique; its markup is filled later."""
    copy: nodes.Element = item.copy()
    for child in item.children:
        if isinstance(child, entry_markup):
            copy += make_empty_markup(child, item)
        elif not isinstance(child, nodes.target):
            copy += child.deepcopy()
    for node in copy.findall(nodes.Element):
        node["ids"], node["names"] = [], []
    return copy


def get_document(node: nodes.Node) -> nodes.document:
    """Return the document of *node*."""
    return cast("nodes.document", node.document)
