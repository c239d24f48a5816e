"""Captions are parsed in the markup of the page that shows them; what is wrong in them is said of their own file."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from myst_parser.mocking import MockState
from sphinx.util.docutils import switch_source_input
from sphinx.util.logging import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.parsers.rst.states import RSTState


PARAGRAPHS = re.compile(r"[^\W\d_].*(\n+[^\W\d_].*)*")
"""Paragraphs whose lines all begin with a letter: whatever stands before or after them, they are no more than that."""


def parse_blocks(
    state: RSTState, blocks: Sequence[tuple[str, int]], lineno: int, source: str
) -> list[list[nodes.Node]]:
    """The nodes of each of many texts, which stand on these lines of one file; see :func:`parse_block`.

    MyST parses plain paragraphs in one go, as its start takes longer than a caption. They are put on their lines of
    the file, with blank lines between, so that each node shows by its line to which text it belongs.
    """
    lines: list[str] = []
    together: dict[int, range] = {}
    for index, (text, line) in enumerate(blocks):
        if isinstance(state, MockState) and line > len(lines) + 1 and PARAGRAPHS.fullmatch(text):
            lines += [""] * (line - 1 - len(lines)) + text.split("\n")
            together[index] = range(line, len(lines) + 1)
    found: dict[int | None, list[nodes.Node]] = {}
    for node in parse_block(state, "\n".join(lines), lineno, (source, 1)) if together else ():
        found.setdefault(node.line, []).append(node)
    return [
        [node for each in together[index] for node in found.get(each, ())]
        if index in together
        else parse_block(state, text, lineno, (source, line))
        for index, (text, line) in enumerate(blocks)
    ]


def parse_block(state: RSTState, text: str, lineno: int, place: tuple[str, int]) -> list[nodes.Node]:
    """The nodes of *text*, which stands at a *place*, for a directive with this *state*, on this line of the page."""
    source, line = place
    parent = nodes.Element()
    parent.document = state.document
    lines = text.split("\n")
    block = StringList(lines, items=[(source, line - 1 + index) for index in range(len(lines))])
    if isinstance(state, MockState):
        # MyST adds the line of the directive, and knows nothing of the places that the lines carry.
        state.nested_parse(block, line - 1 - lineno, parent)
    else:
        with switch_source_input(state, block):
            state.nested_parse(block, 0, parent)
    return parent.children


@contextmanager
def written_in(source: str, document: nodes.document) -> Iterator[None]:
    """Let MyST say that what it parses for *document* stands in the file *source*.

    Nodes and messages get the source of the document; warnings of its own name the page (``create_warning`` in
    MyST-Parser's ``warnings_.py``).
    """
    page = document["source"]
    if page == source:
        yield
        return
    places = PlaceFilter(source, document.settings.env.docname)
    handlers = logging.getLogger(NAMESPACE).handlers
    for handler in handlers:
        handler.filters.insert(0, places)  # before Sphinx makes a path of the name of the page
    document["source"] = source
    try:
        yield
    finally:
        document["source"] = page
        for handler in handlers:
            handler.removeFilter(places)


class PlaceFilter(logging.Filter):
    """Puts the file *source* in place of the page *docname*, which is being read."""

    def __init__(self, source: str, docname: str) -> None:
        super().__init__()
        self.source = source
        self.docname = docname

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the location, not the message."""
        location = getattr(record, "location", None)
        if isinstance(location, tuple) and location[0] in {self.docname, self.source}:  # the latter in MyST-Parser 4
            record.location = f"{self.source}:{location[1]}" if location[1] else self.source
        return True
