"""Checks the HTML in captions, as far as it can be known without the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.html_balance import find_loose_markup
from sphinx_openpractices.text.messages import Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.text.messages import Message

    from .entries import Catalog

_LONGEST_CAPTION = 100_000
"""Characters of a caption; its tree can take 400 times their memory."""
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
        if len(entry.project.caption) > _LONGEST_CAPTION:
            text = f"shorten the caption; its HTML is checked only up to {_LONGEST_CAPTION:,} characters"
            path = f"{entry.path}.caption"
            yield make_message(entry.file, entry.lines["caption"], path, text, Severity.WARNING, CAPTION_HTML)
            continue
        found = []
        for parent in SyntaxTreeNode(parser.parse(entry.project.caption)).walk():
            pieces = [child for child in parent.children if child.type in _HTML]
            for loose in find_loose_markup([piece.content for piece in pieces]):
                above, _end = pieces[loose.piece].map or parent.map or (0, 0)
                found.append((entry.lines["caption"] + above, str(loose)))
        for line, text in sorted(found):
            yield make_message(entry.file, line, f"{entry.path}.caption", text, Severity.WARNING, CAPTION_HTML)
