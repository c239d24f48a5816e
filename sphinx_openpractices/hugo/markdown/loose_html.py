"""Finds tags of HTML that would change the page around the text: end tags without a start tag, and the other way round.

In Hugo, the text is one part of the page. In Sphinx each heading begins a ``section``, which ends the elements that are
open in it; an end tag after that would end an element of the theme, and the rest of the page would be beside the text.
"""

from __future__ import annotations

from collections import Counter, deque
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.html_balance import OPTIONAL_ENDS, VOID_ELEMENTS
from sphinx_openpractices.text.html_tokens import StartTag

from .commonmark import parse_blocks
from .html_destinations import MARKERS
from .page_tags import find_page_tags
from .rules import find_directive_depths

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sphinx_openpractices.text.html_tokens import EndTag

_FORMATS = frozenset(("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
"""Elements that browsers open again in what follows until they are closed (WHATWG HTML, 13.2.4.3)."""
_TEXTS = ("iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp")
_SCOPES = frozenset(("button", "marquee", "object", "select", "table", "template", "math", "svg", *_TEXTS))
"""Elements that the end of a section does not end (13.2.4.2 "has an element in scope"), and those that contain text."""
_UNCHANGED = frozenset(("p", "br", *OPTIONAL_ENDS))
"""An end tag of these without a start tag has no effect outside its paragraph or list."""

_CONTAINERS = {"list_item_open": "its list item", "blockquote_open": "its quotation"}
_DIRECTIVE = "its directive"
_NO_LEVEL = 9
"""Higher than the level of any heading."""


class LooseTag(NamedTuple):
    """A *tag* without its counterpart, *which* of the tags with the same text it is, and what becomes of it."""

    tag: str
    which: int
    reason: str


class _Boundary(NamedTuple):
    """Where a heading begins, or where a list item, a quotation or a directive that begins at *start* ends."""

    place: int
    level: int = 0
    """The level of a heading."""
    start: int = 0
    name: str = ""


def settle_html(text: str) -> tuple[str, list[LooseTag]]:
    """Return the text of a finished page whose HTML ends within it, and the tags without a counterpart."""
    text = _end_comment(text)
    tags = list(find_page_tags(text))
    if not tags:
        return text, []
    reader = _TagReader()
    boundaries = deque(sorted(_find_boundaries(text)))
    levels = [*accumulate((each.level or _NO_LEVEL for each in reversed(boundaries)), min, initial=_NO_LEVEL)]
    for tag in tags:
        while boundaries and boundaries[0].place <= tag.start:
            reader.pass_boundary(boundaries.popleft())
        reader.next_level = levels[len(boundaries)]
        reader.read(tag)
    for boundary in boundaries:
        reader.pass_boundary(boundary)
    reader.end_page(len(text))
    return reader.apply(text), [_describe(text, *each) for each in reader.loose]


def _end_comment(text: str) -> str:
    """Return the text with an end for a comment that has none, and so extends to the end of the text."""
    last = text.rfind("<!--")
    if last < 0 or "-->" in text[last:]:
        return text
    token = next(reversed(parse_blocks(text)))
    is_open = token.type == "html_block" and token.content.lstrip().startswith("<!--") and "-->" not in token.content
    return f"{text.rstrip()}\n-->\n" if is_open else text


def _find_boundaries(text: str) -> Iterator[_Boundary]:
    """Yield the headings that begin a section, and the ends of list items, quotations and directives."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    depths = find_directive_depths(lines)
    for token in parse_blocks(text):
        if not token.map:
            continue
        first, end = token.map
        if token.type == "heading_open" and not token.level and not depths[first]:
            yield _Boundary(starts[first], level=int(token.tag[1]))
        elif token.type in _CONTAINERS:
            yield _Boundary(starts[end], start=starts[first], name=_CONTAINERS[token.type])
    opened: list[int] = []
    for number, (before, depth) in enumerate(pairwise([0, *depths])):
        if depth > before:
            opened.append(starts[number])
        elif depth < before:
            yield _Boundary(starts[number], start=opened.pop(), name=_DIRECTIVE)


class _TagReader:
    """Reads the tags and boundaries of a page in order."""

    def __init__(self) -> None:
        self.open: list[StartTag | int] = []
        """The elements that are open, and the levels of the sections."""
        self.next_level = _NO_LEVEL
        """The lowest level of the headings that follow, which end the sections of this level and above."""
        self.formats: list[StartTag] = []
        self.counts: Counter[str] = Counter()
        """How many elements of each name are open."""
        self.dropped: list[StartTag | EndTag] = []
        self.added: list[tuple[int, str]] = []
        """The end tags to add, with their places."""
        self.loose: list[tuple[StartTag | EndTag, str]] = []

    def read(self, tag: StartTag | EndTag) -> None:
        """Read a tag."""
        if not isinstance(tag, StartTag):
            self.close(tag)
        elif tag.name in _FORMATS:
            if tag.name == "a":  # links do not nest
                self.formats = [each for each in self.formats if each.name != "a"]
                self.counts["a"] = 0
            self.formats.append(tag)
            self.counts[tag.name] += 1
        elif tag.name not in VOID_ELEMENTS and tag.name not in _UNCHANGED and not self.is_closed(tag):
            self.open.append(tag)
            self.counts[tag.name] += 1

    def is_closed(self, tag: StartTag) -> bool:
        """Return whether a tag closes itself, which is possible in SVG and MathML only."""
        return tag.self_closing and bool(self.counts["svg"] or self.counts["math"])

    def close(self, tag: EndTag) -> None:
        """Close an element and those in it, or note that there is none to close."""
        if not self.counts[tag.name]:
            if tag.name not in _UNCHANGED:
                self.dropped.append(tag)
                self.loose.append((tag, "closes what is not open; left out"))
        elif tag.name in _FORMATS:
            # Browsers let these cross others.
            place = max(place for place, each in enumerate(self.formats) if each.name == tag.name)
            del self.formats[place]
            self.counts[tag.name] -= 1
        else:
            self.close_block(tag)

    def close_block(self, tag: EndTag) -> None:
        """Close an element that contains blocks; one that would end in the middle of a section is left out."""
        place, start = next(
            (place, each)
            for place, each in reversed(list(enumerate(self.open)))
            if not isinstance(each, int) and each.name == tag.name
        )
        if self.next_level <= max((each for each in self.open[place:] if isinstance(each, int)), default=0):
            del self.open[place]
            self.counts[tag.name] -= 1
            self.dropped += [start, tag]
            self.loose.append((start, "ends within the section of a heading in it; left out with its end tag"))
            return
        while self.pop() is not start:
            pass

    def pop(self) -> StartTag | None:
        """Close the innermost element or section."""
        last = self.open.pop()
        if isinstance(last, int):
            return None
        self.counts[last.name] -= 1
        return last

    def pass_boundary(self, boundary: _Boundary) -> None:
        """End the sections and elements that end here."""
        if boundary.level:
            levels = (place for place, each in enumerate(self.open) if isinstance(each, int) and each >= boundary.level)
            first = next(levels, len(self.open))
            self.end_elements(first, boundary.place, "its section", _SCOPES)
            self.open.append(boundary.level)
            return
        first = len(self.open)
        while first and not isinstance(last := self.open[first - 1], int) and last.start >= boundary.start:
            first -= 1
        self.end_elements(first, boundary.place, boundary.name, None if boundary.name == _DIRECTIVE else _SCOPES)

    def end_elements(self, first: int, place: int, where: str, added: Container[str] | None) -> None:
        """End elements from the *first* on; those of *added* names, or all, get an end tag."""
        while len(self.open) > first:
            if tag := self.pop():
                if added is None or tag.name in added:
                    self.added.append((place, tag.name))
                self.loose.append((tag, f"is not closed in {where}, with which it ends"))

    def end_page(self, place: int) -> None:
        """End all elements."""
        self.end_elements(0, place, "the page", _SCOPES)
        for tag in reversed(self.formats):
            self.added.append((place, tag.name))
            if tag.name != "a" or "href" in tag.first_attributes:
                self.loose.append((tag, "is not closed in the page, with which it ends"))

    def apply(self, text: str) -> str:
        """Return the text without the tags that are dropped, and with the end tags that are added."""
        changes = [(tag.start, tag.end, _replace_tag(text, tag)) for tag in self.dropped]
        added: dict[int, list[str]] = {}
        for place, name in self.added:
            added.setdefault(place, []).append(f"</{name}>")
        changes += [(place, place, "\n" + "".join(names) + "\n\n") for place, names in added.items()]
        parts = []
        done = 0
        for start, end, new in sorted(changes):
            parts += [text[done:start], new]
            done = end
        return "".join([*parts, text[done:]])


def _replace_tag(text: str, tag: StartTag | EndTag) -> str:
    """Return what takes the place of a tag, so that the text around it is read as before."""
    before, after = text[: tag.start].rpartition("\n")[2], text[tag.end :].partition("\n")[0]
    if before.strip(MARKERS):
        return "" if before[-1].isspace() or not after[:1].strip() else "<!-- -->"
    # A block of HTML begins here, in which Markdown is not parsed.
    is_alone = not after.strip() and not text[tag.end + len(after) + 1 :].partition("\n")[0].strip(MARKERS)
    return "" if is_alone else "<div></div>"


def _describe(text: str, tag: StartTag | EndTag, reason: str) -> LooseTag:
    """Return a tag with its text and its number among those with the same text."""
    written = text[tag.start : tag.end]
    return LooseTag(written, text.count(written, 0, tag.start) + 1, reason)
