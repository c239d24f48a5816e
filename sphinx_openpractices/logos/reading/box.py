"""What a logo is made for: the box in which each is shown."""

from __future__ import annotations

BOX = (208, 112)
"""Width and height of the logo box of the narrowest card, in CSS pixels (``project-gallery.css``)."""

MOST = 4
"""Pixels of a raster logo for each CSS pixel of the box, in either direction, beyond which no screen shows more."""


class MissingLibrary(ValueError):  # noqa: N818 - what is missing, not what went wrong
    """A library of an extra is not installed; the message says which extra brings it."""
