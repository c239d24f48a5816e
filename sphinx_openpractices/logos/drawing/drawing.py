"""Draws a logo as a browser would show it in its box: raster images by Pillow, SVG by resvg (extra ``[images]``)."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.logos.reading.box import MissingLibrary

from .raster import HAS_PILLOW, decode

if TYPE_CHECKING:
    from PIL.Image import Image

    from sphinx_openpractices.logos.reading.svg import Cleaned

CHILD = Path(__file__).with_name("resvg_child.py")
SECONDS = 10
"""How long resvg may take for a logo; most take hundredths of one."""

EXTRA = 'install "sphinx-openpractices[images]"'


def missing_libraries() -> list[str]:
    """The names of the libraries that drawing needs and that are not installed."""
    return [name for name, there in (("Pillow", HAS_PILLOW), ("resvg_py", bool(find_spec("resvg_py")))) if not there]


def draw_raster(data: bytes, media_type: str, size: tuple[int, int]) -> Image:
    """The image scaled to fit *size*, as ``object-fit: contain`` does it, in RGBA.

    Raises ``MissingLibrary``, or ``ValueError`` when it cannot be decoded as a whole.
    """
    return fitted(decode(data, media_type), size)


def draw_svg(cleaned: Cleaned, size: tuple[int, int]) -> Image:
    """A cleaned SVG image likewise: as it was written it could make resvg read files of this machine."""
    if missing := missing_libraries():
        raise MissingLibrary(f"not installed: {' and '.join(missing)}; {EXTRA}")
    command = [sys.executable, "-P", str(CHILD), *map(str, size), "fonts" if cleaned.text else "no-fonts"]
    try:
        done = subprocess.run(command, input=cleaned.data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired:
        raise ValueError(f"resvg was not ready after {SECONDS} s") from None
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2].removeprefix("ValueError: ")
        raise ValueError(f"resvg: {last or f'ended with status {done.returncode}'}")
    return fitted(decode(done.stdout, "image/png"), size)


def fitted(image: Image, size: tuple[int, int]) -> Image:
    """The image as large as it can be within *size*."""
    factor = min(most / side for most, side in zip(size, image.size, strict=True))
    width, height = (max(round(side * factor), 1) for side in image.size)
    return image.resize((width, height), reducing_gap=3)
