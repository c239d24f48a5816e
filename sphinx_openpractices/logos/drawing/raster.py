"""Raster images are opened by Pillow, of the extra ``[images]``, as carefully as strangers' files must be."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.reading.box import MissingLibrary

try:
    from PIL import Image, ImageOps, UnidentifiedImageError
except ModuleNotFoundError:
    HAS_PILLOW = False
else:
    HAS_PILLOW = True

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PIXELS = 24_000_000
"""Pixels beyond which an image is refused: decoded they take 96 MB, while their file may have a few kB."""

FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
}
"""Pillow's names of the formats; only the decoder of the media type gets to see a file."""

ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held (CIPA DC-008, 4.6.5)."""


def open_raster(data: bytes, media_type: str) -> Image.Image:
    """The image, not yet decoded.

    Raises ``MissingLibrary`` without Pillow, and ``ValueError`` for what is no such image or too large.
    """
    if not HAS_PILLOW:
        raise MissingLibrary('Pillow is not installed; install "sphinx-openpractices[images]"')
    if media_type not in FORMATS:
        raise ValueError(f"is {media_type}, which cannot be decoded here")
    with readable():
        image = Image.open(io.BytesIO(data), formats=[FORMATS[media_type]])
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise ValueError(f"has {width} by {height} pixels, more than the {MOST_PIXELS // 1_000_000} million allowed")
    return image


@contextmanager
def readable() -> Iterator[None]:
    """Turn whatever Pillow raises while it reads into a ``ValueError`` that says so."""
    try:
        yield
    except UnidentifiedImageError:
        raise ValueError("cannot be decoded; its first bytes are not those of such an image") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError("has too many pixels") from None
    except Exception as err:  # noqa: BLE001 - its decoders let through what they come across: struct.error, EOFError …
        reason = "it ends too early" if "truncated" in str(err) else err
        raise ValueError(f"cannot be decoded: {reason}") from None


def is_animated(image: Image.Image) -> bool:
    """Whether the image moves; the second picture in a JPEG file is a preview, or for the other eye."""
    return image.format not in {"JPEG", "MPO"} and getattr(image, "is_animated", False)


def is_turned(image: Image.Image) -> bool:
    """Whether width and height change places when the image is shown as the camera was held."""
    with readable():
        return image.getexif().get(ORIENTATION) in {5, 6, 7, 8}


def upright(image: Image.Image) -> Image.Image:
    """The image as the camera was held."""
    return ImageOps.exif_transpose(image)


def mixable(image: Image.Image) -> Image.Image:
    """The image with pixels of which means can be made, unlike those that are numbers of colors in a palette."""
    if image.mode.startswith("I"):  # PNG with 16 bits of gray; convert() alone makes white of all but the darkest
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("L" if image.mode == "1" else "RGB")


def decode(data: bytes, media_type: str) -> Image.Image:
    """The first picture of an image in RGBA, as browsers show it; raises as :func:`open_raster`."""
    image = open_raster(data, media_type)
    with readable():
        return mixable(upright(image)).convert("RGBA")
