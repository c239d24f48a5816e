"""Splits the HTML that authors write into the title of a figure into a title and a caption."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.text.html_references import decode_text
from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import EndTag, HtmlText, OtherMarkup, StartTag

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCKS = {
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "header",
    "section",
    "figcaption",
}
_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**", "code": "`"}
_ROLES = {"project-title": "title", "project-caption": "caption"}
"""The parts of a card, by their class."""
_IGNORED = {"br", "span", "wbr"}
"""Elements that can be dropped without a loss."""


@dataclass(frozen=True, slots=True)
class FigureTitle:
    """A *title* in plain text, a *caption* in Markdown, the *link* of the title, and the elements that were *lost*."""

    title: str = ""
    caption: str = ""
    link: str = ""
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _TitlePart:
    """A paragraph: its *role* is ``title``, ``caption`` or empty."""

    role: str = ""
    plain: str = ""
    marked: str = ""
    links: list[str] = field(default_factory=list)


def contains_html(text: str) -> bool:
    """Return whether *text* contains a tag."""
    return "<" in text and any(isinstance(token, StartTag | EndTag) for token in read_tokens(text))


def split_title(html: str, link: Callable[[str], str]) -> FigureTitle:
    """Split HTML into a title and a caption; *link* resolves the links of the caption.

    The title is the element of the class ``project-title``, else the first paragraph; everything else is the caption.
    """
    if not contains_html(html):
        return FigureTitle(title=myst_syntax.join_lines(decode_text(html)))
    reader = _TitleReader(link)
    reader.read(html)
    parts = [part for part in reader.parts if part.plain.strip()]
    others = [part for part in parts if part.role != "caption"]
    title = next((part for part in parts if part.role == "title"), others[0] if others else None)
    captions = [" ".join(part.marked.split()) for part in parts if part is not title]
    return FigureTitle(
        title=myst_syntax.join_lines(title.plain) if title else "",
        caption="\n\n".join(captions),
        link=title.links[0] if title and title.links else "",
        lost=tuple(dict.fromkeys(reader.lost)),
    )


class _TitleReader:
    """Splits HTML into paragraphs, each as plain text and as Markdown."""

    def __init__(self, link: Callable[[str], str]) -> None:
        self.link = link
        self.parts: list[_TitlePart] = []
        self.part = _TitlePart()
        self.open: list[tuple[str, str]] = []
        """The open elements, each with the Markdown that closes it."""
        self.names: Counter[str] = Counter()
        """How many elements of each name are open."""
        self.begun = False
        """Whether a mark has just begun, which a space must not follow."""
        self.lost: list[str] = []

    def read(self, html: str) -> None:
        """Read all of it, except what browsers do not show: comments and scripts."""
        for token in read_tokens(html):
            if isinstance(token, StartTag):
                given = {name: each.value or "" for name, each in token.first_attributes.items()}
                self.begin_element(token.name, given)
            elif isinstance(token, EndTag):
                self.end_element(token.name)
            elif isinstance(token, HtmlText):
                if token.has_references:
                    self.add_text(decode_text(html[token.start : token.end]))
            elif isinstance(token, OtherMarkup) and token.kind == "dropped":
                self.add_text(html[token.start : token.end])  # an unclosed tag was meant as text
        self.end_block()

    def begin_element(self, tag: str, given: dict[str, str]) -> None:
        """Begin a paragraph, or a mark within one."""
        role = next((_ROLES[name] for name in given.get("class", "").split() if name in _ROLES), "")
        if role or tag in _BLOCKS:
            self.end_block()
            self.part.role = role
            return
        if tag in {"br", "wbr"}:
            self.add_text(" ")
        elif tag in _MARKS:
            self.begin_mark(tag, _MARKS[tag], _MARKS[tag])
        elif tag == "a" and given.get("href"):
            self.part.links.append(given["href"])
            # The link of the title becomes the link of the card, and is resolved there.
            destination = "" if self.part.role == "title" else self.link(given["href"])
            self.begin_mark(tag, "[" if destination else "", myst_syntax.write_link("", destination)[1:])
        elif tag not in _IGNORED:
            self.lost.append(tag)

    def begin_mark(self, tag: str, opening: str, closing: str) -> None:
        """Begin a mark."""
        self.part.marked += opening
        self.begun = True
        self.open.append((tag, closing))
        self.names[tag] += 1

    def end_element(self, tag: str) -> None:
        """End an element, and the elements in it that were never closed."""
        if tag in _BLOCKS:
            self.end_block()
        elif self.names[tag]:
            while self.open:
                name, closing = self.open.pop()
                self.names[name] -= 1
                self.part.marked = self.part.marked.rstrip() + closing
                if name == tag:
                    break

    def add_text(self, data: str) -> None:
        """Add text."""
        code = bool(self.open) and self.open[-1][0] == "code"
        self.part.plain += data
        text = " ".join(data.split())
        shown = text if code else myst_syntax.escape_text(text)
        before = " " if data[:1].isspace() and not self.begun else ""
        self.part.marked += before + shown + (" " if text and data[-1:].isspace() else "")
        self.begun = self.begun and not text

    def end_block(self) -> None:
        """End the paragraph."""
        while self.open:
            self.part.marked += self.open.pop()[1]
        self.names.clear()
        self.parts.append(self.part)
        self.part = _TitlePart()
