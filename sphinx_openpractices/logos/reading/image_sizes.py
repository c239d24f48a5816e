"""Reads the sizes of logo files. Knows nothing of Sphinx.

A page may have thousands of logos, and each is opened when the page is read; so files are read by descriptors, in
small pieces, and only as far as needed.
"""

from __future__ import annotations

import math
import os
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

import imagesize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import StrPath

HEAD_BYTES = 65536
"""How many bytes of an SVG file are searched for its root tag, which comments and entities may precede."""

_PIECE_BYTES = 4096
"""How many bytes are read at once."""

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[-+]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)
"""A number, with or without a unit."""

_CSS_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""CSS pixels in each absolute unit (CSS Values 4, 6.2)."""


def read_image_size(path: StrPath) -> tuple[int, int] | None:
    """Return width and height of an image file in CSS pixels, or ``None`` if it has no size of its own.

    Raises ``ValueError`` if the file is not an image, and ``OSError`` if it cannot be read.
    """
    if os.fspath(path).lower().endswith(".svg"):
        return read_svg_size(path)
    width, height = imagesize.get(path)
    # imagesize knows SVG by any name; browsers go by the suffix.
    if width <= 0 or height <= 0 or next(_read_head(path)).lstrip(b"\xef\xbb\xbf\t\n\r ").startswith(b"<"):
        raise ValueError("is not an image that browsers show")
    return round(width), round(height)


def read_svg_size(source: StrPath | bytes) -> tuple[int, int] | None:
    """Return width and height of an SVG file or its bytes, as browsers find them (SVG 2, 8.2 and 8.12).

    Only the root tag is read: ``imagesize`` reads further, ignores ``viewBox``, and is wrong for most real logos.
    """
    attributes = read_root_attributes(source)
    width, height = read_length(attributes.get("width")), read_length(attributes.get("height"))
    try:
        _left, _top, box_width, box_height = map(float, attributes.get("viewBox", "").replace(",", " ").split())
    except ValueError:
        box_width = box_height = 0.0  # no view box, or an invalid one
    if box_width > 0 and box_height > 0:
        ratio = box_width / box_height
        width = width or (height * ratio if height else box_width)
        height = height or width / ratio
    if not width or not height or not math.isfinite(width * height):
        return None
    return max(round(width), 1), max(round(height), 1)


def read_length(value: str | None) -> float | None:
    """Return an SVG length in CSS pixels, or ``None`` if it is relative, missing or invalid."""
    match = _LENGTH.fullmatch(value) if value else None
    if match is None or (unit := match[2].lower()) not in _CSS_PIXELS:
        return None
    return float(match[1]) * _CSS_PIXELS[unit]


class _RootFound(Exception):  # noqa: N818 - not an error
    """Ends the parsing at the root tag."""


def read_root_attributes(source: StrPath | bytes) -> dict[str, str]:
    """Return the attributes of the root tag of an SVG file or its bytes; raises ``ValueError`` if there is none."""
    found: dict[str, str] = {}

    def on_start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] != "svg":
            raise ValueError(f"is not an SVG image: its root is <{name}>")
        found.update(attributes)
        raise _RootFound

    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    try:
        for piece in _read_head(source):
            parser.Parse(piece)
    except _RootFound:
        return found
    except (expat.ExpatError, LookupError) as err:  # LookupError: an encoding that Python does not know
        raise ValueError(f"is not an SVG image: {err}") from None
    raise ValueError("is not an SVG image: no root tag")


def _read_head(source: StrPath | bytes) -> Iterator[bytes]:
    """Yield the first bytes of a file, given by its path or its content, piece by piece."""
    if isinstance(source, bytes):
        for start in range(0, HEAD_BYTES, _PIECE_BYTES):
            yield source[start : start + _PIECE_BYTES]
        return
    descriptor = os.open(source, _READ_FLAGS)
    try:
        for _piece in range(HEAD_BYTES // _PIECE_BYTES):
            yield os.read(descriptor, _PIECE_BYTES)
    finally:
        os.close(descriptor)


def read_content(path: StrPath) -> bytes:
    """Return all bytes of a file; raises ``OSError`` if it cannot be read."""
    pieces = []
    descriptor = os.open(path, _READ_FLAGS)
    try:
        while piece := os.read(descriptor, HEAD_BYTES):
            pieces.append(piece)
            if len(piece) < HEAD_BYTES:
                break
    finally:
        os.close(descriptor)
    return b"".join(pieces)
