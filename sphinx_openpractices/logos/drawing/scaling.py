"""Raster logos that have more pixels than any screen shows are scaled down."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.reading.box import BOX, MOST
from sphinx_openpractices.logos.reading.media import size_of

from .raster import is_animated, is_turned, mixable, open_raster, readable, upright

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = (BOX[0] * MOST, BOX[1] * MOST)
"""Width and height in pixels of the largest logo that is left as it is."""

SAVED: dict[str, dict[str, Any]] = {
    "image/png": {"format": "PNG", "optimize": True},
    "image/jpeg": {"format": "JPEG", "quality": 90, "optimize": True},
    "image/gif": {"format": "GIF", "optimize": True},
    "image/webp": {"format": "WEBP", "quality": 90},
}
"""How Pillow is to write each format: a logo has sharp edges, and lower qualities show there."""


def scale(data: bytes, media_type: str) -> bytes | None:
    """*data* scaled to :data:`LARGEST`, of the same *media_type*, with the same aspect ratio and color profile.

    ``None`` when it is no larger, or is animated: frames that were mixed anew no longer fit on each other. An EXIF
    orientation is applied; all else that a camera wrote is left out. Raises ``MissingLibrary`` when it is larger and
    Pillow is not there, and ``ValueError`` when it cannot be decoded.
    """
    if media_type not in SAVED or fits(size_of(data, media_type), LARGEST):
        return None
    image = open_raster(data, media_type)
    largest = LARGEST[::-1] if is_turned(image) else LARGEST
    if is_animated(image) or fits(image.size, largest):
        return None
    options = {**SAVED[media_type], "icc_profile": image.info.get("icc_profile")}
    if media_type == "image/webp":
        options["lossless"] = b"VP8L" in data  # the name of the lossless chunk (RFC 9649, 2.6)
    small = io.BytesIO()
    with readable():
        upright(shrunk(image, largest)).save(small, **options)
    return small.getvalue()


def fits(size: tuple[int, int] | None, largest: tuple[int, int]) -> bool:
    """Whether a known *size* is within *largest*."""
    return size is not None and all(side <= most for side, most in zip(size, largest, strict=True))


def shrunk(image: Image, largest: tuple[int, int]) -> Image:
    """The image with at most *largest* pixels."""
    image = mixable(image)
    image.thumbnail(largest, reducing_gap=3)
    return image
