"""The tree of a file's text: each value with its place, the first and the last character."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from sphinx_openpractices.catalog.documents import ScalarNode, describe_scalar


class NodeKind(Enum):
    """What a node is; an alias repeats another one, in YAML."""

    SCALAR = auto()
    SEQUENCE = auto()
    MAPPING = auto()
    ALIAS = auto()


@dataclass(slots=True, eq=False)
class MarkedNode:
    """A value from *start* to *end*, as indexes into the text; *outer* is before its anchor, in YAML.

    The *style* of a scalar is its quote, or the sign of a block, or empty. Lists and mappings are *in_brackets*, or in
    block style. The *children* of a mapping are its keys and values in turn.
    """

    kind: NodeKind
    outer: int
    start: int
    end: int
    value: str = ""
    style: str = ""
    in_brackets: bool = False
    children: list[MarkedNode] = field(default_factory=list)

    @property
    def pairs(self) -> list[tuple[MarkedNode, MarkedNode]]:
        """The keys and values of a mapping."""
        return list(zip(self.children[::2], self.children[1::2], strict=True))

    @property
    def is_empty(self) -> bool:
        """Whether it is nothing, or has nothing in it."""
        if self.kind is NodeKind.SCALAR:
            return not self.value.strip() or describe_scalar(ScalarNode(self.value, 1, bool(self.style))) == "nothing"
        return self.kind is not NodeKind.ALIAS and not self.children

    def find_pair(self, name: str) -> tuple[MarkedNode, MarkedNode] | None:
        """Return a key of a mapping and its value."""
        return next((pair for pair in self.pairs if pair[0].kind is NodeKind.SCALAR and pair[0].value == name), None)

    def find(self, *path: str | int) -> MarkedNode | None:
        """Return the value at a path of keys and numbers; ``None`` if there is none, or an alias on the way."""
        if not path:
            return self
        found: MarkedNode | None = None
        if isinstance(path[0], str) and self.kind is NodeKind.MAPPING:
            found = (self.find_pair(path[0]) or (None, None))[1]
        elif isinstance(path[0], int) and self.kind is NodeKind.SEQUENCE:
            found = next(iter(self.children[path[0] : path[0] + 1]), None)
        return found.find(*path[1:]) if found else None

    def holds_alias(self) -> bool:
        """Return whether it is an alias, or has one in it."""
        return self.kind is NodeKind.ALIAS or any(child.holds_alias() for child in self.children)
