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
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.colors.luminance import compare_luminances, measure_luminance
from sphinx_openpractices.logos.lock.lock_contrast import LogoContrast

from .connected_parts import find_parts

with suppress(ModuleNotFoundError):  # without it there is no image to judge
    from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .connected_parts import LogoPart

LEAST_CONTRAST = 3.0
"""The contrast that a graphic needs (WCAG 2.2, 1.4.11)."""

LOGO_BACKGROUNDS = {"light": "#f3f7f7", "plate": "#eef0f0", "dark": "#1c2825"}
"""The colors of cards on light and dark pages, with their tint, and of the light plate of dark pages."""

_LEAST_OUTLINE = 0.5
"""The share of a part's outline that has to stand out for the part to be visible …"""

_LEAST_AREA = 0.05
"""… or the share of its area."""

_SHARE_WITHOUT_PLATE = 0.9
"""The share of the outline that has to be seen without a plate: on one, the name beside a sign is seen, too."""

_RIM = 9
"""The size of the square that is searched around a pixel of the outline, for rims of up to 2 CSS pixels."""

_SOLID = 64
"""The opacity, of 255, from which a pixel belongs to the logo; below it are soft shadows and smoothed edges."""

_SAME_COLOR = 1.15
"""The contrast below which a background cannot be told from the plate: that of white to the light plate is 1.144."""


class _Masks(NamedTuple):
    """Images that are white where the logo is *solid*, where it *stands_out* from a plate, and at its *outline*."""

    solid: Image.Image
    stands_out: Image.Image
    outline: Image.Image

    def find_seen(self, size: int) -> Image.Image:
        """Return the outline where anything stands out in a square of *size* pixels around it."""
        return ImageChops.multiply(self.outline, self.stands_out.filter(ImageFilter.MaxFilter(size)))


def measure_logo_contrast(image: Image.Image) -> LogoContrast:
    """Return what the lock records of a logo in RGBA: shares are in hundredths.

    A logo that needs the plate is on light cards, too. These are lighter, so they show what the plate shows.
    """
    dark = _make_masks(image, LOGO_BACKGROUNDS["dark"])
    needs_plate = _is_boxed(image) or _compute_seen_outline(dark) < _SHARE_WITHOUT_PLATE
    light = _make_masks(image, LOGO_BACKGROUNDS["plate" if needs_plate else "light"])
    return LogoContrast(round(_compute_visible_share(light), 2), round(_compute_visible_share(dark), 2), needs_plate)


def measure_visible_share(image: Image.Image, plate: str) -> float:
    """Return the share of a logo, from 0 to 1, that is visible on a plate; *image* is RGBA, *plate* ``#rrggbb``."""
    return _compute_visible_share(_make_masks(image, plate))


def _make_masks(image: Image.Image, plate: str) -> _Masks:
    margin = _add_margin(image)
    ratios = _measure_contrasts(margin, plate)
    solid = _find_solid(margin, plate)
    stands_out = ImageChops.multiply(solid, _make_mask(margin, (ratio >= LEAST_CONTRAST for ratio in ratios)))
    return _Masks(solid, stands_out, ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(3))))


def _compute_visible_share(masks: _Masks) -> float:
    # The outermost pixels are half plate: a pixel next to them shows the color of the edge.
    parts = find_parts(masks.solid.width, *(each.tobytes() for each in (*masks, masks.find_seen(3))))
    return sum(part.outline for part in parts if _is_visible(part)) / max(sum(part.outline for part in parts), 1)


def _compute_seen_outline(masks: _Masks) -> float:
    """Return the share of the outline that can be seen, or is a thin dark rim around something that can."""
    seen, outline = (each.tobytes().count(b"\xff") for each in (masks.find_seen(_RIM), masks.outline))
    return seen / max(outline, 1)


def measure_drawn_part(image: Image.Image) -> tuple[float, float]:
    """Return the parts of the width and of the height, from 0 to 1, that a logo in RGBA takes up on a light card."""
    margin = _add_margin(image)
    drawn = _find_solid(margin, LOGO_BACKGROUNDS["light"]).getbbox() or (0, 0, 0, 0)
    return (drawn[2] - drawn[0]) / image.width, (drawn[3] - drawn[1]) / image.height


def _add_margin(image: Image.Image) -> Image.Image:
    """Return an image with a transparent margin of a pixel, so that the edge of its canvas is an outline."""
    margin = Image.new("RGBA", (image.width + 2, image.height + 2))
    margin.paste(image, (1, 1))
    return margin


def _find_solid(image: Image.Image, plate: str) -> Image.Image:
    """Return an image that is white where the logo is, without a background of the color of the plate."""
    solid = image.getchannel("A").point(lambda alpha: 255 * (alpha >= _SOLID))
    if _has_background(solid):
        differs = (ratio >= _SAME_COLOR for ratio in _measure_contrasts(image, plate))
        solid = ImageChops.multiply(solid, _make_mask(image, differs))
    return solid


def _is_boxed(image: Image.Image) -> bool:
    """Return whether all corners of an image have the color of a light card."""
    edges = [(x, y) for x in (0, image.width - 1) for y in (0, image.height - 1)]
    corners = Image.new("RGBA", (len(edges), 1))
    corners.putdata([image.getpixel(edge) for edge in edges])
    is_solid = min(corners.getchannel("A").tobytes()) >= _SOLID
    return is_solid and max(_measure_contrasts(corners, LOGO_BACKGROUNDS["light"])) < _SAME_COLOR


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
