"""How much of a logo can be seen on a plate (WCAG 2.2, success criterion 1.4.11, Non-text Contrast).

The criterion asks for 3:1 between a graphic and what it lies on, where that is needed to understand it. A logo has many
colors, so each of its *parts*, what hangs together, is judged by itself. A part is seen when half of its outline stands
out from the plate, or a twentieth of its area does: a yellow disc with a dark rim, or with a dark letter in it. The
parts count by the length of their outlines: of a white name beside a blue sign nothing but the sign is seen on white,
and by area that would be half.

A background that an image brings itself and that looks like the plate, such as the white of most JPEG files, is plate.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sphinx_openpractices.colors.luminance import compare_luminances, measure_luminance

from .parts import find_parts

with suppress(ModuleNotFoundError):  # without it there is no image to be judged
    from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .parts import Part

RATIO = 3.0
"""WCAG 2.2, 1.4.11: what a graphic needs."""

PLATES = {"light": "#ffffff", "dark": "#171f1d"}
"""What logos lie on: a card of the theme on light and on dark pages. A lone logo has white behind it on both."""

ENOUGH = 1 / 3
"""The share of a logo that has to be seen: the one sign of several colors is enough, that beside a name is not."""
OUTLINE = 0.5
"""The share of a part's outline that has to stand out for the part to be seen …"""
AREA = 0.05
"""… or the share of its area."""

SOLID = 64
"""The opacity, of 255, from which a pixel is of the logo; below it are soft shadows and the ends of smooth edges."""
SAME = 1.1
"""The contrast below which a background cannot be told from the plate."""


def share_seen(image: Image.Image, plate: str) -> float:
    """The share of a logo, from 0 to 1, that is seen on a plate; *image* is RGBA, *plate* ``#rrggbb``."""
    margin = Image.new("RGBA", (image.width + 2, image.height + 2))  # so that the edge of the canvas is an outline
    margin.paste(image, (1, 1))
    solid = margin.getchannel("A").point(lambda alpha: 255 * (alpha >= SOLID))
    ratios = contrasts(margin, plate)
    if has_background(solid):
        solid = ImageChops.multiply(solid, mask(margin, (ratio >= SAME for ratio in ratios)))
    stands_out = ImageChops.multiply(solid, mask(margin, (ratio >= RATIO for ratio in ratios)))
    outline = ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(3)))
    # The outermost pixels are half plate: one beside them tells what color the edge has.
    outline_seen = ImageChops.multiply(outline, stands_out.filter(ImageFilter.MaxFilter(3)))
    parts = find_parts(margin.width, *(each.tobytes() for each in (solid, stands_out, outline, outline_seen)))
    return sum(part.outline for part in parts if is_seen(part)) / max(sum(part.outline for part in parts), 1)


def is_seen(part: Part) -> bool:
    """Whether a part can be told from the plate."""
    return part.outline_seen >= OUTLINE * part.outline or part.area_seen >= AREA * part.area


def contrasts(image: Image.Image, plate: str) -> list[float]:
    """The contrast of each pixel, as it looks on the plate, to the plate."""
    behind = Image.new("RGBA", image.size, plate)
    of_plate = measure_luminance(*bytes.fromhex(plate[1:]))
    data = Image.alpha_composite(behind, image).convert("RGB").tobytes()
    pixels = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    ratios = {pixel: compare_luminances(measure_luminance(*pixel), of_plate) for pixel in set(pixels)}
    return [ratios[pixel] for pixel in pixels]


def mask(image: Image.Image, pixels: Iterable[bool]) -> Image.Image:
    """An image of the same size, white where a pixel is true."""
    return Image.frombytes("L", image.size, bytes(255 * pixel for pixel in pixels))


def has_background(solid: Image.Image) -> bool:
    """Whether an image, which has a margin of one pixel, is solid along its whole edge."""
    inner = solid.crop((1, 1, solid.width - 1, solid.height - 1))
    hollow = inner.copy()
    hollow.paste(255, (1, 1, inner.width - 1, inner.height - 1))
    return hollow.getextrema() == (255, 255)
