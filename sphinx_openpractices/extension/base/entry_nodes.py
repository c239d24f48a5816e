"""The doctree of entries of any type: lists, their items, and the titles of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator


class entry_element(nodes.Element):
    """The base of lists and of entries, so that one search of a page finds both.

    An entry has its id in the attribute with the name of its type.
    """

    type_name: ClassVar[str]
    declared: Any = None
    """The options or the record, until :class:`.EntryTransform` has arranged the page."""


class entry_holder(entry_element):
    """The base of lists and tables. Attributes: ``canonical``, if references to its entries lead here."""

    @property
    def entries(self) -> list[Any]:
        """The entries, after the page is read; before that, there may be other nodes among them."""
        return cast("list[Any]", self.children)


class entry_list(entry_holder, nodes.bullet_list):
    """A list of entries, see the subclasses."""


class single_entry(entry_element):
    """The base of entries in any layout: items of a list, rows of a table, sections of the page."""


class entry_item(single_entry, nodes.list_item):
    """An entry in a list. Attributes: ``entry``, if it is an entry of the catalog; see the subclasses."""


class entry_markup(nodes.Element):
    """The base of captions and statements, so that one search finds each kind."""


class entry_title(nodes.Element):
    """The base of titles of entries."""


def find_lists(page: nodes.Element) -> Iterator[entry_holder | single_entry]:
    """Yield each list of a page after it is read, when every item is in a list and lists are not nested.

    Entries that are sections of the page are in no list, and are yielded, too. Does not search lists and entries, since
    a page may have thousands of projects. Searches everything else: Sphinx's own ``versionadded`` is a text element
    that holds body elements, and so may be any node of an extension.
    """
    ahead: list[nodes.Node] = [page]
    while ahead:
        node = ahead.pop()
        if isinstance(node, entry_holder | single_entry):
            yield node
        elif node.children:
            ahead += reversed(node.children)


def find_entries(page: nodes.Element) -> Iterator[single_entry]:
    """Yield each entry of a page after it is read."""
    for each in find_lists(page):
        if isinstance(each, entry_holder):
            yield from each.entries
        else:
            yield each


def find_title(entry: nodes.Element) -> entry_title | None:
    """Return the title of an entry, if it has one; in a table, it is in a cell."""
    cells = (child for child in entry.children if isinstance(child, nodes.entry))
    for parent in (entry, *cells):
        for child in parent.children:
            if isinstance(child, entry_title):
                return child
    return None
