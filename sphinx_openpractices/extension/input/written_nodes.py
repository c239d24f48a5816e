"""Finds the nodes of a page in which there may be markup that the parser took for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.nodes import caption_element, plain_text, project_highlight
from sphinx_openpractices.extension.build.plain_captions import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_written(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the elements of a page in order, without plain text and the parts of cards that have no markup.

    A page may have thousands of cards, most of them with a caption of words and emphasis.
    """
    ahead: list[nodes.Node] = [document]
    while ahead:
        node = ahead.pop()
        if isinstance(node, nodes.Element) and not isinstance(node, plain_text):
            yield node
            if not isinstance(node, project_highlight) or any(map(_may_have_markup, node.children)):
                ahead += reversed(node.children)


def _may_have_markup(part: nodes.Node) -> bool:
    """Return whether there may be more than text and emphasis in a part of a card."""
    if isinstance(part, plain_text):
        return False
    return not isinstance(part, caption_element) or not is_plain(part.rawsource)
