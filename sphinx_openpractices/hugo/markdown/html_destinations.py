"""Finds where the links and images of HTML in Markdown lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.html_links import get_links
from sphinx_openpractices.text.html_tags import read_tag
from sphinx_openpractices.text.html_tokens import StartTag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_openpractices.text.html_tokens import EndTag

_SILENT = {"script", "style", "textarea", "title", "xmp", "iframe"}
"""HTML elements that contain no elements."""
_IMAGES = {"img", "image"}
LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original")
"""Attributes from which scripts of themes load images later."""
MARKERS = " >-*+1234567890.)\t"
"""What may precede a block in a list or a quotation."""


class Destination(NamedTuple):
    """Where a link leads; *start* and *end* include angle brackets or quotes."""

    start: int
    end: int
    value: str
    image: bool
    html: bool = False
    """Whether it is the value of an attribute."""
    opening: int | None = None
    """Where the bracket before the text of the link is; ``None`` in definitions and HTML."""
    closing: int = 0
    """Where the bracket after the text is."""


class HtmlElements:
    """Reads tags and comments; each closing tag is searched for once."""

    def __init__(self, text: str, stop: int, paragraph_end: Callable[[int], int]) -> None:
        self.text = text
        self.stop = stop
        self.paragraph_end = paragraph_end
        self.found: dict[str, int] = {}
        self.tag: StartTag | EndTag | None = None

    def read(self, match: re.Match[str]) -> StartTag | EndTag | None:
        """Read a tag; ``None`` for a comment."""
        self.tag = read_tag(self.text, *match.span())
        return self.tag

    def find_links(self, match: re.Match[str]) -> Iterator[Destination]:
        """Yield the attributes of a tag that are links."""
        tag = self.read(match)
        if isinstance(tag, StartTag):
            links = list(get_links(tag))
            if tag.name == "img" and not links:
                links = [each for each in tag.attributes if each.name in LAZY_SOURCES and each.source]
            for each in links:
                start, end = each.start - len(each.quote), each.end + len(each.quote)
                yield Destination(start, end, each.value or "", tag.name in _IMAGES, html=True)

    def find_end(self, match: re.Match[str]) -> int:
        """Return the end of a tag, a comment or a silent element; if it is not closed, it is text."""
        if match[0] == "<!--":
            return self._find_after("-->", match, match.end() - 2)
        if isinstance(self.tag, StartTag) and self.tag.name in _SILENT:
            return self._find_after(f"</{self.tag.name}", match, match.end())
        return match.end()

    def _find_after(self, mark: str, match: re.Match[str], position: int) -> int:
        """Return the end of the next *mark* in the paragraph; if HTML begins the line, in the whole text."""
        if mark not in self.found or 0 <= self.found[mark] < position:
            found = re.compile(re.escape(mark), re.IGNORECASE).search(self.text, position, self.stop)
            self.found[mark] = found.end() if found else -1
        line = self.text[self.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        stop = self.paragraph_end(position) if line.strip(MARKERS) else self.stop
        return max(self.found[mark] if self.found[mark] <= stop else -1, match.end())
