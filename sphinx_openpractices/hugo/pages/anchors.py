"""The places within pages that links can lead to: headings by the ids that Goldmark gives them, and ids of authors.

Source: ``markup/goldmark/autoid.go`` of Hugo, of the default ``autoHeadingIDType``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_openpractices.hugo.converters.conversions import CONVERTERS
from sphinx_openpractices.hugo.markdown import myst_syntax
from sphinx_openpractices.hugo.markdown.headings import ID
from sphinx_openpractices.text.html_tokens import StartTag
from sphinx_openpractices.text.markdown_tags import find_tags

from .blocks import block_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.hugo.site.page import HugoPage

LONGEST = 1000
"""So long a heading may be to be parsed, which can take time that grows with its square."""
_BRACES = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*|\{[^{}\n]*\}")
"""A shortcode up to its end, or the attributes of a block."""
GIVEN = re.compile(r"""(?:\b(?:id|name)\s*=\s*["'`]?|\{#)([^\s"'`<>{}]+)""")
"""An id in them."""
SHORTCODE = re.compile(r"\{\{[<%]\s*(\w[\w/-]*)")
DASHES = re.compile("-{2,3}")
TOP = {"", "top"}
"""The beginning of every page (HTML, 7.4.6.3 "Scrolling to a fragment")."""


class Anchors:
    """Tells of ids whether a page has them; each page is looked through once."""

    def __init__(self) -> None:
        self.known: dict[HugoPage, set[str] | None] = {}

    def has(self, page: HugoPage, anchor: str) -> bool:
        """Whether the page has this id, or may have it: a shortcode that is not known can bring any."""
        if page not in self.known:
            self.known[page] = ids(page)
        found = self.known[page]
        return found is None or anchor in found


def ids(page: HugoPage) -> set[str] | None:
    """The ids on a page; ``None`` where nobody knows."""
    text = "\n\n".join([*texts(page.data.get("sections")), page.front.body])
    if any(name.lower() not in CONVERTERS for name in SHORTCODE.findall(text)) or not page.is_markdown:
        return None
    given = [*_tag_ids(text), *(name for braces in _BRACES.findall(text) for name in GIVEN.findall(braces))]
    # HugoBlox writes a word before the ids of figures.
    return {*heading_ids(text), *block_ids(page), *given, *(f"figure-{name}" for name in given)}


def texts(value: object) -> Iterator[str]:
    """The texts in the blocks of a landing page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from texts(each)


def block_ids(page: HugoPage) -> Iterator[str]:
    """The ids of the blocks of a landing page."""
    sections = page.data.get("sections")
    for block in sections if isinstance(sections, list) else ():
        if isinstance(block, Mapping) and (given := block_id(block)):
            yield given


def _tag_ids(text: str) -> Iterator[str]:
    """The ids of elements of HTML, and the names of links (HTML, 7.4.6.3)."""
    for tag in find_tags(text):
        if isinstance(tag, StartTag):
            for name, attribute in tag.first_attributes.items():
                if attribute.value and (name == "id" or (name == "name" and tag.name == "a")):
                    yield attribute.value


def heading_ids(text: str) -> Iterator[str]:
    """Those of the headings; what has one a second time gets a number behind it."""
    counts: dict[str, int] = {}
    for opening, content in pairwise(myst_syntax.BLOCKS.parse(text)):
        if opening.type != "heading_open":
            continue
        if given := ID.search(content.content):
            yield given[1]
            continue
        base = name = identifier(last_line(content.content)) or "heading"
        while name in counts:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        counts[name] = 0
        yield name


def last_line(heading: str) -> str:
    """The words of the last line of a heading; all of a line that is longer than any heading."""
    line = heading.rpartition("\n")[2]
    return myst_syntax.words(myst_syntax.PARSER.parseInline(line)[0].children or ()) if len(line) <= LONGEST else line


def identifier(words: str) -> str:
    """The words of a heading as an id; of several hyphens Hugo's typographer makes a dash, which no id has."""
    words = DASHES.sub("", words.strip())
    return "".join("-" if char == " " else char.lower() for char in words if char in "-_ " or is_letter(char))


def is_letter(char: str) -> bool:
    """Whether Go takes it for a letter or a digit."""
    return char.isalpha() or char.isdecimal()
