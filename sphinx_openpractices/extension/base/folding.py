"""Folds the parts of a practice that are ours, such as dates and lists of them, while Sphinx passes over the page.

Sphinx, docutils and extensions look at all nodes of a page some sixty times. Half the nodes of a practice are only
there to tell HTML what is a date, a status or a line. Until they are written, their element has their text, and their
structure as plain data; what translations and references change stays a node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from . import practice_nodes as op
from .review_nodes import date_text, due_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    Shape = str | int | tuple[str, dict[str, Any], list["Shape"]]
    """A text, the number of a child that is kept, or the name, the attributes and the content of an element."""

_SHAPE = "shape"
"""The attribute of a folded element: the shapes of its children."""
_KINDS: dict[str, type[nodes.Element]] = {
    kind.__name__: kind
    for kind in (
        *(nodes.bullet_list, nodes.list_item, date_text, due_text),
        *(op.practice_details_title, op.practice_line, op.practice_link_line, op.practice_status, op.practice_words),
    )
}
"""What can be folded, by name."""
_LINES = (op.practice_details_title, op.practice_line, op.practice_link_line)
"""What is on a line of its own."""


def fold(element: nodes.Element) -> None:
    """Replace the children of an element by their text; references and texts of an author are kept."""
    kept: list[nodes.Node] = []
    shapes = [_make_shape(child, kept) for child in element.children]
    element.children = []
    element += _join_texts(_list_leaves(shapes, kept))
    element[_SHAPE] = shapes


def get_shapes(element: nodes.Element) -> list[Shape]:
    """Return the shapes of the children of an element, which is folded if it is not yet.

    If another extension has added or removed nodes since then, they are those of a line with all that is there.
    """
    if _SHAPE not in element:
        fold(element)
    shapes: list[Shape] = element[_SHAPE]
    if _count_kept(shapes) != len(list_kept(element)):
        numbers = iter(range(len(element.children)))
        shapes = [str(each) if isinstance(each, nodes.Text) else next(numbers) for each in element.children]
    return shapes


def list_kept(element: nodes.Element) -> list[nodes.Node]:
    """Return the children of a folded element to which its shapes refer by number."""
    return [child for child in element.children if not isinstance(child, nodes.Text)]


def unfold(element: nodes.Element) -> None:
    """Make the children of an element again, if it is folded."""
    if _SHAPE in element:
        shapes, kept = get_shapes(element), list_kept(element)
        del element[_SHAPE]
        element.children = []
        element += [_make_node(shape, kept) for shape in shapes]


def unfold_all(document: nodes.document) -> None:
    """Unfold a page, for translators that do not do so themselves."""
    for element in list(document.findall(nodes.Element)):
        unfold(element)


def _count_kept(shapes: list[Shape]) -> int:
    """Return how many nodes shapes refer to."""
    return sum(_count_kept(each[2]) if isinstance(each, tuple) else isinstance(each, int) for each in shapes)


def _make_shape(node: nodes.Node, kept: list[nodes.Node]) -> Shape:
    """Return a node as plain data; one that is not ours is added to those that are *kept*."""
    if isinstance(node, nodes.Text):
        return str(node)
    name = type(node).__name__
    if isinstance(node, nodes.Element) and name in _KINDS and node.source is None:  # else it is for translators
        return name, node.non_default_attributes(), [_make_shape(child, kept) for child in node.children]
    kept.append(node)
    return len(kept) - 1


def _list_leaves(shapes: list[Shape], kept: list[nodes.Node]) -> Iterator[str | nodes.Node]:
    """Yield the texts and the nodes of shapes, in order, with a space after each line."""
    for shape in shapes:
        if isinstance(shape, str):
            yield shape
        elif isinstance(shape, int):
            yield kept[shape]
        else:
            yield from _list_leaves(shape[2], kept)
            if issubclass(_KINDS[shape[0]], _LINES):
                yield " "


def _join_texts(leaves: Iterator[str | nodes.Node]) -> Iterator[nodes.Node]:
    """Yield nodes, with one text for all texts between them."""
    texts: list[str] = []
    for leaf in leaves:
        if isinstance(leaf, str):
            texts.append(leaf)
            continue
        if texts:
            yield nodes.Text("".join(texts))
            texts = []
        yield leaf
    if last := "".join(texts).rstrip():
        yield nodes.Text(last)


def _make_node(shape: Shape, kept: list[nodes.Node]) -> nodes.Node:
    """Return the node of a shape."""
    if isinstance(shape, str):
        return nodes.Text(shape)
    if isinstance(shape, int):
        return kept[shape]
    name, attributes, content = shape
    element = _KINDS[name](**attributes)
    element += [_make_node(each, kept) for each in content]
    return element
