"""Finds the ids on a page: headings by the ids that Goldmark gives them, and ids that authors wrote.

Source: ``markup/goldmark/autoid.go`` of Hugo, for the default ``autoHeadingIDType``.
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
"""Longer headings are not parsed, since parsing can take quadratic time."""
_BRACES = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*|\{[^{}\n]*\}")
"""A shortcode up to its end, or the attributes of a block."""
_GIVEN = re.compile(r"""(?:\b(?:id|name)\s*=\s*["'`]?|\{#)([^\s"'`<>{}]+)""")
"""An id in one of these."""
_SHORTCODE = re.compile(r"\{\{[<%]\s*(\w[\w/-]*)")
_DASHES = re.compile("-{2,3}")
TOP_ANCHORS = {"", "top"}
"""Fragments for the top of every page (HTML, 7.4.6.3 "Scrolling to a fragment")."""


class PageAnchors:
    """Knows which ids a page has; each page is searched once."""

    def __init__(self) -> None:
        self.known: dict[HugoPage, set[str] | None] = {}

    def has(self, page: HugoPage, anchor: str) -> bool:
        """Return whether the page has this id, or may have it: an unknown shortcode can produce any id."""
        if page not in self.known:
            self.known[page] = _find_ids(page)
        found = self.known[page]
        return found is None or anchor in found


def _find_ids(page: HugoPage) -> set[str] | None:
    """Return the ids on a page; ``None`` if they cannot be known."""
    text = "\n\n".join([*_find_texts(page.data.get("sections")), page.front.body])
    if any(name.lower() not in CONVERTERS for name in _SHORTCODE.findall(text)) or not page.is_markdown:
        return None
    given = [*_find_tag_ids(text), *(name for braces in _BRACES.findall(text) for name in _GIVEN.findall(braces))]
    # HugoBlox puts a prefix before the ids of figures.
    return {*find_heading_ids(text), *find_block_ids(page), *given, *(f"figure-{name}" for name in given)}


def _find_texts(value: object) -> Iterator[str]:
    """Yield the texts in the blocks of a landing page."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _find_texts(each)


def find_block_ids(page: HugoPage) -> Iterator[str]:
    """Yield the ids of the blocks of a landing page."""
    sections = page.data.get("sections")
    for block in sections if isinstance(sections, list) else ():
        if isinstance(block, Mapping) and (given := read_block_id(block)):
            yield given


def _find_tag_ids(text: str) -> Iterator[str]:
    """Yield the ids of HTML elements, and the names of links (HTML, 7.4.6.3)."""
    for tag in find_tags(text):
        if isinstance(tag, StartTag):
            for name, attribute in tag.first_attributes.items():
                if attribute.value and (name == "id" or (name == "name" and tag.name == "a")):
                    yield attribute.value


def find_heading_ids(text: str) -> Iterator[str]:
    """Yield the ids of headings; a repeated id gets a number."""
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
    """Return the text of the last line of a heading, or that line unparsed if it is very long."""
    line = heading.rpartition("\n")[2]
    return (
        commonmark.join_token_text(commonmark.COMMONMARK_PARSER.parseInline(line)[0].children or ())
        if len(line) <= _LONGEST
        else line
    )


def _make_identifier(text: str) -> str:
    """Return the id for the text of a heading; several hyphens are dropped, since Hugo turns them into a dash."""
    text = _DASHES.sub("", text.strip())
    return "".join("-" if char == " " else char.lower() for char in text if char in "-_ " or _is_letter(char))


def _is_letter(char: str) -> bool:
    """Return whether Go regards it as a letter or a digit."""
    return char.isalpha() or char.isdecimal()
