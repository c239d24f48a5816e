"""The places within pages that links can lead to: headings by the ids that Goldmark gives them, and ids of authors.

Source: ``markup/goldmark/autoid.go`` of Hugo, of the default ``autoHeadingIDType``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.converters.conversions import CONVERTERS
from sphinx_openpractices.hugo.markdown import commonmark
from sphinx_openpractices.hugo.markdown.headings import HEADING_ID
from sphinx_openpractices.text.html_tokens import StartTag
from sphinx_openpractices.text.markdown_tags import find_tags

from .landing_blocks import read_block_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.site.page import HugoPage

_LONGEST = 1000
"""So long a heading may be to be parsed, which can take time that grows with its square."""
_BRACES = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*|\{[^{}\n]*\}")
"""A shortcode up to its end, or the attributes of a block."""
_GIVEN = re.compile(r"""(?:\b(?:id|name)\s*=\s*["'`]?|\{#)([^\s"'`<>{}]+)""")
"""An id in them."""
_SHORTCODE = re.compile(r"\{\{[<%]\s*(\w[\w/-]*)")
_DASHES = re.compile("-{2,3}")
TOP_ANCHORS = {"", "top"}
"""The beginning of every page (HTML, 7.4.6.3 "Scrolling to a fragment")."""


class PageAnchors:
    """Tells of ids whether a page has them; each page is looked through once."""

    def __init__(self) -> None:
        self.known: dict[HugoPage, set[str] | None] = {}

    def has(self, page: HugoPage, anchor: str) -> bool:
        """Whether the page has this id, or may have it: a shortcode that is not known can bring any."""
        if page not in self.known:
            self.known[page] = _find_ids(page)
        found = self.known[page]
        return found is None or anchor in found


def _find_ids(page: HugoPage) -> set[str] | None:
    """The ids on a page; ``None`` where nobody knows."""
    text = "\n\n".join([*_find_texts(page.data.get("sections")), page.front.body])
    if any(name.lower() not in CONVERTERS for name in _SHORTCODE.findall(text)) or not page.is_markdown:
        return None
    given = [*_tag_ids(text), *(name for braces in _BRACES.findall(text) for name in _GIVEN.findall(braces))]
    # HugoBlox writes a word before the ids of figures.
    return {*find_heading_ids(text), *find_block_ids(page), *given, *(f"figure-{name}" for name in given)}


def _find_texts(value: object) -> Iterator[str]:
    """The texts in the blocks of a landing page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _find_texts(each)


def find_block_ids(page: HugoPage) -> Iterator[str]:
    """The ids of the blocks of a landing page."""
    sections = page.data.get("sections")
    for block in sections if isinstance(sections, list) else ():
        if isinstance(block, Mapping) and (given := read_block_id(block)):
            yield given


def _tag_ids(text: str) -> Iterator[str]:
    """The ids of elements of HTML, and the names of links (HTML, 7.4.6.3)."""
    for tag in find_tags(text):
        if isinstance(tag, StartTag):
            for name, attribute in tag.first_attributes.items():
                if attribute.value and (name == "id" or (name == "name" and tag.name == "a")):
                    yield attribute.value


def find_heading_ids(text: str) -> Iterator[str]:
    """Those of the headings; what has one a second time gets a number behind it."""
    counts: dict[str, int] = {}
    for opening, content in pairwise(commonmark.BLOCK_PARSER.parse(text)):
        if opening.type != "heading_open":
            continue
        if given := HEADING_ID.search(content.content):
            yield given[1]
            continue
        base = name = _make_identifier(_read_last_line(content.content)) or "heading"
        while name in counts:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        counts[name] = 0
        yield name


def _read_last_line(heading: str) -> str:
    """The words of the last line of a heading; all of a line that is longer than any heading."""
    line = heading.rpartition("\n")[2]
    return (
        commonmark.join_token_text(commonmark.COMMONMARK_PARSER.parseInline(line)[0].children or ())
        if len(line) <= _LONGEST
        else line
    )


def _make_identifier(words: str) -> str:
    """The words of a heading as an id; of several hyphens Hugo's typographer makes a dash, which no id has."""
    words = _DASHES.sub("", words.strip())
    return "".join("-" if char == " " else char.lower() for char in words if char in "-_ " or _is_letter(char))


def _is_letter(char: str) -> bool:
    """Whether Go takes it for a letter or a digit."""
    return char.isalpha() or char.isdecimal()
