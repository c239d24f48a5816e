"""Captions are parsed in the markup of the page that shows them; what is wrong in them is said of their own file."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from myst_parser.mocking import MockState
from sphinx.util.docutils import switch_source_input
from sphinx.util.logging import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.parsers.rst.states import RSTState

    from .origin import Origin


def parse_block(state: RSTState, text: str, lineno: int, origin: Origin) -> list[nodes.Node]:
    """The nodes of *text*, which stands at *origin*, for a directive with this *state* on this line of the page."""
    parent = nodes.Element()
    parent.document = origin.document
    lines = text.split("\n")
    block = StringList(lines, items=[(origin.source, origin.line - 1 + index) for index in range(len(lines))])
    if isinstance(state, MockState):
        with written_in(origin):
            # MyST adds the line of the directive, and knows nothing of the places that the lines carry.
            state.nested_parse(block, origin.line - 1 - lineno, parent)
    else:
        with switch_source_input(state, block):
            state.nested_parse(block, 0, parent)
    return parent.children


@contextmanager
def written_in(origin: Origin) -> Iterator[None]:
    """Let MyST say that what it parses stands in the file of *origin*.

    Nodes and messages get the source of the document; warnings of its own name the page (``create_warning`` in
    MyST-Parser's ``warnings_.py``).
    """
    document = origin.document
    page = document["source"]
    if page == origin.source:
        yield
        return
    places = PlaceFilter(origin)
    handlers = logging.getLogger(NAMESPACE).handlers
    for handler in handlers:
        handler.filters.insert(0, places)  # before Sphinx makes a path of the name of the page
    document["source"] = origin.source
    try:
        yield
    finally:
        document["source"] = page
        for handler in handlers:
            handler.removeFilter(places)


class PlaceFilter(logging.Filter):
    """Puts the file of *origin* in place of the page that is being read."""

    def __init__(self, origin: Origin) -> None:
        super().__init__()
        self.origin = origin
        self.docname = origin.env.docname

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the location, not the message."""
        location = getattr(record, "location", None)
        if isinstance(location, tuple) and location[0] == self.docname:
            record.location = f"{self.origin.source}:{location[1] or self.origin.line}"
        return True
