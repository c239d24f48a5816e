"""What came from a server becomes the file that is kept: an image, harmless, and no larger than anybody sees."""

from __future__ import annotations

import hashlib
import re
from posixpath import basename, splitext
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from sphinx_openpractices.logos.drawing.scaling import scale
from sphinx_openpractices.logos.reading.box import MissingLibrary
from sphinx_openpractices.logos.reading.media import SUFFIXES, SVG, media_type, size_of
from sphinx_openpractices.logos.reading.svg import Removed, clean
from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import OtherMarkup
from sphinx_openpractices.text.slugs import make_slug

PAGE = re.compile(r"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
LONGEST = 60
"""Letters of a URL that a file name takes over."""


class Prepared(NamedTuple):
    """A file to be kept; *notes* say what was done to it, and what could not be."""

    data: bytes
    media_type: str
    size: tuple[int, int] | None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


def prepare(data: bytes) -> Prepared:
    """The file to be kept; raises ``ValueError`` with words when *data* is no image that Sphinx shows."""
    kind = require_image(data)
    if kind == SVG:
        cleaned = clean(data)
        return Prepared(cleaned.data, kind, size_of(cleaned.data, kind), cleaned.removed)
    size = size_of(data, kind)
    try:
        scaled = scale(data, kind)
    except MissingLibrary as err:
        return Prepared(data, kind, size, (), (str(err),))
    if scaled is None:
        return Prepared(data, kind, size)
    smaller = size_of(scaled, kind)
    return Prepared(scaled, kind, smaller, (), (f"scaled from {pixels(size)} to {pixels(smaller)} pixels",))


def require_image(data: bytes) -> str:
    """The media type of a file that Sphinx shows."""
    if not data:
        raise ValueError("the server sent nothing; look for the logo's new address")
    kind = media_type(data)
    if kind in SUFFIXES:
        return kind
    if kind is not None:
        raise ValueError(f"is {kind}, which not every format shows; give an SVG, a PNG or a JPEG")
    if is_web_page(data[:4096]):
        raise ValueError("is a web page and no image; give the address of the image itself")
    raise ValueError("is no image; give the address of an SVG, a PNG, a JPEG, a GIF or a WebP file")


def is_web_page(data: bytes) -> bool:
    """Whether *data* begins as HTML does, after comments."""
    source = data.decode("utf-8-sig", "replace")
    for token in read_tokens(source):
        is_comment = isinstance(token, OtherMarkup) and token.kind == "comment"
        if not is_comment and not source[token.start : token.end].isspace():
            return PAGE.match(source, token.start) is not None
    return False


def pixels(size: tuple[int, int] | None) -> str:
    """A size in words."""
    return f"{size[0]} × {size[1]}" if size else "unknown"  # noqa: RUF001 - the sign of multiplication


def file_name(url: str, kind: str) -> str:
    """The name of the file for *url*: what a person recognizes, and what tells it from all others."""
    parts = urlsplit(url)
    last = splitext(basename(unquote(parts.path).rstrip("/")))[0] or parts.hostname or ""
    name = make_slug(last)[:LONGEST].strip("-") or "logo"
    return f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:8]}{SUFFIXES[kind]}"
