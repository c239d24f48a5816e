"""One accent color -> the palettes of the theme for light and for dark; knows nothing of Sphinx.

Whatever the accent is, text has a contrast of 4.5:1 to all that the theme and its parent draw behind it, and controls
and the ring of the focus have 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). ``tests/palette_pairs.txt`` lists what lies on what.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from .oklch import Oklch, contrast, readable, to_hex, to_oklch

ACCENT = "#14665a"
"""The accent of a site that gives none, or nonsense; ``theme.toml`` says the same."""

TEXT = 4.5
"""WCAG 2.2, 1.4.3 Contrast (Minimum), level AA."""

VIVID = 0.08
"""From this chroma on, an accent tints the grays fully; a grayer one does it less, and gray not at all."""

RUST = math.radians(45)
"""The hue of code and of the ring of the focus: calm beside any accent, and not that of a link."""


class Mode(NamedTuple):
    """What differs between light and dark, in OKLCH: pairs are a lightness and the most chroma.

    The numbers of *grays*, *rusts* and *tint* were chosen by eye, and have their contrast whatever the hue.
    """

    grays: dict[str, tuple[float, float]]
    """What has only a trace of the accent's hue."""
    rusts: dict[str, tuple[float, float]]
    tint: tuple[float, float]
    """What lies behind announcements and the like; it has the accent's hue."""
    target: str
    """Behind the place that a link led to, and behind words that were searched for: a marker pen."""
    titles: tuple[str, ...]
    """What the parent draws behind the titles of admonitions: info, warning, success, danger."""
    shadow: str
    away: float
    """The lightness that stands out from the page."""
    hover: tuple[float, float]
    """How a link changes under the pointer: so much is added to its lightness, and its chroma is taken times this."""


LIGHT = Mode(
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
DARK = Mode(
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


def palette(accent: str) -> dict[str, dict[str, str]]:
    """The colors for ``light`` and ``dark``: CSS values by the names of the parent's ``--pst-color-*``.

    *accent* is ``#rrggbb``, as :func:`~.colors.read_color` gives it. It is used as it is in the modes where it can be
    read on pages and cards; in the other its lightness is moved and its hue kept. On all that is not white or not the
    dark page, links take ``link-higher-contrast`` (see ``openpractices.css``), so that more accents stay as they are.
    """
    return {"light": colors(LIGHT, accent), "dark": colors(DARK, accent)}


def colors(mode: Mode, accent: str) -> dict[str, str]:
    """The colors of one mode."""
    given = to_oklch(accent)
    strength = min(given.chroma / VIVID, 1)

    def tone(values: tuple[float, float], hue: float) -> str:
        lightness, chroma = values
        return to_hex(Oklch(lightness, chroma * strength, hue))

    grays = {name: tone(values, given.hue) for name, values in mode.grays.items()}
    rusts = {name: tone(values, RUST) for name, values in mode.rusts.items()}
    tint = tone(mode.tint, given.hue)
    pages = (grays["background"], grays["on-background"])
    primary = readable_accent(accent, pages, mode)
    behind = (*pages, grays["surface"], tint, mode.target, *mode.titles)
    secondary = readable(under_pointer(to_oklch(primary), mode), behind, TEXT, mode.away)
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
        "inline-code-links": secondary,  # what it is called in pydata-sphinx-theme 0.16
        "shadow": mode.shadow,
        "target": mode.target,
        "table": grays["text-base"],
        "table-inner-border": grays["border-muted"],
        "table-row-hover-bg": tint,
    }


def readable_accent(accent: str, pages: tuple[str, ...], mode: Mode) -> str:
    """The accent itself if it can be read on pages and cards, or what comes near to it."""
    if all(contrast(accent, page) >= TEXT for page in pages):
        return accent
    near = to_oklch(accent)
    if mode is DARK:  # well away from the page, and without the chroma that glares there
        near = near._replace(lightness=max(near.lightness, 0.785), chroma=min(near.chroma, 0.15))
    return readable(near, pages, TEXT, mode.away)


def under_pointer(link: Oklch, mode: Mode) -> Oklch:
    """The color of a link under the pointer: a step away from the page, or back where there is no such step."""
    step, share = mode.hover
    lightness = link.lightness + step
    if not 0.2 <= lightness <= 0.97:
        lightness = link.lightness - 3 * step
    return Oklch(lightness, link.chroma * share, link.hue)


def palette_css(accent: str) -> str:
    """The stylesheet with both palettes. Paper is always light."""
    light, dark = (
        [f"--pst-color-{name}: {value};" for name, value in mode.items()] for mode in palette(accent).values()
    )
    return "\n".join(
        [
            f"/* The palettes of the accent {accent}: made by the theme, which overwrites this file. */",
            "",
            "html:root {",
            *(f"  {line}" for line in light),
            "}",
            "",
            "@media screen {",
            '  html[data-theme="dark"] {',
            *(f"    {line}" for line in dark),
            "  }",
            "}",
            "",
        ]
    )


def icon_svg(accent: str) -> str:
    """The icon of a site that has none of its own, an open ring; a browser would ask for ``/favicon.ico`` in vain."""
    light = palette(accent)["light"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="8" fill="{light["primary"]}"/>'
        f'<path d="M21 11a7 7 0 1 0 0 10" fill="none" stroke="{light["primary-text"]}" stroke-width="3.5" '
        'stroke-linecap="round"/></svg>\n'
    )
