"""Opens untrusted raster images safely, with Pillow (extra ``[images]``)."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

try:
    from PIL import Image, ImageOps, UnidentifiedImageError
except ModuleNotFoundError:
    HAS_PILLOW = False
else:
    HAS_PILLOW = True

from sphinx_openpractices.logos.reading.media import MOST_RASTER_PIXELS
from sphinx_openpractices.text.printable import shorten_text

if TYPE_CHECKING:
    from collections.abc import Iterator


class MissingLibraryError(ValueError):
    """A library of an extra is not installed; the message names the extra."""


_PILLOW_FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
}
"""Pillow's names of the formats; a file is only given to the decoder of its media type."""

EXIF_ORIENTATION = 0x0112
"""The EXIF tag for the orientation of the camera (CIPA DC-008, 4.6.5)."""


def open_raster(data: bytes, media_type: str) -> Image.Image:
    """Open an image without decoding it.

    Raises ``MissingLibraryError`` without Pillow, and ``ValueError`` if *data* is not such an image or is too large.
    """
    if not HAS_PILLOW:
        raise MissingLibraryError('Pillow is not installed; install "sphinx-openpractices[images]"')
    if media_type not in _PILLOW_FORMATS:
        raise ValueError(f"is {media_type}, which cannot be decoded")
    with explain_pillow_errors():
        image = Image.open(io.BytesIO(data), formats=[_PILLOW_FORMATS[media_type]])
    width, height = image.size
    if width * height > MOST_RASTER_PIXELS:
        raise ValueError(
            f"has {width} by {height} pixels, more than the {MOST_RASTER_PIXELS // 1_000_000} million allowed"
        )
    return image


@contextmanager
def explain_pillow_errors() -> Iterator[None]:
    """Turn every exception that Pillow raises while it reads an image into a ``ValueError`` with a reason."""
    try:
        yield
    except UnidentifiedImageError:
        raise ValueError("cannot be decoded: its first bytes are not those of an image of this type") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError("has too many pixels") from None
    except Exception as err:  # noqa: BLE001 - its decoders raise anything: struct.error, EOFError …
        reason = "it ends too early" if "truncated" in str(err) else shorten_text(str(err) or type(err).__name__)
        raise ValueError(f"cannot be decoded: {reason}") from None


def is_animated(image: Image.Image) -> bool:
    """Return whether the image is animated; the second picture in a JPEG file is a preview, or for the other eye."""
    return image.format not in {"JPEG", "MPO"} and getattr(image, "is_animated", False)


def is_rotated(image: Image.Image) -> bool:
    """Return whether the EXIF orientation swaps width and height."""
    return image.getexif().get(EXIF_ORIENTATION) in {5, 6, 7, 8}


def turn_upright(image: Image.Image) -> Image.Image:
    """Return the image with its EXIF orientation applied."""
    return ImageOps.exif_transpose(image)


def make_mixable(image: Image.Image) -> Image.Image:
    """Return the image in a mode whose pixels can be averaged; numbers of colors in a palette cannot."""
    if image.mode.startswith("I"):  # PNG with 16 bits of gray; convert() alone makes all but the darkest white
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("L" if image.mode == "1" else "RGB")


def decode_raster(data: bytes, media_type: str) -> Image.Image:
    """Return the first picture of an image in RGBA, as browsers show it; raises as :func:`open_raster`."""
    image = open_raster(data, media_type)
    with explain_pillow_errors():
        return make_mixable(turn_upright(image)).convert("RGBA")
