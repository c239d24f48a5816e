"""Scales down raster logos that have more pixels than any screen shows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.reading.logo_box import LOGO_BOX, MOST_DENSITY
from sphinx_openpractices.logos.reading.media import measure_image

from .raster import explain_pillow_errors, is_animated, is_rotated, make_mixable, open_raster, turn_upright

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_LOGO = (LOGO_BOX[0] * MOST_DENSITY, LOGO_BOX[1] * MOST_DENSITY)
"""Width and height in pixels of the largest logo that is not scaled down."""

SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "image/png": {"format": "PNG", "optimize": True},
    "image/jpeg": {"format": "JPEG", "quality": 90, "optimize": True},
    "image/gif": {"format": "GIF", "optimize": True},
    "image/webp": {"format": "WEBP", "quality": 90},
}
"""Options with which Pillow saves each format: logos have sharp edges, where lower qualities are visible."""


def scale_down(data: bytes, media_type: str) -> bytes | None:
    """Scale an image to :data:`LARGEST_LOGO`, with the same *media_type*, aspect ratio and color profile.

    Returns ``None`` if it is not larger, or is animated: resampled frames no longer fit on each other. An EXIF
    orientation is applied; all other camera data is dropped. Raises ``MissingLibraryError`` if it is larger and Pillow
    is not installed, and ``ValueError`` if it cannot be decoded.
    """
    if media_type not in SAVE_OPTIONS or _fits(measure_image(data, media_type), LARGEST_LOGO):
        return None
    image = open_raster(data, media_type)
    with explain_pillow_errors():
        largest = LARGEST_LOGO[::-1] if is_rotated(image) else LARGEST_LOGO
        if is_animated(image) or _fits(image.size, largest):
            return None
        options = {**SAVE_OPTIONS[media_type], "icc_profile": image.info.get("icc_profile")}
        if media_type == "image/webp":
            options["lossless"] = b"VP8L" in data  # the name of the lossless chunk (RFC 9649, 2.6)
        small = io.BytesIO()
        turn_upright(_shrink(image, largest)).save(small, **options)
    return small.getvalue()


def _fits(size: tuple[int, int] | None, largest: tuple[int, int]) -> bool:
    """Return whether *size* is known and within *largest*."""
    return size is not None and all(side <= most for side, most in zip(size, largest, strict=True))


def _shrink(image: Image, largest: tuple[int, int]) -> Image:
    """Return the image with at most *largest* pixels."""
    image = make_mixable(image)
    image.thumbnail(largest, reducing_gap=3)
    return image
