"""Checks an edited file by reading it again: nothing but what was intended is other than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import MappingNode, ScalarNode, SequenceNode, read_document

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_openpractices.catalog.documents import GivenFile, TreeNode


def differs_elsewhere(before: GivenFile, after: GivenFile, path: tuple[str, int], keys: Collection[str]) -> bool:
    """Return whether two files differ in anything but some *keys* of the entry at a *path* such as ``practices, 3``.

    Raises :class:`.DocumentError` if one of them cannot be read.
    """
    one, other = (_outline(read_document(file), path, keys) for file in (before, after))
    return bool(one != other)


def _outline(node: TreeNode | None, path: tuple[str | int, ...] | None, keys: Collection[str] = ()) -> Any:
    """Return a tree without its lines, and without some keys of the mapping at a path, if it is below this node."""
    step, rest = (path[0], path[1:]) if path else (None, None)
    if isinstance(node, MappingNode):
        return [
            (_outline(key, None), _outline(value, rest if _get_name(key) == step else None, keys))
            for key, value in node.pairs
            if path != () or _get_name(key) not in keys
        ]
    if isinstance(node, SequenceNode):
        return [_outline(item, rest if number == step else None, keys) for number, item in enumerate(node.items)]
    # The last line of a file, if it is in a block, gets a line break when another line follows.
    return node._replace(line=0, value=node.value.rstrip("\n")) if node else None


def _get_name(key: TreeNode) -> str:
    return key.value if isinstance(key, ScalarNode) else ""
