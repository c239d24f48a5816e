"""Checks the HTML in captions, as far as it can be known without the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.html_balance import find_loose_markup
from sphinx_openpractices.text.messages import Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.text.messages import Message

    from .entries import Catalog

CAPTION_HTML = "caption-html"
"""The kind of the messages about HTML."""
_HTML = {"html_block", "html_inline"}


def check_captions(catalog: Catalog) -> Iterator[Message]:
    """Find HTML in Markdown captions that would change the page around them, such as an element that is not closed."""
    entries = [entry for entry in catalog.entries if "<" in entry.project.caption]
    if not entries:
        return
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a third of the time in which the command starts
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415

    parser = MarkdownIt("commonmark")
    for entry in entries:
        found = []
        for parent in SyntaxTreeNode(parser.parse(entry.project.caption)).walk():
            pieces = [child for child in parent.children if child.type in _HTML]
            for loose in find_loose_markup([piece.content for piece in pieces]):
                above, _end = pieces[loose.piece].map or parent.map or (0, 0)
                found.append((entry.lines["caption"] + above, str(loose)))
        for line, text in sorted(found):
            yield make_message(entry.file, line, f"{entry.path}.caption", text, Severity.WARNING, CAPTION_HTML)
