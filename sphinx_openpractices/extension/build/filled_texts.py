"""Fills translated texts with nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill_text(template: str, values: Mapping[str, nodes.Node]) -> list[nodes.Node]:
    """Return the nodes of a text with placeholders such as ``{date}``, in the order that the translation has."""
    parts = _PLACEHOLDER.split(template)  # texts and names by turns
    return [values[part] if index % 2 else nodes.Text(part) for index, part in enumerate(parts) if part]


def join_nodes(parts: Iterable[nodes.Node], separator: str) -> list[nodes.Node]:
    """Return nodes with a text between them."""
    joined: list[nodes.Node] = []
    for part in parts:
        joined += [nodes.Text(separator), part]
    return joined[1:]
