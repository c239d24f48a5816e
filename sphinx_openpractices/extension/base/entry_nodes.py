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


class entry_list(entry_element, nodes.bullet_list):
    """A list of entries. Attributes: ``canonical``, if references to its entries lead here; see the subclasses."""

    @property
    def entries(self) -> list[Any]:
        """The items, after the page is read; before that, there may be other nodes among them."""
        return cast("list[Any]", self.children)


class entry_item(entry_element, nodes.list_item):
    """An entry in a list. Attributes: ``entry``, if it is an entry of the catalog; see the subclasses."""


class entry_markup(nodes.Element):
    """The base of captions and statements, so that one search finds each kind."""


class entry_title(nodes.Element):
    """The base of titles of entries."""


def find_lists(page: nodes.Element) -> Iterator[entry_element]:
    """Yield each list of a page after it is read, when every item is in a list and lists are not nested.

    Entries that are sections of the page, or rows of a table, are in no list, and are yielded, too. Does not search
    lists, since a page may have thousands of projects. Searches everything else: Sphinx's own ``versionadded`` is a
    text element that holds body elements, and so may be any node of an extension.
    """
    ahead: list[nodes.Node] = [page]
    while ahead:
        node = ahead.pop()
        if isinstance(node, entry_list) or (isinstance(node, entry_element) and node.type_name in node):
            yield node
        elif node.children:
            ahead += reversed(node.children)


def find_entries(page: nodes.Element) -> Iterator[entry_element]:
    """Yield each entry of a page after it is read."""
    for each in find_lists(page):
        if isinstance(each, entry_list):
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
