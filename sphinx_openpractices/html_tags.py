"""Reads the tags of one element out of a piece of HTML. Knows nothing of Sphinx."""

from __future__ import annotations

import re
import textwrap
from html.parser import HTMLParser
from typing import NamedTuple

ADDRESS = re.compile(
    r"""\b(?P<name>href|src)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.IGNORECASE | re.DOTALL
)
"""An attribute that leads somewhere."""


class Tag(NamedTuple):
    """A start tag with its attributes, or an end tag (``None``); *repeated* names attributes given twice."""

    attributes: dict[str, str | None] | None
    line: int
    repeated: tuple[str, ...] = ()


class Markup(NamedTuple):
    """What stands between two tags, and the line on which it begins."""

    text: str
    line: int


class TagReader(HTMLParser):
    """Splits HTML that begins on *line* into the tags of the element *name* and what stands between them.

    Comments, scripts and other elements are content. ``others`` are the names of the other start tags.
    """

    def __init__(self, name: str, html: str, line: int) -> None:
        super().__init__()
        self.name = name
        self.html = html
        self.first_line = line
        self.items: list[Tag | Markup] = []
        self.others: list[str] = []
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.read_to = 0
        self.feed(html)
        self.close()
        self.add_markup(len(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a start tag; of an attribute given twice, HTML keeps the first."""
        if tag != self.name:
            self.others.append(tag)
            return
        attributes: dict[str, str | None] = {}
        repeated: list[str] = []
        for name, value in attrs:
            if name in attributes:
                repeated.append(name)
            attributes.setdefault(name, value)
        self.add_tag(Tag(attributes, self.line, tuple(repeated)), len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep ``<name/>``, which has no content."""
        self.handle_starttag(tag, attrs)
        if tag == self.name:
            self.items.append(Tag(None, self.line))

    def handle_endtag(self, tag: str) -> None:
        """Keep an end tag."""
        if tag == self.name:
            start = self.offset_here
            self.add_tag(Tag(None, self.line), self.html.index(">", start) + 1 - start)

    @property
    def offset_here(self) -> int:
        """Where in the text the parser stands."""
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    @property
    def line(self) -> int:
        """On which line of the page the parser stands."""
        return self.first_line + self.getpos()[0] - 1

    def add_tag(self, tag: Tag, length: int) -> None:
        """Add the tag at which the parser stands, behind what stood before it."""
        start = self.offset_here
        self.add_markup(start)
        self.items.append(tag)
        self.read_to = start + length

    def add_markup(self, end: int) -> None:
        """Add what stands between the last tag and *end*, unless it is blank."""
        text = self.html[self.read_to : end]
        if text.strip():
            begin = self.read_to + len(text) - len(text.lstrip())
            self.items.append(Markup(textwrap.dedent(text).strip(), self.first_line + self.html.count("\n", 0, begin)))
