"""Finds the nodes of a page in which there may be markup that the parser took for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_openpractices.extension.base.entry_nodes import entry_item, entry_markup
from sphinx_openpractices.extension.base.nodes import plain_text
from sphinx_openpractices.extension.build.plain_captions import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_written(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the elements of a page in order, without plain text and the parts of entries that have no markup.

    A page may have thousands of cards, most of them with a caption of words and emphasis.
    """
    ahead: list[nodes.Node] = [document]
    while ahead:
        node = ahead.pop()
        if isinstance(node, nodes.Element) and not isinstance(node, plain_text):
            yield node
            parts = node.children
            if isinstance(node, entry_item):  # all else in it is plain, or ours
                parts = [part for part in parts if isinstance(part, entry_markup) and _may_have_more(part)]
            ahead += reversed(parts)


def _may_have_more(markup: nodes.Node) -> bool:
    """Return whether there may be more than text and emphasis in a caption or a statement, or in a part of it."""
    if isinstance(markup, nodes.TextElement):
        return not isinstance(markup, plain_text) and not is_plain(markup.rawsource)
    return not isinstance(markup, entry_markup) or any(map(_may_have_more, markup.children))
