"""Converts colors to lightness, chroma and hue. Does not depend on Sphinx.

In OKLCH, unlike HSL, a color keeps its apparent hue when its lightness changes. Source of the matrices:
Björn Ottosson, "A perceptual color space for image processing" (2020, numbers of 2021-01-25),
https://bottosson.github.io/posts/oklab/
"""

from __future__ import annotations

import math
from typing import NamedTuple

from .luminance import LIGHT_OF_BYTE, measure_contrast


class Oklch(NamedTuple):
    """*lightness* from 0, black, to 1, white; *chroma* from 0, gray, to about 0.32; *hue* in radians."""

    lightness: float
    chroma: float
    hue: float


def convert_to_oklch(hexadecimal: str) -> Oklch:
    """Return ``#rrggbb`` in OKLCH."""
    red, green, blue = (LIGHT_OF_BYTE[byte] for byte in bytes.fromhex(hexadecimal[1:]))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short, math.hypot(a, b), math.atan2(b, a))


def _convert_to_light(color: Oklch) -> tuple[float, float, float]:
    """Return red, green and blue as amounts of light, outside 0 to 1 if sRGB cannot show the color."""
    a, b = color.chroma * math.cos(color.hue), color.chroma * math.sin(color.hue)
    long = (color.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (color.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_in_srgb(color: Oklch) -> bool:
    """Return whether sRGB can show the color, to within one step of 8 bits."""
    return all(-0.0001 <= part <= 1.0001 for part in _convert_to_light(color))


def convert_to_hex(color: Oklch) -> str:
    """Return ``#rrggbb``; a color that sRGB cannot show gets less chroma but keeps its lightness and hue."""
    if not _is_in_srgb(color):
        gray, vivid = 0.0, color.chroma
        for _step in range(10):
            middle = (gray + vivid) / 2
            gray, vivid = (middle, vivid) if _is_in_srgb(color._replace(chroma=middle)) else (gray, middle)
        color = color._replace(chroma=gray)
    parts = (min(max(part, 0.0), 1.0) for part in _convert_to_light(color))
    coded = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in coded)


def find_readable(color: Oklch, on: tuple[str, ...], ratio: float, end: float) -> str:
    """Return ``#rrggbb`` of *color*, its lightness moved toward *end* as little as needed for *ratio* on every *on*.

    *end* is 0, black, or 1, white, which must have the ratio on every *on*.
    """

    def try_lightness(lightness: float) -> str:
        found = convert_to_hex(color._replace(lightness=lightness))
        return found if all(measure_contrast(found, each) >= ratio for each in on) else ""

    if found := try_lightness(color.lightness):
        return found
    near, far = color.lightness, end
    best = "#ffffff" if end else "#000000"
    for _step in range(12):
        middle = (near + far) / 2
        if found := try_lightness(middle):
            far, best = middle, found
        else:
            near = middle
    return best
