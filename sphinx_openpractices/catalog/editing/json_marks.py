"""The places of the values of a JSON text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents.lines import find_pieces

from .marked_node import MarkedNode, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.catalog.documents.lines import PlacedPiece

_KINDS = {"[": NodeKind.SEQUENCE, "{": NodeKind.MAPPING}


def mark_json(text: str) -> MarkedNode:
    """Return the root of a text that :func:`.read_json` has read."""
    pieces = (each for each in find_pieces(text) if each[0] not in {"\n", ",", ":"})
    return _mark_value(next(pieces), pieces)


def _mark_value(piece: PlacedPiece, pieces: Iterator[PlacedPiece]) -> MarkedNode:
    written, start = piece
    end = start + len(written)
    if written not in _KINDS:
        is_text = written.startswith('"')
        value = json.loads(written) if is_text else written
        return MarkedNode(NodeKind.SCALAR, start, start, end, value, '"' if is_text else "")
    node = MarkedNode(_KINDS[written], start, start, end, in_brackets=True)
    for more in pieces:
        if more[0] in {"]", "}"}:
            node.end = more[1] + 1
            break
        node.children.append(_mark_value(more, pieces))
    return node
