"""Reads of a logo file what a page needs, and says why browsers do not show it. Knows nothing of Sphinx.

A page may have thousands of logos: each file is opened once, and read only as far as needed.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from .active_svg import describe_active_parts
from .image_sizes import PIECE_BYTES, compute_svg_size, read_beginning, read_content
from .media import (
    BROWSER_TYPES,
    MEASURED_TYPES,
    SVG_TYPE,
    describe_wrong_type,
    detect_media_type,
    is_misnamed,
    keep_plausible_size,
    measure_image,
)
from .svg_faults import HiddenSvgError, read_shown_root


class LogoFile(NamedTuple):
    """A logo that browsers show."""

    size: tuple[int, int] | None
    """Width and height in CSS pixels; ``None`` if it has no size of its own."""
    wrong_type: str = ""
    """What to do about a suffix that promises another type: browsers look at the content, other programs do not."""
    active: str = ""
    """What an SVG file contains that runs, loads or links."""


def examine_logo_file(path: str) -> LogoFile:
    """Return what a page needs of a logo.

    Raises ``ValueError`` with a predicate if browsers do not show it, and ``OSError`` if it cannot be read.
    """
    if path.lower().endswith(".svg"):
        return _examine_svg_file(path)
    name, data = os.path.basename(path), read_beginning(path)
    kind = detect_media_type(data)
    wrong = describe_wrong_type(name, data, kind)
    if kind is None or kind == SVG_TYPE or kind not in BROWSER_TYPES:
        raise ValueError(wrong)
    return LogoFile(_measure_raster(path, data, kind), wrong if is_misnamed(name, kind) else "")


def _examine_svg_file(path: str) -> LogoFile:
    """Return what a page needs of a file that is called ``.svg``; browsers believe that, whatever it contains."""
    data = read_content(path)
    try:
        root = read_shown_root(data)
    except HiddenSvgError:
        if (kind := detect_media_type(data)) == SVG_TYPE:
            raise
        raise ValueError(describe_wrong_type(os.path.basename(path), data, kind)) from None
    return LogoFile(keep_plausible_size(compute_svg_size(root)), active=describe_active_parts(data))


def _measure_raster(path: str, data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height of a raster image that begins with *data*; a JPEG may have much before its size."""
    try:
        return measure_image(data, kind)
    except ValueError:
        if kind not in MEASURED_TYPES:
            return None
        if len(data) < PIECE_BYTES:
            raise
    return measure_image(read_content(path), kind)
