"""What a logo file says of itself: whether it is an image, and how large. Knows nothing of Sphinx."""

from __future__ import annotations

import os
import re
from xml.parsers import expat

import imagesize

HEAD = 65536
"""Bytes of an SVG file that are looked at for its root tag."""

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
"""A number of SVG (SVG 2, 4.2)."""

PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""CSS pixels in a unit (CSS Values 4, 6.2); units that depend on the surroundings are not in it."""


def image_size(path: str | os.PathLike[str]) -> tuple[int, int] | None:
    """Width and height of an image file in CSS pixels, or ``None`` when it does not say.

    Raises ``ValueError`` when the file holds no image, and ``OSError`` when it cannot be read.
    """
    if os.fspath(path).lower().endswith(".svg"):
        return svg_size(path)
    width, height = imagesize.get(path)
    if width <= 0 or height <= 0 or is_text(path):
        raise ValueError("is not an image that browsers show")
    return round(width), round(height)


def is_text(path: str | os.PathLike[str]) -> bool:
    """Whether a file begins as XML does: ``imagesize`` knows SVG by any name, browsers go by the suffix."""
    return head_of(path).lstrip(b"\xef\xbb\xbf\t\n\r ").startswith(b"<")


def svg_size(path: str | os.PathLike[str]) -> tuple[int, int] | None:
    """Width and height by the root tag of an SVG file, as browsers find them (SVG 2, 8.2 and 8.12).

    Only the root tag is read: ``imagesize`` looks further, ignores ``viewBox``, and is wrong for most real logos.
    """
    attributes = root_attributes(path)
    width, height = (length(attributes.get(name, "")) for name in ("width", "height"))
    box = [float(number) for number in NUMBER.findall(attributes.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[2] / box[3]
        width, height = width or (height * ratio if height else box[2]), height or (width / ratio if width else box[3])
    if not width or not height:
        return None
    return max(round(width), 1), max(round(height), 1)


def length(value: str) -> float | None:
    """An SVG length in CSS pixels, or ``None`` when it is relative, missing or wrong."""
    match = re.fullmatch(r"\s*\+?(\d*\.?\d+(?:e[-+]?\d+)?)\s*([a-z]*)\s*", value, re.IGNORECASE)
    if match is None or (unit := match[2].lower()) not in PIXELS:
        return None
    return float(match[1]) * PIXELS[unit]


def head_of(path: str | os.PathLike[str]) -> bytes:
    """The first bytes of a file; a file object would take as long again, for each of thousands of logos."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(descriptor, HEAD)
    finally:
        os.close(descriptor)


class _RootFound(Exception):  # noqa: N818 - no error, but the way out of expat
    pass


def root_attributes(path: str | os.PathLike[str]) -> dict[str, str]:
    """The attributes of the root tag of an SVG file; ``ValueError`` when there is none."""
    found: dict[str, str] = {}

    def on_start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] != "svg":
            raise ValueError(f"is not an SVG image: its root is <{name}>")
        found.update(attributes)
        raise _RootFound

    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    try:
        parser.Parse(head_of(path))
    except _RootFound:
        return found
    except (expat.ExpatError, LookupError) as err:  # LookupError: an encoding that Python does not know
        raise ValueError(f"is not an SVG image: {err}") from None
    raise ValueError("is not an SVG image: no root tag")
