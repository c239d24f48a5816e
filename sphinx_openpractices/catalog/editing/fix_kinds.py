"""What ``--fix`` changes in a catalog: a value that is written as text, and the order of the keys of a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode

from .marked_node import NodeKind
from .written_values import EditRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_openpractices.catalog.documents import TreeNode

    from .text_editor import TextEditor

DocumentPath = tuple[str | int, ...]
"""The keys and numbers that lead to a value."""


class CatalogFix(Protocol):
    """A change of the value at a *path*, first named on a *line*."""

    @property
    def path(self) -> DocumentPath: ...
    @property
    def line(self) -> int: ...
    @property
    def source(self) -> object:
        """What is equal for changes that are made together: an alias changes with the value that it repeats."""

    def describe(self) -> str:
        """Return what to do, or what was done: the message is right for both."""

    def edit(self, editor: TextEditor) -> None:
        """Make the change; raises :class:`.EditRefusal`."""

    def expect(self, node: TreeNode) -> TreeNode:
        """Return what the value is read as afterward."""


class TextFix(NamedTuple):
    """Writes a value as *text*."""

    path: DocumentPath
    line: int
    before: str
    text: str

    @property
    def source(self) -> object:
        """The value, which an alias has with the line of its anchor."""
        return self.line, self.before

    def describe(self) -> str:
        """Describe the text, or its quotes."""
        if self.before == self.text:
            return f'put quotes around "{self.text}"'
        return f'put "{self.text}" in place of "{self.before}"'

    def edit(self, editor: TextEditor) -> None:
        """Write the text, unless it is a block of lines."""
        node = editor.root.find(*self.path)
        if node is None:
            raise EditRefusal("it is elsewhere in the file")
        if node.style in {"|", ">"}:
            raise EditRefusal("it is a block of lines")
        if node.kind is NodeKind.SCALAR:  # an alias changes with the value that it repeats
            editor.write_scalar(node, self.text)

    def expect(self, node: TreeNode) -> TreeNode:
        """Return the text."""
        return ScalarNode(self.text, node.line)


class OrderFix(NamedTuple):
    """Puts the keys of a mapping in an *order*."""

    path: DocumentPath
    line: int
    order: Sequence[str]

    @property
    def source(self) -> object:
        """The mapping."""
        return self.path

    def describe(self) -> str:
        """List the keys."""
        return f"put its keys in order: {', '.join(self.order)}"

    def edit(self, editor: TextEditor) -> None:
        """Move the keys with their values."""
        node = editor.root.find(*self.path)
        if node is None or node.kind is not NodeKind.MAPPING:
            raise EditRefusal("it is an alias of something elsewhere in the file")
        editor.order_members(node, self.order)

    def expect(self, node: TreeNode) -> TreeNode:
        """Return the mapping in the new order."""
        if not isinstance(node, MappingNode):
            return node
        return node._replace(pairs=sorted(node.pairs, key=lambda pair: self.order.index(get_text(pair[0]))))


def get_text(node: TreeNode | None) -> str:
    """Return the text of a value, and nothing for a list or a mapping."""
    return node.value if isinstance(node, ScalarNode) else ""
