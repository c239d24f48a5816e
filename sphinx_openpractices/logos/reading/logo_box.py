"""The size of the box in which each logo is shown, and of the logo in it."""

from __future__ import annotations

import math

LOGO_BOX = (208, 112)
"""Width and height of the logo box of the narrowest card, in CSS pixels (``project-gallery.css``)."""

MOST_DENSITY = 4
"""Pixels of a raster logo for each CSS pixel, in either direction; screens do not show more."""

_STEPS = 3
"""The steps for each doubling of the width: each makes a logo an eighth less high than the one before."""

MOST_STEPS = 7
"""The steps for logos that are five times as wide as high, or wider; they are as wide as the narrowest box."""


def count_wide_steps(width: float, height: float) -> int:
    """Return by how many steps a logo is less high than a square one: its height is that of a square of equal area.

    With the height of the box for all, wide logos would look larger than others. Tall ones are as high as square ones.
    """
    return min(max(round(_STEPS * math.log2(width / height)), 0), MOST_STEPS)


def compute_height_share(steps: int) -> float:
    """Return the height of a logo, as a share of the height of the room for it (``project-gallery.css``)."""
    return float(2 ** (-steps / (2 * _STEPS)))
