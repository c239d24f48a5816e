"""Measures the luminance of colors and their contrast, as defined by WCAG 2.2. Does not depend on Sphinx."""

from __future__ import annotations

from functools import cache

LIGHT_OF_BYTE = tuple(
    part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (byte / 255 for byte in range(256))
)
"""The amount of light, 0 to 1, for each of the 256 values of red, green or blue (WCAG 2.2, "relative luminance")."""


def measure_luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance, 0 to 1, of a color in sRGB with 8-bit parts (WCAG 2.2, "relative luminance")."""
    return 0.2126 * LIGHT_OF_BYTE[red] + 0.7152 * LIGHT_OF_BYTE[green] + 0.0722 * LIGHT_OF_BYTE[blue]


def compare_luminances(one: float, other: float) -> float:
    """Return the contrast ratio of two luminances, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((one, other))
    return (light + 0.05) / (dark + 0.05)


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, ``#rrggbb``."""
    return compare_luminances(_measure_hex_luminance(one), _measure_hex_luminance(other))


@cache  # a palette compares each color with a dozen others
def _measure_hex_luminance(color: str) -> float:
    return measure_luminance(*bytes.fromhex(color[1:]))
