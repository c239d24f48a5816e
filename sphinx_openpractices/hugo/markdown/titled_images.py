"""Finds the images of Markdown that have a title, which MyST drops: ``![Alt](a.png "Title")``.

The title can be in the definition of a link reference, too. Images in a link have its address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.helpers import parseLinkTitle

from .code_blocks import find_code_blocks, find_gaps
from .commonmark import DEFINITION_PARSER
from .destinations import CodeSpans, find_destinations

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAYBE = re.compile(r"!\[")
_REFERENCE = re.compile(r"`+|!\[(?P<alt>(?:[^\[\]\\\n]|\\.)*)\](?!\()(?:\[(?P<label>(?:[^\[\]\\\n]|\\.)*)\])?")
_LINK_END = re.compile(r"\]\([ \t]*(?:<(?P<angle>[^<>\n]*)>|(?P<plain>[^\s()<>]+))[ \t]*\)")
"""The end of a link without a title of its own."""
_SPACE = re.compile(r"\s*")


class TitledImage(NamedTuple):
    """An image between two offsets of a text: its *alt* text is Markdown, *link* the address of the link around it.

    *outer* are the offsets of that link.
    """

    start: int
    end: int
    alt: str
    address: str
    title: str
    link: str = ""
    outer: tuple[int, int] = (0, 0)


def find_titled_images(text: str) -> Iterator[TitledImage]:
    """Yield the images with a title outside code, in order."""
    if not _MAYBE.search(text):
        return
    found = [*_find_inline(text), *_find_references(text)]
    done = 0
    for image in sorted(found):
        if image.start >= done:
            done = image.end
            yield _add_link(image, text)


def _find_inline(text: str) -> Iterator[TitledImage]:
    """Yield the images with an address and a title of their own."""
    for each in find_destinations(text):
        if not each.image or each.opening is None:
            continue
        place = _skip_space(text, each.end)
        if text[place : place + 1] in {'"', "'", "("} and (title := parseLinkTitle(text, place, len(text))).ok:
            end = _skip_space(text, title.pos)
            if title.str.strip() and text.startswith(")", end):
                yield TitledImage(each.opening, end + 1, text[each.opening + 2 : each.closing], each.value, title.str)


def _find_references(text: str) -> Iterator[TitledImage]:
    """Yield the images whose definition has a title."""
    references: dict[str, dict[str, str]] = {}
    if "]:" in text:
        env: dict[str, dict[str, dict[str, str]]] = {}
        DEFINITION_PARSER.parse(text, env)
        references = {key: each for key, each in env.get("references", {}).items() if each["title"].strip()}
    if not references:
        return
    for start, end in find_gaps(text, find_code_blocks(text)):
        spans = CodeSpans(text, start, end)
        position = start
        while match := _REFERENCE.search(text, position, end):
            position = match.end()
            if match["alt"] is None:
                position = spans.find_end(position, len(match[0]))
            elif each := references.get(_normalize_label(match["label"] or match["alt"])):
                yield TitledImage(match.start(), match.end(), match["alt"], each["href"], each["title"])


def _normalize_label(label: str) -> str:
    """Return the label of a reference as the parser compares it."""
    return " ".join(label.split()).lower().upper()


def _add_link(image: TitledImage, text: str) -> TitledImage:
    """Return an image with the link in which it is alone."""
    match = _LINK_END.match(text, image.end)
    if not match or not text.startswith("[", image.start - 1) or text.startswith("!", image.start - 2):
        return image
    return image._replace(link=match["angle"] or match["plain"] or "", outer=(image.start - 1, match.end()))


def _skip_space(text: str, place: int) -> int:
    """Return the offset after white space."""
    match = _SPACE.match(text, place)
    return match.end() if match else place
