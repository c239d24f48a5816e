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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import StrPath

HEAD_BYTES = 65536
"""How many bytes of an SVG file are searched for its root tag, which comments and entities may precede."""

PIECE_BYTES = 4096
"""How many bytes are read at once."""

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[-+]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)
"""A number, with or without a unit."""

_CSS_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""CSS pixels in each absolute unit (CSS Values 4, 6.2)."""


def read_svg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of an SVG file; raises ``ValueError`` if it is something else.

    Only the root tag is read: ``imagesize`` reads further, ignores ``viewBox``, and is wrong for most real logos.
    """
    return compute_svg_size(read_root_attributes(data))


def compute_svg_size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """Return width and height from the attributes of the root, as browsers find them (SVG 2, 8.2 and 8.12)."""
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


def read_root_attributes(data: bytes) -> dict[str, str]:
    """Return the attributes of the root tag of an SVG file; raises ``ValueError`` if there is none."""
    found: dict[str, str] = {}

    def on_start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] != "svg":
            raise ValueError(f"is not an SVG image: its root is <{name}>")
        found.update(attributes)
        raise _RootFound

    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    try:
        for start in range(0, HEAD_BYTES, PIECE_BYTES):
            parser.Parse(data[start : start + PIECE_BYTES])
    except _RootFound:
        return found
    except (expat.ExpatError, LookupError) as err:  # LookupError: an encoding that Python does not know
        raise ValueError(f"is not an SVG image: {err}") from None
    raise ValueError("is not an SVG image: no root tag")


def read_beginning(path: StrPath) -> bytes:
    """Return the first bytes of a file; raises ``OSError`` if it cannot be read."""
    descriptor = os.open(path, _READ_FLAGS)
    try:
        return os.read(descriptor, PIECE_BYTES)
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
