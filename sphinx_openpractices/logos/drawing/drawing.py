"""Draws a logo as a browser would show it in its box: raster images by Pillow, SVG by resvg (extra ``[images]``)."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.reading.limited_programs import run_limited
from sphinx_openpractices.logos.reading.svg_background import draw_background

from .raster import HAS_PILLOW, MissingLibraryError, decode_raster

if TYPE_CHECKING:
    from PIL.Image import Image

    from sphinx_openpractices.logos.reading.svg import Cleaned

_RESVG_CHILD = Path(__file__).with_name("resvg_child.py")
DRAWING_SECONDS = 10
"""The time limit of resvg for a logo; most take hundredths of a second."""

INSTALL_IMAGES = 'install "sphinx-openpractices[images]"'


def find_missing_libraries() -> list[str]:
    """Return the names of the libraries that drawing needs and that are not installed."""
    return [name for name, there in (("Pillow", HAS_PILLOW), ("resvg_py", bool(find_spec("resvg_py")))) if not there]


def draw_raster(data: bytes, media_type: str, size: tuple[int, int]) -> Image:
    """Return an image in RGBA, scaled to fit *size* as ``object-fit: contain`` does.

    Raises ``MissingLibraryError``, or ``ValueError`` if the image cannot be decoded completely.
    """
    return _fit_image(decode_raster(data, media_type), size)


def draw_svg(cleaned: Cleaned, size: tuple[int, int]) -> Image:
    """Draw an SVG image as :func:`draw_raster` does; only a cleaned one cannot make resvg read local files."""
    if missing := find_missing_libraries():
        raise MissingLibraryError(f"not installed: {' and '.join(missing)}; {INSTALL_IMAGES}")
    command = [str(_RESVG_CHILD), *map(str, size), "fonts" if cleaned.text else "no-fonts"]
    output, _errors = run_limited("resvg", command, DRAWING_SECONDS, data=draw_background(cleaned.data))
    return _fit_image(decode_raster(output, "image/png"), size)


def _fit_image(image: Image, size: tuple[int, int]) -> Image:
    """Scale an image to the largest size within *size*."""
    factor = min(most / side for most, side in zip(size, image.size, strict=True))
    width, height = (max(round(side * factor), 1) for side in image.size)
    return image.resize((width, height), reducing_gap=3)
