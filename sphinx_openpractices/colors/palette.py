"""Makes the palettes of the theme, for light and for dark, from one accent color. Does not depend on Sphinx.

For any accent, text has a contrast of 4.5:1 with all its backgrounds in the theme and its parent, and controls and
focus rings have 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). ``tests/colors/palette_pairs.txt`` lists these pairs.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from .luminance import measure_contrast
from .oklch import Oklch, convert_to_hex, convert_to_oklch, find_readable

DEFAULT_ACCENT = "#14665a"
"""The accent of a site without a valid one; ``theme.toml`` has the same value."""

_TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 Contrast (Minimum), level AA."""

_FULL_TINT_CHROMA = 0.08
"""An accent with at least this chroma tints the grays fully; a grayer one tints them less."""

_RUST_HUE = math.radians(45)
"""The hue of code and focus rings: calm next to any accent, and different from links."""


class _Mode(NamedTuple):
    """The differences between light and dark, in OKLCH; pairs are a lightness and the highest chroma.

    The numbers of *grays*, *rusts* and *tint* were chosen by eye, and have enough contrast with any hue.
    """

    grays: dict[str, tuple[float, float]]
    """Colors with only a trace of the accent's hue."""
    rusts: dict[str, tuple[float, float]]
    """Colors with the hue of rust."""
    tint: tuple[float, float]
    """The background of announcements and similar boxes, with the accent's hue."""
    target: str
    """The background of the link target and of search matches, like a marker pen."""
    titles: tuple[str, ...]
    """The parent's backgrounds for the titles of admonitions: info, warning, success, danger."""
    shadow: str
    """A CSS color."""
    away: float
    """The lightness, 0 or 1, that contrasts most with the page."""
    hover: tuple[float, float]
    """Added to the lightness of a link on hover, and the factor for its chroma."""


_LIGHT = _Mode(
    grays={
        "background": (1, 0),
        "on-background": (1, 0),
        "surface": (0.971, 0.002),
        "text-base": (0.252, 0.012),
        "text-muted": (0.46, 0.016),
        "heading": (0.209, 0.012),
        "border": (0.886, 0.007),
        "border-muted": (0.927, 0.006),
        "blockquote-notch": (0.6, 0.016),
    },
    rusts={"accent": (0.453, 0.119), "accent-bg": (0.946, 0.024), "inline-code": (0.419, 0.11)},
    tint=(0.936, 0.022),
    target="#fdf0c4",
    titles=("#dce7fc", "#f8e3d0", "#d6ece1", "#f9e1e4"),
    shadow="rgb(0 0 0 / 10%)",
    away=0,
    hover=(-0.09, 0.8),
)
_DARK = _Mode(
    grays={
        "background": (0.189, 0.009),
        "on-background": (0.231, 0.012),
        "surface": (0.259, 0.013),
        "text-base": (0.9, 0.009),
        "text-muted": (0.746, 0.015),
        "heading": (0.964, 0.004),
        "border": (0.375, 0.016),
        "border-muted": (0.307, 0.015),
        "blockquote-notch": (0.6, 0.016),
    },
    rusts={"accent": (0.78, 0.106), "accent-bg": (0.294, 0.062), "inline-code": (0.829, 0.081)},
    tint=(0.298, 0.041),
    target="#4d3d09",
    titles=("#06245d", "#652a02", "#002f17", "#4e111b"),
    shadow="rgb(0 0 0 / 40%)",
    away=1,
    hover=(0.085, 0.7),
)


def make_palettes(accent: str) -> dict[str, dict[str, str]]:
    """Return the colors for ``light`` and ``dark``: CSS values by the names of the parent's ``--pst-color-*``.

    *accent* is ``#rrggbb``, as :func:`~.hexadecimal.read_color` returns it. It is used unchanged in the modes where it
    is readable on pages and cards; in the other mode its lightness changes and its hue stays. On other backgrounds
    links use ``link-higher-contrast`` (see the theme's stylesheets), so that more accents can be used unchanged.
    """
    return {"light": _make_palette(_LIGHT, accent), "dark": _make_palette(_DARK, accent)}


def _make_palette(mode: _Mode, accent: str) -> dict[str, str]:
    """Return the colors of a mode."""
    given = convert_to_oklch(accent)
    strength = min(given.chroma / _FULL_TINT_CHROMA, 1)

    def make_tone(values: tuple[float, float], hue: float) -> str:
        lightness, chroma = values
        return convert_to_hex(Oklch(lightness, chroma * strength, hue))

    grays = {name: make_tone(values, given.hue) for name, values in mode.grays.items()}
    rusts = {name: make_tone(values, _RUST_HUE) for name, values in mode.rusts.items()}
    tint = make_tone(mode.tint, given.hue)
    pages = (grays["background"], grays["on-background"])
    primary = _find_readable_accent(accent, pages, mode)
    behind = (*pages, grays["surface"], tint, mode.target, *mode.titles)
    secondary = find_readable(_find_hover_color(convert_to_oklch(primary), mode), behind, _TEXT_CONTRAST, mode.away)
    return {
        "primary": primary,
        "primary-bg": tint,
        "primary-text": grays["background"],
        "primary-highlight": secondary,
        "primary-highlight-text": grays["background"],
        "secondary": secondary,
        "secondary-bg": tint,
        "secondary-text": grays["background"],
        "secondary-highlight": primary,
        "secondary-highlight-text": grays["background"],
        **rusts,
        **grays,
        "on-surface": grays["text-base"],
        "link": "var(--pst-color-primary)",
        "link-hover": "var(--pst-color-secondary)",
        "link-higher-contrast": secondary,
        "inline-code-links": secondary,  # the name in pydata-sphinx-theme 0.16
        "shadow": mode.shadow,
        "target": mode.target,
        "table": grays["text-base"],
        "table-inner-border": grays["border-muted"],
        "table-row-hover-bg": tint,
    }


def _find_readable_accent(accent: str, pages: tuple[str, ...], mode: _Mode) -> str:
    """Return the accent if it is readable on pages and cards, or else a similar color that is."""
    if all(measure_contrast(accent, page) >= _TEXT_CONTRAST for page in pages):
        return accent
    near = convert_to_oklch(accent)
    if mode is _DARK:  # well above the page's lightness, and with less chroma, which would glare there
        near = near._replace(lightness=max(near.lightness, 0.785), chroma=min(near.chroma, 0.15))
    return find_readable(near, pages, _TEXT_CONTRAST, mode.away)


def _find_hover_color(link: Oklch, mode: _Mode) -> Oklch:
    """Return the color of a link on hover: farther from the page's lightness, or nearer at the end of the scale."""
    step, share = mode.hover
    lightness = link.lightness + step
    if not 0.2 <= lightness <= 0.97:
        lightness = link.lightness - 3 * step
    return Oklch(lightness, link.chroma * share, link.hue)
