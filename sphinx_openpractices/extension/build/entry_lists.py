"""Arranges items in lists when a page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.catalog.value_order import split_sort
from sphinx_openpractices.extension.base.boundaries import guard_transform
from sphinx_openpractices.extension.base.entry_nodes import (
    entry_element,
    entry_item,
    entry_list,
    entry_markup,
    find_lists,
    find_title,
)
from sphinx_openpractices.extension.base.nodes import project_gallery, project_link, split_link
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning

from .caption_html import CaptionHtmlTransform
from .entry_anchors import report_duplicates
from .entry_items import is_draft, make_left_out
from .entry_kinds import ENTRY_KINDS
from .entry_sections import SectionTransform
from .filter_choices import add_filter
from .groups import choose_prefixes, split_into_groups
from .heading_titles import LabelTextTransform
from .label_checks import note_names
from .list_keys import check_filter_keys, get_record, sort_list
from .plain_texts import PlainTextTransform
from .shown_entries import note_list_keys

if TYPE_CHECKING:
    from collections.abc import Iterator


_BY_TITLE = ("title", "-title")
"""Orders of a list that depend on the language of the page."""


class EntryTransform(SphinxTransform):
    """Turns adjacent items into lists, removes all other content from lists, and arranges them by their options.

    Runs when a page is read, before Sphinx collects text to translate (``PreserveTranslatableMessages``, 10).
    """

    default_priority = 8

    def apply(self, **kwargs: Any) -> None:
        """Arrange the items of the page."""
        found = list(self.document.findall(entry_element))  # one pass: a page can have thousands of nodes
        if not found:
            return
        items = [each for each in found if isinstance(each, entry_item)]
        lists = [each for each in found if isinstance(each, entry_list)]
        moved: dict[nodes.Node, nodes.Node] = {}
        for each in found:
            _lift_nested(each, moved)
        report_duplicates(items)
        # In order: an item that was wrapped together with previous ones already has a list.
        lists.extend(_wrap_neighbors(each) for each in items if not isinstance(each.parent, entry_list))
        _name_filters(lists)
        prefixes = choose_prefixes(lists, self.document)
        note_names((get_record(each) for each in items if "entry" not in each), self.env)
        for each in lists:
            if each.parent is not None:
                others = _take_others(each)
                ENTRY_KINDS[each.type_name].arrange_list(each, self.env)  # which may add items to an empty list
                _place_others(each, *others)
                sort_list(each, self.env)
                ENTRY_KINDS[each.type_name].add_meta(each, self.env)
                check_filter_keys(each, self.env)
                if "filter" in each and each.children:
                    add_filter(each, self.env)
                note_list_keys(each, self.env)
                if each in prefixes and each.children:
                    split_into_groups(each, prefixes[each], self.env)
        for element in (*items, *lists):
            element.declared = None  # nodes are plain data
        self.document.transformer.add_transform(guard_transform(PlainTextTransform))
        self.document.transformer.add_transform(guard_transform(LabelTextTransform))
        self.document.transformer.add_transform(guard_transform(CaptionHtmlTransform))
        if any(each.get("sort") in _BY_TITLE for each in lists):
            self.document.transformer.add_transform(guard_transform(_SortTransform))
        if any("sections" in each or not isinstance(each, project_gallery) for each in lists):
            self.document.transformer.add_transform(guard_transform(SectionTransform))


def _name_filters(lists: list[entry_list]) -> None:
    """Number the lists with a filter but no name, from the second one on."""
    nameless = [each for each in lists if each.get("filter") == ""]
    for number, each in enumerate(nameless[1:], 2):
        each["filter"] = str(number)


class _SortTransform(SphinxTransform):
    """Sorts lists by title, after ``Locale`` (20), so by the title that readers see.

    Added only to pages with a list that is sorted by title.
    """

    default_priority = 210

    def apply(self, **kwargs: Any) -> None:
        """Sort the lists."""
        for each in find_lists(self.document):
            if isinstance(each, entry_list) and (sort := each.get("sort")) in _BY_TITLE:
                titled = [(find_title(entry), entry) for entry in each.entries]
                keyed = [(make_title_key(title.astext()), entry) for title, entry in titled if title is not None]
                keyed.sort(key=lambda pair: pair[0], reverse=split_sort(sort).reverse)
                untitled = [entry for title, entry in titled if title is None]
                each.children = [*(entry for _key, entry in keyed), *untitled]


def _lift_nested(inner: entry_element, moved: dict[nodes.Node, nodes.Node]) -> None:
    """Move an entry or a list out of the markup of another entry, after this.

    *moved* maps an item to the last node that was moved after it, so that several keep their order.
    """
    markup = inner.parent
    while markup is not None and not isinstance(markup, entry_markup):
        if isinstance(markup, entry_list):
            return  # the list is moved as a whole
        markup = markup.parent
    if markup is None:
        return
    outer = markup.parent
    message = f"a {ENTRY_KINDS[inner.type_name].type.item_name} cannot be inside another; it was moved after it"
    report_error(Subtype.GALLERY, message, inner)
    if inner.parent is not markup and len(inner.parent.children) == 1:  # Sphinx and its writers expect content there
        inner.parent.insert(0, make_left_out(f"a {ENTRY_KINDS[inner.type_name].type.item_name} that was moved"))
    inner.parent.remove(inner)
    place = moved.get(outer, outer)
    place.parent.insert(place.parent.index(place) + 1, inner)
    moved[outer] = inner
    if not markup.children:
        outer.remove(markup)


def _wrap_neighbors(first: entry_item) -> entry_list:
    """Replace *first*, the items of its type that follow it and invisible nodes between them by a list of these."""
    parent = first.parent
    made = ENTRY_KINDS[first.type_name].make_default_list()
    made.source, made.line = first.source, first.line
    start = end = parent.index(first)
    children: list[nodes.Node] = parent.children[start:]
    for index, child in enumerate(children, start + 1):
        if isinstance(child, type(first)):
            end = index
        elif not isinstance(child, nodes.Invisible):
            break
    made += parent.children[start:end]
    parent[start:end] = [made]
    return made


def _take_others(parent: entry_list) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Keep only items in a list; return all other content, invisible and visible. A label stays with its item."""
    entry_type = ENTRY_KINDS[parent.type_name].type
    items: list[nodes.Node] = []
    before: list[nodes.Node] = []
    after: list[nodes.Node] = []
    labels: list[nodes.Node] = []
    for child in _flatten(parent):
        if isinstance(child, entry_item) and child.type_name == parent.type_name:
            if labels:
                _put_labels(labels, child)
            labels = []
            items.append(child)
        elif isinstance(child, nodes.target):
            labels.append(child)
        else:
            (before if isinstance(child, nodes.Invisible | nodes.system_message) else after).append(child)
    if after:
        only = f"a {entry_type.list_name} can contain only {entry_type.item_name}s"
        message = f"{only}; the rest of its body was moved after it"
        report_warning(Subtype.GALLERY, message, after[0] if after[0].line else parent)
    parent.children = []
    parent += items
    return before, [*labels, *after]


def _place_others(parent: entry_list, before: list[nodes.Node], after: list[nodes.Node]) -> None:
    """Move what is not an item before and after a list; an empty list gives way to it, and is reported."""
    entry_type = ENTRY_KINDS[parent.type_name].type
    if not parent.children and not any(map(is_draft, before)):
        here = f"add {entry_type.item_name}s to the body of this {entry_type.list_noun}"
        report_warning(Subtype.GALLERY, f"{here}, or {entry_type.list_key} to a catalog; it is empty", parent)
    kept = [*before, *([parent] if parent.children else []), *after]
    parent.parent.replace(parent, kept or make_left_out(f"an empty {entry_type.list_name}"))


def _put_labels(labels: list[nodes.Node], item: entry_item) -> None:
    """Put labels before the title; Sphinx ignores those of references (``StandardDomain.note_labels``)."""
    title = find_title(item)
    if title is None:
        item.insert(0, labels)
    else:
        item.replace(title, [*labels, split_link(title) if isinstance(title, project_link) else title])


def _flatten(parent: entry_list) -> Iterator[nodes.Node]:
    """Yield the children of a list and of lists in it, which no longer belong to the page."""
    for child in parent.children:
        if isinstance(child, entry_list) and child.type_name == parent.type_name:
            entry_type = ENTRY_KINDS[parent.type_name].type
            moved = f"the {entry_type.list_key} of the inner one were added to it"
            message = f"a {entry_type.list_name} cannot contain another; {moved}"
            report_error(Subtype.GALLERY, message, child)
            yield from _flatten(child)
            child.parent = None
        else:
            yield child
