"""What a file is, by its content alone: neither names nor headers are to be trusted."""

from __future__ import annotations

from io import BytesIO

import imagesize

from .image_sizes import root_attributes, svg_size

SVG = "image/svg+xml"

SUFFIXES = {SVG: ".svg", "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
"""The media types that logos are stored in, each with the suffix by which Sphinx and browsers know it."""

BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"\0\0\1\0": "image/vnd.microsoft.icon",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
"""What files begin with (WHATWG MIME Sniffing, 6.1); those that are not stored are here to be called by their names."""

MOST_PIXELS = 10**6
"""A size beyond this, in either direction, is a joke."""


def media_type(data: bytes) -> str | None:
    """The media type of an image, ``None`` when *data* is none that is known here."""
    for beginning, name in BEGINNINGS.items():
        if data.startswith(beginning):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis"}:
        return "image/avif"
    return SVG if is_svg(data) else None


def is_svg(data: bytes) -> bool:
    """Whether the root of *data* is ``<svg>``."""
    try:
        root_attributes(data)
    except ValueError:
        return False
    return True


def size_of(data: bytes, kind: str) -> tuple[int, int] | None:
    """Width and height in CSS pixels, ``None`` when an SVG image does not say, or nonsense.

    Raises ``ValueError`` when a raster image is broken.
    """
    if kind == SVG:
        size = svg_size(data)
        return size if size and max(size) <= MOST_PIXELS else None
    width, height = imagesize.get(BytesIO(data))
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise ValueError(f"is no whole image, though it begins like {kind}; ask its owner for a better file")
    return round(width), round(height)
