"""The size of the box in which each logo is shown."""

from __future__ import annotations

LOGO_BOX = (208, 112)
"""Width and height of the logo box of the narrowest card, in CSS pixels (``project-gallery.css``)."""

MOST_DENSITY = 4
"""Pixels of a raster logo for each CSS pixel, in either direction; screens do not show more."""
