"""Folds the nodes of a line into one text, which writers that show more than text unfold.

Sphinx, docutils and extensions pass over all nodes of a page some sixty times. A practice has a dozen dates and
statuses that are plain text for all of them: only HTML knows more, such as the value of a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .practice_nodes import practice_status
from .review_nodes import date_text, due_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    Folded = str | tuple[str, dict[str, Any], list["Folded"]]
    """A text, or the name, the attributes and the content of an element."""

_FOLDABLE: dict[str, type[nodes.Element]] = {kind.__name__: kind for kind in (date_text, due_text, practice_status)}


class folded_text(nodes.Text):
    """A text that several nodes were folded into; their content is in ``folded``."""

    folded: list[Folded]

    def copy(self) -> folded_text:
        """Return a copy with the same content."""
        return make_folded_text(str(self), self.folded)

    def deepcopy(self) -> folded_text:
        """Return a copy with the same content, which does not change."""
        return self.copy()

    def unfold(self) -> list[nodes.Node]:
        """Return the nodes, with the parent of this one."""
        unfolded = [_unfold(each) for each in self.folded]
        for node in unfolded:
            node.parent = self.parent
        return unfolded


def make_folded_text(text: str, folded: list[Folded]) -> folded_text:
    """Return a text with the content of the nodes that it is in place of."""
    node = folded_text(text)
    node.folded = folded
    return node


def fold_line(line: nodes.Element) -> None:
    """Replace nodes of a line that follow each other by one text, unless they have a text of an author."""
    children: list[nodes.Node] = []
    run: list[nodes.Node] = []
    for child in [*line.children, None]:
        if child is not None and _is_foldable(child):
            run.append(child)
            continue
        if len(run) > 1 or any(isinstance(each, nodes.Element) for each in run):
            children.append(make_folded_text("".join(each.astext() for each in run), [_fold(each) for each in run]))
        else:
            children += run
        run = []
        if child is not None:
            children.append(child)
    line.children = []
    line += children


def iterate_unfolded(line: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the children of a line as they were before it was folded."""
    for child in line.children:
        if isinstance(child, folded_text):
            yield from child.unfold()
        else:
            yield child


def unfold_texts(document: nodes.document) -> None:
    """Replace folded texts by what was folded, for translators that have no visitor of their own for them."""
    for text in list(document.findall(folded_text)):
        text.parent.replace(text, text.unfold())


def _is_foldable(node: nodes.Node) -> bool:
    """Return whether a node and all in it are ours: what an author wrote has a source, for translators."""
    if isinstance(node, nodes.Text):
        return True
    return type(node) in _FOLDABLE.values() and node.source is None and all(map(_is_foldable, node.children))


def _fold(node: nodes.Node) -> Folded:
    """Return the content of a node as plain data."""
    if isinstance(node, nodes.Element):
        return type(node).__name__, node.non_default_attributes(), [_fold(child) for child in node.children]
    return node.astext()


def _unfold(folded: Folded) -> nodes.Node:
    """Return the node with this content."""
    if isinstance(folded, str):
        return nodes.Text(folded)
    name, attributes, content = folded
    element = _FOLDABLE[name](**attributes)
    element += [_unfold(each) for each in content]
    return element
