"""Checks the HTML in captions and statements, as far as it can be known without the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.html_balance import find_loose_markup
from sphinx_openpractices.text.messages import Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.text.messages import Message

    from .entries import Catalog

_LONGEST_MARKUP = 100_000
"""Characters of a caption; its tree can take 400 times their memory."""
MARKUP_HTML = "caption-html"
"""The kind of the messages about HTML."""
_HTML = {"html_block", "html_inline"}


def check_markup(catalog: Catalog) -> Iterator[Message]:
    """Find HTML in Markdown that would change the page around it, such as an element that is not closed."""
    key = catalog.type.markup
    texts = [(entry, getattr(entry.record, key)) for entry in catalog.entries]
    texts = [(entry, text) for entry, text in texts if "<" in text]
    if not texts:
        return
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a third of the time in which the command starts
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    parser = MarkdownIt("commonmark")
    for entry, markup in texts:
        path = f"{entry.path}.{key}"
        if len(markup) > _LONGEST_MARKUP:
            text = f"shorten the {key}; its HTML is checked only up to {_LONGEST_MARKUP:,} characters"
            yield make_message(entry.file, entry.lines[key], path, text, Severity.WARNING, MARKUP_HTML)
            continue
        found = []
        for parent in SyntaxTreeNode(parser.parse(markup)).walk():
            pieces = [child for child in parent.children if child.type in _HTML]
            for loose in find_loose_markup([piece.content for piece in pieces]):
                above, _end = pieces[loose.piece].map or parent.map or (0, 0)
                found.append((entry.lines[key] + above, str(loose)))
        for line, text in sorted(found):
            yield make_message(entry.file, line, path, text, Severity.WARNING, MARKUP_HTML)
