"""Colors as lightness, chroma and hue, and the contrast between two; knows nothing of Sphinx.

OKLCH keeps a hue's look while its lightness is moved, which HSL does not. Source of the matrices: Björn Ottosson,
"A perceptual color space for image processing" (2020, numbers of 2021-01-25), https://bottosson.github.io/posts/oklab/
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple


class Oklch(NamedTuple):
    """*lightness* from 0, black, to 1, white; *chroma* from 0, gray, to about 0.32; *hue* in radians."""

    lightness: float
    chroma: float
    hue: float


def linear(hexadecimal: str) -> tuple[float, float, float]:
    """Red, green and blue of ``#rrggbb`` as amounts of light, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (byte / 255 for byte in bytes.fromhex(hexadecimal[1:]))
    )
    return red, green, blue


@cache
def luminance(hexadecimal: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = linear(hexadecimal)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def to_oklch(hexadecimal: str) -> Oklch:
    """``#rrggbb`` in OKLCH."""
    red, green, blue = linear(hexadecimal)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short, math.hypot(a, b), math.atan2(b, a))


def to_linear(color: Oklch) -> tuple[float, float, float]:
    """Red, green and blue as amounts of light; outside of 0 to 1 where no screen shows the color."""
    a, b = color.chroma * math.cos(color.hue), color.chroma * math.sin(color.hue)
    long = (color.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (color.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def is_shown(color: Oklch) -> bool:
    """Whether the color lies in sRGB, but for less than a step of 8 bits."""
    return all(-0.0001 <= part <= 1.0001 for part in to_linear(color))


def to_hex(color: Oklch) -> str:
    """``#rrggbb``; a color that no screen shows loses chroma, and keeps its lightness and hue."""
    if not is_shown(color):
        gray, vivid = 0.0, color.chroma
        for _step in range(10):
            middle = (gray + vivid) / 2
            gray, vivid = (middle, vivid) if is_shown(color._replace(chroma=middle)) else (gray, middle)
        color = color._replace(chroma=gray)
    parts = (min(max(part, 0.0), 1.0) for part in to_linear(color))
    coded = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in coded)


def readable(color: Oklch, on: tuple[str, ...], ratio: float, end: float) -> str:
    """``#rrggbb`` of *color*, its lightness moved toward *end*, 0 or 1, by as little as gives *ratio* on every *on*.

    The caller takes the end that has the ratio.
    """

    def serves(lightness: float) -> str:
        found = to_hex(color._replace(lightness=lightness))
        return found if all(contrast(found, each) >= ratio for each in on) else ""

    if found := serves(color.lightness):
        return found
    near, far = color.lightness, end
    best = "#ffffff" if end else "#000000"
    for _step in range(12):
        middle = (near + far) / 2
        if found := serves(middle):
            far, best = middle, found
        else:
            near = middle
    return best
