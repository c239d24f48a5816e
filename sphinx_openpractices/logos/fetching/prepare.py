"""Turns a download into the file that is stored: a harmless image, not larger than screens show."""

from __future__ import annotations

import hashlib
import re
from posixpath import basename, splitext
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from sphinx_openpractices.logos.drawing.raster import MissingLibraryError
from sphinx_openpractices.logos.drawing.scaling import scale_down
from sphinx_openpractices.logos.drawing.svg_trimming import trim_svg
from sphinx_openpractices.logos.reading.media import LOGO_SUFFIXES, SVG_TYPE, detect_media_type, measure_image
from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.text.html_tags import read_tokens
from sphinx_openpractices.text.html_tokens import OtherMarkup
from sphinx_openpractices.text.messages import list_first
from sphinx_openpractices.text.slugs import make_slug

_WEB_PAGE = re.compile(r"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LONGEST_STEM = 60
"""The most characters of a URL that a file name takes over."""


class Prepared(NamedTuple):
    """A file to store; *changes* report what was changed, and what could not be."""

    data: bytes
    media_type: str
    size: tuple[int, int] | None
    changes: tuple[str, ...] = ()


def prepare_logo(data: bytes, *, trim: bool = False) -> Prepared:
    """Return the file to store, with *trim* without empty margins if it is an SVG.

    Raises ``ValueError`` if *data* is not an image that Sphinx shows.
    """
    kind = require_image(data)
    if kind == SVG_TYPE:
        cleaned = clean_svg(data)
        removed = (f"{each.what} (line {each.line})" for each in cleaned.removed)
        changes = [f"removed {list_first(removed, cleaned.removals)}"] if cleaned.removals else []
        shown = cleaned.data
        if trim:
            try:
                if trimmed := trim_svg(cleaned):
                    shown = trimmed.data
                    changes.append("cut off empty margins")
            except MissingLibraryError as err:
                changes.append(str(err))
            except ValueError as err:  # resvg cannot draw it
                changes.append(f"margins were not cut off: {err}")
        return Prepared(shown, kind, measure_image(shown, kind), tuple(changes))
    size = measure_image(data, kind)
    try:
        scaled = scale_down(data, kind)
    except MissingLibraryError as err:
        return Prepared(data, kind, size, (str(err),))
    if scaled is None:
        return Prepared(data, kind, size)
    smaller = measure_image(scaled, kind)
    change = f"scaled from {_describe_size(size)} to {_describe_size(smaller)} pixels"
    return Prepared(scaled, kind, smaller, (change,))


def require_image(data: bytes) -> str:
    """Return the media type of a file; raises ``ValueError`` if Sphinx does not show it."""
    if not data:
        raise ValueError("the response is empty; look for the logo's new address")
    kind = detect_media_type(data)
    if kind in LOGO_SUFFIXES:
        return kind
    if kind is not None:
        raise ValueError(f"is {kind}, which not every output format shows; use an SVG, PNG or JPEG file")
    if _is_web_page(data[:4096]):
        raise ValueError("is a web page, not an image; use the address of the image itself")
    raise ValueError("is not an image; use the address of an SVG, PNG, JPEG, GIF or WebP file")


def _is_web_page(data: bytes) -> bool:
    """Return whether *data* begins as HTML does, apart from comments."""
    source = data.decode("utf-8-sig", "replace")
    for token in read_tokens(source):
        is_comment = isinstance(token, OtherMarkup) and token.kind == "comment"
        if not is_comment and not source[token.start : token.end].isspace():
            return _WEB_PAGE.match(source, token.start) is not None
    return False


def _describe_size(size: tuple[int, int] | None) -> str:
    return f"{size[0]} × {size[1]}" if size else "unknown"  # noqa: RUF001 - the sign of multiplication


def name_logo_file(url: str, kind: str) -> str:
    """Return a file name for *url*: recognizable, and different from all others."""
    parts = urlsplit(url)
    last = splitext(basename(unquote(parts.path).rstrip("/")))[0] or parts.hostname or ""
    name = make_slug(last)[:_LONGEST_STEM].strip("-") or "logo"
    return f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:8]}{LOGO_SUFFIXES[kind]}"
