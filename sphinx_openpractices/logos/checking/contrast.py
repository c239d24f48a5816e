"""The share of a logo that is visible on a plate (WCAG 2.2, success criterion 1.4.11, Non-text Contrast).

The criterion asks for a contrast of 3:1 between a graphic and its background, where that is needed to understand it. A
logo has many colors, so each of its *parts* (connected pixels) is judged separately. A part is visible if half of its
outline, or a twentieth of its area, stands out from the plate: a yellow disc with a dark rim, or with a dark letter in
it. Parts count by the length of their outlines: of a white name beside a blue sign, only the sign is visible on white,
and by area that would be half.

A background that is part of the image and looks like the plate, such as the white of most JPEG files, counts as plate.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sphinx_openpractices.colors.luminance import compare_luminances, measure_luminance

from .parts import find_parts

with suppress(ModuleNotFoundError):  # without it there is no image to judge
    from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .parts import LogoPart

LEAST_CONTRAST = 3.0
"""The contrast that a graphic needs (WCAG 2.2, 1.4.11)."""

PLATES = {"light": "#ffffff", "dark": "#171f1d"}
"""The backgrounds of logos: a card of the theme on light and on dark pages. Without a logo-dark, a logo is on white."""

LEAST_SHARE = 1 / 3
"""The share of a logo that has to be visible: one color of a sign is enough, the sign beside a name is not."""

_LEAST_OUTLINE = 0.5
"""The share of a part's outline that has to stand out for the part to be visible …"""

_LEAST_AREA = 0.05
"""… or the share of its area."""

_SOLID = 64
"""The opacity, of 255, from which a pixel belongs to the logo; below it are soft shadows and smoothed edges."""

_SAME_COLOR = 1.1
"""The contrast below which a background cannot be told from the plate."""


def measure_visible_share(image: Image.Image, plate: str) -> float:
    """Return the share of a logo, from 0 to 1, that is visible on a plate; *image* is RGBA, *plate* ``#rrggbb``."""
    margin = Image.new("RGBA", (image.width + 2, image.height + 2))  # so that the edge of the canvas is an outline
    margin.paste(image, (1, 1))
    solid = margin.getchannel("A").point(lambda alpha: 255 * (alpha >= _SOLID))
    ratios = _measure_contrasts(margin, plate)
    if _has_background(solid):
        solid = ImageChops.multiply(solid, _make_mask(margin, (ratio >= _SAME_COLOR for ratio in ratios)))
    stands_out = ImageChops.multiply(solid, _make_mask(margin, (ratio >= LEAST_CONTRAST for ratio in ratios)))
    outline = ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(3)))
    # The outermost pixels are half plate: a pixel next to them shows the color of the edge.
    outline_seen = ImageChops.multiply(outline, stands_out.filter(ImageFilter.MaxFilter(3)))
    parts = find_parts(margin.width, *(each.tobytes() for each in (solid, stands_out, outline, outline_seen)))
    return sum(part.outline for part in parts if _is_visible(part)) / max(sum(part.outline for part in parts), 1)


def _is_visible(part: LogoPart) -> bool:
    return part.outline_seen >= _LEAST_OUTLINE * part.outline or part.area_seen >= _LEAST_AREA * part.area


def _measure_contrasts(image: Image.Image, plate: str) -> list[float]:
    """Return the contrast of each pixel to the plate, as it looks on the plate."""
    background = Image.new("RGBA", image.size, plate)
    plate_luminance = measure_luminance(*bytes.fromhex(plate[1:]))
    data = Image.alpha_composite(background, image).convert("RGB").tobytes()
    pixels = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    ratios = {pixel: compare_luminances(measure_luminance(*pixel), plate_luminance) for pixel in set(pixels)}
    return [ratios[pixel] for pixel in pixels]


def _make_mask(image: Image.Image, pixels: Iterable[bool]) -> Image.Image:
    """Return an image of the same size that is white where a pixel is true."""
    return Image.frombytes("L", image.size, bytes(255 * pixel for pixel in pixels))


def _has_background(solid: Image.Image) -> bool:
    """Return whether an image, which has a margin of one pixel, is solid along its whole edge."""
    inner = solid.crop((1, 1, solid.width - 1, solid.height - 1))
    hollow = inner.copy()
    hollow.paste(255, (1, 1, inner.width - 1, inner.height - 1))
    return hollow.getextrema() == (255, 255)
