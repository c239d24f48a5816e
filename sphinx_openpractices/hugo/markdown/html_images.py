"""Writes the ``img`` elements that MyST turns into images so that Docutils accepts their attributes."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import HtmlText, StartTag

from .commonmark import parse_blocks
from .html_destinations import LAZY_SOURCES
from .page_tags import find_page_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IMAGE = re.compile("<img", re.IGNORECASE)
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:px|em|ex|pt|mm|cm|in|pc|%)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
"""What browsers read of a dimension (HTML, 2.3.4.4 "Percentages and lengths")."""
_ALIGNMENTS = {"top", "middle", "bottom", "left", "center", "right"}


def settle_images(text: str) -> tuple[str, list[str]]:
    """Return the text of a finished page, and the images without a source, which are left out."""
    lost: list[str] = []
    if not _IMAGE.search(text):
        return text, lost
    parts = []
    done = 0
    blocks = list(_find_other_html(text))
    for tag in find_page_tags(text):
        if not isinstance(tag, StartTag) or tag.name != "img" or any(a <= tag.start < b for a, b in blocks):
            continue
        values = _choose_values(tag)
        if not values:
            lost.append(text[tag.start : tag.end])
        title = values.pop("title", "")
        if values != _get_values(tag):
            parts += [text[done : tag.start], write_titled(_write_tag(values), title)]
            done = tag.end
    return "".join([*parts, text[done:]]), lost


def _find_other_html(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks of HTML that contain more than images, which MyST leaves unchanged."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    for token in parse_blocks(text):
        if token.type == "html_block" and token.map:
            for part in read_tokens(token.content):
                is_space = isinstance(part, HtmlText) and not token.content[part.start : part.end].strip()
                if not is_space and not (isinstance(part, StartTag) and part.name == "img"):
                    yield starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
                    break


def _get_values(tag: StartTag) -> dict[str, str]:
    """Return the values of the attributes of a tag."""
    return {name: each.value or "" for name, each in tag.first_attributes.items()}


def _choose_values(tag: StartTag) -> dict[str, str]:
    """Return the attributes that Docutils accepts; none without a source."""
    given = _get_values(tag)
    source = next((value for name in ("src", *LAZY_SOURCES) if (value := given.get(name, "").strip())), "")
    if not source:
        return {}
    values = {"src": given.get("src") or source} | given
    for name in ("width", "height"):
        values[name] = _read_length(given.get(name, "") or _read_style(given.get("style", ""), name), name)
    values["class"] = " ".join(word for word in given.get("class", "").split() if make_id(word))
    values["align"] = given.get("align", "").lower() if given.get("align", "").lower() in _ALIGNMENTS else ""
    # The name would be a label, which is unique on the site.
    dropped = {"name", *(LAZY_SOURCES if not given.get("src") else ())}
    optional = {"width", "height", "class", "align"}
    return {name: value for name, value in values.items() if name not in dropped and (value or name not in optional)}


def write_image_tag(source: str, alt: str | None, attributes: Mapping[str, str]) -> str:
    """Write an image in HTML, with those *attributes* that are not empty."""
    values = {"src": source} | ({} if alt is None else {"alt": alt})
    return _write_tag(values | {name: value for name, value in attributes.items() if value})


def write_titled(image: str, title: str) -> str:
    """Write an image in an element with its title, which MyST would drop."""
    line = " ".join(title.split())
    return f'<span title="{escape(line)}">{image}</span>' if image and line else image


def _write_tag(values: Mapping[str, str]) -> str:
    """Write an image; without attributes, write nothing."""
    attributes = " ".join(f'{name}="{escape(value)}"' for name, value in values.items())
    return f"<img {attributes}>" if values else ""


def _read_style(style: str, name: str) -> str:
    """Return the value of a property of CSS in an attribute."""
    pairs = (each.partition(":") for each in style.split(";"))
    return next((value.strip() for key, _, value in pairs if key.strip().lower() == name), "")


def _read_length(value: str, name: str) -> str:
    """Return a length as browsers read it, or an empty string; heights in percent have no effect on a page."""
    found = _LENGTH.fullmatch(value.strip()) or _NUMBER.match(value.strip())
    return "" if found is None or (name == "height" and found[0].endswith("%")) else found[0]
