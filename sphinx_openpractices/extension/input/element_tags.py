"""Finds the tags of an element in HTML. Does not depend on Sphinx."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import EndTag, HtmlText, OtherMarkup, StartTag


class ElementTag(NamedTuple):
    """A start tag with its attributes, or an end tag (``None``); *repeated* names attributes given twice."""

    attributes: dict[str, str | None] | None
    line: int
    repeated: tuple[str, ...] = ()


_MOST_ROUNDS = 20
"""How often reading goes on in what hides an end tag: each time, the rest of the HTML is read again."""


class ElementContent(NamedTuple):
    """The HTML between two tags, and its first line."""

    text: str
    line: int


class ElementReader:
    """Splits HTML that begins on *line* into the tags of the element *name* and the content between them.

    Comments, scripts and other elements are content. ``others`` has the names of all other start tags;
    ``is_incomplete`` is true if a tag without an end includes a tag of the element.
    """

    def __init__(self, name: str, html: str, line: int) -> None:
        self.name = name
        self.html = html
        self.items: list[ElementTag | ElementContent] = []
        self.others: list[str] = []
        self.is_incomplete = False
        self.read_to = 0
        self.counted_to = 0
        self.line = line
        """The line of the offset ``counted_to``."""
        start = 0
        for _round in range(_MOST_ROUNDS):
            if start < len(html):
                start = self.read_from(start)
        self.add_content(len(html))

    def read_from(self, start: int) -> int:
        """Read the tags from an offset on; return where to go on, if an element in the content hides our end tag.

        Nothing ends a ``<textarea>`` in a caption that explains this element.
        """
        for token in read_tokens(self.html[start:]):
            begin, end = token.start + start, token.end + start
            if isinstance(token, StartTag) and token.name != self.name:
                self.others.append(token.name)
            elif isinstance(token, StartTag | EndTag) and token.name == self.name:
                self.add_content(begin)
                self.add_tag(token, begin)
                self.read_to = end
            elif end == len(self.html) and isinstance(token, HtmlText | OtherMarkup):
                text = self.html[begin:end].lower()
                if isinstance(token, OtherMarkup) and token.kind == "dropped" and f"<{self.name}" in text:
                    self.is_incomplete = True
                elif not text.endswith("-->") and (hidden := text.find(f"</{self.name}", 1)) > 0:
                    return begin + hidden
        return len(self.html)

    def add_tag(self, tag: StartTag | EndTag, start: int) -> None:
        """Add a tag at an offset; a self-closing tag is added as a start tag and an end tag."""
        line = self.count_lines(start)
        if isinstance(tag, StartTag):
            attributes = {name: each.value for name, each in tag.first_attributes.items()}
            self.items.append(ElementTag(attributes, line, tuple(each.name for each in tag.repeated)))
        if isinstance(tag, EndTag) or tag.self_closing:
            self.items.append(ElementTag(None, line))

    def add_content(self, end: int) -> None:
        """Add the content between the last tag and *end*, unless it is only whitespace."""
        text = self.html[self.read_to : end]
        if text.strip():
            line = self.count_lines(self.read_to + len(text) - len(text.lstrip()))
            self.items.append(ElementContent(textwrap.dedent(text).strip(), line))

    def count_lines(self, offset: int) -> int:
        """Return the line of *offset*, which must not decrease between calls."""
        self.line += self.html.count("\n", self.counted_to, offset)
        self.counted_to = offset
        return self.line
