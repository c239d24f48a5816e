"""The text of HTML that others wrote, without its markup."""

from __future__ import annotations

from html.parser import HTMLParser

_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "q", "small", "span", "strong", "sub", "sup", "u"}
)
_HIDDEN = frozenset({"script", "style", "template"})


class _TextParser(HTMLParser):
    """Collects the text; each element other than those in a line is a paragraph of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _HIDDEN
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag != "br":
            self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append("\n" if tag == "br" else "\n\n")


def read_html_text(html: str) -> str:
    """Return the text of *html*, with an empty line between paragraphs."""
    parser = _TextParser()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).strip()
