"""Detects the media type and the size of an image by its content: names and headers may be wrong."""

from __future__ import annotations

from io import BytesIO

import imagesize

from .image_sizes import read_root_attributes, read_svg_size

SVG_TYPE = "image/svg+xml"

LOGO_SUFFIXES = {
    SVG_TYPE: ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
"""The media types in which logos are stored, each with the suffix by which Sphinx and browsers recognize it."""

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"\0\0\1\0": "image/vnd.microsoft.icon",
    b"BM": "image/bmp",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
"""The first bytes of images (WHATWG MIME Sniffing, 6.1); messages name the types that are not stored, too."""

LONGEST_SIDE = 10**6
"""The largest plausible width or height, in pixels."""


def detect_media_type(data: bytes) -> str | None:
    """Return the media type of an image, or ``None`` if it is not known."""
    for beginning, name in _SIGNATURES.items():
        if data.startswith(beginning):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis"}:
        return "image/avif"
    return SVG_TYPE if _is_svg(data) else None


def _is_svg(data: bytes) -> bool:
    """Return whether the root of *data* is ``<svg>``."""
    try:
        read_root_attributes(data)
    except ValueError:
        return False
    return True


def measure_image(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height in CSS pixels, or ``None`` if an SVG image has no plausible size.

    Raises ``ValueError`` if a raster image is broken.
    """
    if kind == SVG_TYPE:
        size = read_svg_size(data)
        return size if size and max(size) <= LONGEST_SIDE else None
    width, height = imagesize.get(BytesIO(data))
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        raise ValueError(
            f"is broken: it begins like {kind}, but has no size; ask the owner of the logo for another file"
        )
    return round(width), round(height)
