"""Reads the sizes of logo files. Knows nothing of Sphinx.

A page may have thousands of logos, and each is opened when the page is read; so files are read by descriptors, in
small pieces, and only as far as needed.
"""

from __future__ import annotations

import math
import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat

from sphinx_openpractices.text.files import open_file, read_file

from .svg_parser import create_svg_parser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import StrPath

PIECE_BYTES = 4096
"""How many bytes are read of a file at first."""

MOST_LOGO_BYTES = 50_000_000
"""The most bytes that are read of a logo; larger files are not shown."""


_NUMBER = r"[-+]?\d*\.?\d+(?:e[-+]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*([a-z]*)\s*", re.ASCII | re.IGNORECASE)
"""A number, with or without a unit."""

_VIEW_BOX = re.compile(rf"\s*{_NUMBER}(?:[\s,]+{_NUMBER}){{3}}\s*", re.ASCII | re.IGNORECASE)

_CSS_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""CSS pixels in each absolute unit (CSS Values 4, 6.2)."""


def read_svg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of an SVG file; raises ``ValueError`` if it is something else.

    Nothing after the root tag is read: ``imagesize`` reads further, ignores ``viewBox``, and is wrong for most logos.
    """
    return compute_svg_size(read_root_attributes(data))


def compute_svg_size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """Return width and height from the attributes of the root, in whole pixels."""
    size = compute_exact_size(attributes)
    return size and (max(round(size[0]), 1), max(round(size[1]), 1))


def compute_exact_size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Return width and height from the attributes of the root, as browsers find them (SVG 2, 8.2 and 8.12)."""
    width, height = read_length(attributes.get("width")), read_length(attributes.get("height"))
    _left, _top, box_width, box_height = read_view_box(attributes.get("viewBox")) or (0.0,) * 4
    if box_width and box_height:
        width, height = (
            width or (height * box_width / box_height if height else box_width),
            height or (width * box_height / box_width if width else box_height),
        )
    if not width or not height or not math.isfinite(width * height):
        return None
    return width, height


@lru_cache(maxsize=64)
def read_length(value: str | None) -> float | None:
    """Return an SVG length in CSS pixels, or ``None`` if it is relative, missing or invalid."""
    match = _LENGTH.fullmatch(value) if value else None
    if match is None or (unit := match[2].lower()) not in _CSS_PIXELS:
        return None
    pixels = float(match[1]) * _CSS_PIXELS[unit]
    return pixels if 0 <= pixels < math.inf else None


@lru_cache(maxsize=64)  # the size of a file is computed from what is checked before
def read_view_box(value: str | None) -> tuple[float, ...]:
    """Return the left, top, width and height of a view box, or nothing if it is missing or invalid (SVG 2, 8.6)."""
    if not value or not _VIEW_BOX.fullmatch(value):
        return ()
    numbers = tuple(map(float, value.replace(",", " ").split()))
    return numbers if all(map(math.isfinite, numbers)) and min(numbers[2:]) >= 0 else ()


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

    parser = create_svg_parser(data)
    parser.StartElementHandler = on_start
    # Most roots are at the beginning. A long one is read again with each piece, so that pieces become longer.
    start, end = 0, PIECE_BYTES
    try:
        while start < len(data):
            parser.Parse(data[start:end])
            start, end = end, 2 * end
        parser.Parse(b"", True)  # noqa: FBT003 - expat's signature; new versions wait for the end of a long tag
    except _RootFound:
        return found
    except (expat.ExpatError, LookupError) as err:  # LookupError: an encoding that Python does not know
        raise ValueError(f"is not an SVG image: {err}") from None
    raise ValueError("is not an SVG image: no root tag")


def read_beginning(path: StrPath) -> bytes:
    """Return the first bytes of a file; raises ``OSError`` if it cannot be read."""
    with open_file(path, MOST_LOGO_BYTES) as descriptor:
        return os.read(descriptor, PIECE_BYTES)


def read_content(path: StrPath) -> bytes:
    """Return all bytes of a file; raises ``OSError`` if it cannot be read, or is larger than any logo."""
    return read_file(path, MOST_LOGO_BYTES)
