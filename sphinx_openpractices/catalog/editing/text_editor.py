"""What the editors of YAML and JSON are and have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from .member_order import reorder_members
from .text_edits import TextEdits

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .marked_node import MarkedNode
    from .written_values import WrittenItem, WrittenValue


class TextEditor(ABC):
    """Gathers changes of a *text*, whose tree is *root*; everything else in the text is unchanged.

    What it cannot change it refuses with :class:`.EditRefusal`.
    """

    def __init__(self, text: str, root: MarkedNode) -> None:
        self.text = text
        self.root = root
        self._edits = TextEdits(text)

    def apply(self) -> str:
        """Return the changed text."""
        return self._edits.apply()

    def write_scalar(self, node: MarkedNode, text: str) -> None:
        """Write a value as text, in quotes where the format needs them."""
        self._edits.replace(node.start, node.end, self._write(text))

    def order_members(self, mapping: MarkedNode, order: Sequence[str]) -> None:
        """Put the keys of a mapping in an *order*, each with its value and its comments."""
        reorder_members(self._edits, mapping, order)

    def has_comment(self, mapping: MarkedNode, name: str, index: int) -> bool:
        """Return whether an item of a list has a comment in it, or beside it; JSON has none."""
        return False

    @abstractmethod
    def require_editable(self, mapping: MarkedNode) -> None:
        """Refuse a mapping that cannot be changed."""

    @abstractmethod
    def set_member(self, mapping: MarkedNode, name: str, value: WrittenValue, order: Sequence[str]) -> None:
        """Set a key to a value; a new key follows those that precede it in the *order* of keys."""

    @abstractmethod
    def remove_member(self, mapping: MarkedNode, name: str) -> None:
        """Remove a key, and its value."""

    @abstractmethod
    def add_items(
        self, mapping: MarkedNode, name: str, items: Sequence[WrittenItem], order: Sequence[str], *, in_braces: bool
    ) -> None:
        """Add items to the end of a list, in the form of its last item; those of a new list can be in braces."""

    @abstractmethod
    def remove_items(self, mapping: MarkedNode, name: str, indexes: Collection[int]) -> None:
        """Remove items of a list, with the empty lines before them, or after those at the beginning."""

    @abstractmethod
    def _write(self, value: WrittenValue) -> str:
        """Return what to write for a value."""
