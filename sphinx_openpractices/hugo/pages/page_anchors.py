"""Finds the ids on a page: headings by the ids that Goldmark gives them, and ids that authors wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.hugo.converters.conversions import CONVERTERS
from sphinx_openpractices.hugo.markdown import commonmark
from sphinx_openpractices.hugo.markdown.block_attributes import find_heading_attributes
from sphinx_openpractices.hugo.site.failed_pages import FailedPages
from sphinx_openpractices.text.html_links import get_ids
from sphinx_openpractices.text.html_tokens import StartTag
from sphinx_openpractices.text.markdown_tags import find_tags

from .heading_ids import DEFAULT_ID_TYPE, make_heading_id
from .landing_blocks import read_block_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_openpractices.hugo.site.page import HugoPage

_LONGEST = 1000
"""Longer headings are not parsed, since parsing can take quadratic time."""
_BRACES = re.compile(r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\}))*|\{[^{}\n]*\}")
"""A shortcode up to its end, or the attributes of a block."""
_GIVEN = re.compile(r"""(?:\b(?:id|name)\s*=\s*["'`]?|\{(?:[^{}#]*\s)?#)([^\s"'`<>{}]+)""")
"""An id in one of these."""
_SHORTCODE = re.compile(r"\{\{[<%]\s*(\w[\w/-]*)")
_NO_SLUG = re.compile(r"[^\w\- ]")
"""What MyST drops from a heading in its anchor (``github_slugify``)."""
_TOP_ANCHOR = "top"
"""The fragment for the top of a page without such an id (HTML, 7.4.6.3 "Scrolling to a fragment")."""


class ReadHeading(NamedTuple):
    """A heading: its id in Goldmark, whether the author gave it, its text, its level, and the index of its line."""

    id: str
    is_given: bool
    text: str
    level: int
    line: int


class PageIds(NamedTuple):
    """The ids on a Hugo page, as far as its source tells."""

    headings: dict[str, ReadHeading]
    others: set[str]
    """Ids that authors wrote, of elements, figures and blocks."""
    makers: list[tuple[str, int]]
    """The unknown shortcodes, which can produce any id, with their lines in the file."""
    slugs: dict[str, str]
    """The anchors of MyST for the ids of headings, where all versions agree."""

    def has(self, anchor: str) -> bool:
        """Return whether the source has this id."""
        return anchor in self.headings or anchor in self.others


class PageAnchors:
    """Knows which ids a page has; each page is searched once."""

    def __init__(self, id_type: str = DEFAULT_ID_TYPE) -> None:
        self.id_type = id_type
        """The setting ``autoIDType`` of the site."""
        self.known: dict[HugoPage, PageIds] = {}
        self.failed = FailedPages()

    def find_ids(self, page: HugoPage) -> PageIds:
        """Return the ids on a page."""
        if page not in self.known:
            self.known[page] = PageIds({}, set(), [], {})
            with self.failed.guard(page.key, page.source):
                self.known[page] = _find_ids(page, id_type=self.id_type)
        return self.known[page]

    def leads_to_top(self, page: HugoPage, anchor: str) -> bool:
        """Return whether an anchor is that of the whole page."""
        return not anchor or (anchor == _TOP_ANCHOR and not self.find_ids(page).has(anchor))


def _find_ids(page: HugoPage, *, id_type: str) -> PageIds:
    """Return the ids on a page."""
    body = page.front.body
    text = "\n\n".join([*_find_texts(page.data.get("sections")), body])
    given = [*_find_tag_ids(text), *(name for braces in _BRACES.findall(text) for name in _GIVEN.findall(braces))]
    makers = [
        (match[1], page.front.line + body.count("\n", 0, match.start()))
        for match in _SHORTCODE.finditer(body)
        if match[1].lower() not in CONVERTERS
    ]
    # HugoBlox puts a prefix before the ids of figures.
    others = {*find_block_ids(page), *given, *(f"figure-{name}" for name in given)}
    headings = {heading.id: heading for heading in read_headings(body, id_type)} if page.is_markdown else {}
    return PageIds(headings, others, makers, _find_slugs(page, list(headings.values())))


def _find_slugs(page: HugoPage, headings: Sequence[ReadHeading]) -> dict[str, str]:
    """Return the anchors of MyST by the ids of headings; the title of the page is a heading, too."""
    tops = [heading for heading in headings if heading.level == 1]
    has_title = len(tops) == 1 and (
        not page.front.get_text("title") or tops[0].text.casefold() == page.title.casefold()
    )
    titles = [*([] if has_title else [page.title]), *(heading.text for heading in headings)]
    old, new = (_make_slugs(titles, own=own)[-len(headings) :] for own in (True, False))
    return {
        heading.id: slug
        for heading, other, slug in zip(headings, old, new, strict=False)
        if slug and slug == other and not heading.is_given
    }


def _make_slugs(titles: Iterable[str], *, own: bool) -> list[str]:
    """Return MyST's anchors for headings; before version 5, each number is added to the *own* last try."""
    taken: dict[str, None] = {}
    for title in titles:
        base = slug = _NO_SLUG.sub("", title.lower().replace(" ", "-"))
        number = 1
        while slug in taken:
            slug = f"{slug if own else base}-{number}"
            number += 1
        taken[slug] = None
    return list(taken)


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
    """Yield the ids of HTML elements, and the names of links."""
    for tag in find_tags(text):
        if isinstance(tag, StartTag):
            yield from get_ids(tag)


def read_headings(text: str, id_type: str = DEFAULT_ID_TYPE) -> Iterator[ReadHeading]:
    """Yield the headings; a repeated id gets a number."""
    counts: dict[str, int] = {}
    for opening, content in pairwise(commonmark.BLOCK_PARSER.parse(text)):
        if opening.type != "heading_open" or not opening.map:
            continue
        shown, attributes = find_heading_attributes(content.content)
        given = attributes.id
        title = _read_last_line(shown)
        base = name = given or make_heading_id(title, id_type) or "heading"
        while not given and name in counts:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        if not given:
            counts[name] = 0
        yield ReadHeading(name, bool(given), title, int(opening.tag[1]), opening.map[0])


def _read_last_line(heading: str) -> str:
    """Return the text of the last line of a heading, or that line unparsed if it is very long."""
    line = heading.rpartition("\n")[2]
    return (
        commonmark.join_token_text(commonmark.COMMONMARK_PARSER.parseInline(line)[0].children or ())
        if len(line) <= _LONGEST
        else line
    )
