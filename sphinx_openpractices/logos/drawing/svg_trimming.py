"""Cuts the empty margins of an SVG logo: its view box becomes that of what is drawn."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.logos.reading.image_sizes import (
    compute_exact_size,
    read_length,
    read_root_attributes,
    read_view_box,
)
from sphinx_openpractices.logos.reading.svg_lists import ANIMATIONS

from .drawing import draw_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

    from sphinx_openpractices.logos.reading.svg import Cleaned

_PIXELS = 1024
"""The longest side of the drawing whose margins are measured."""

_LEAST_MARGIN = 0.02
"""The smallest part of the width or height that is worth cutting; trimmed logos have less, so they stay as they are."""

_MOST_DIFFERENCE = 128
"""The largest difference of a pixel, of 255, at which drawings count as the same: resvg samples edges by quarters."""

_MOST_MEAN = 3
"""The largest mean difference: a gradient that changes does so everywhere, and only a little."""

_MOST_TIMES = 3
"""How often the margins are measured: the first time, a pixel of a small logo on a large canvas is a part of it."""

_NOT_STILL = [f"<{name}".encode() for name in sorted(ANIMATIONS)] + [b"@keyframes", b"@media", b"background"]
"""What shows more than one drawing of the file, or colors its margins."""


class Trimmed(NamedTuple):
    """A file without empty margins, and its new view box."""

    data: bytes
    view_box: str


def trim_svg(cleaned: Cleaned) -> Trimmed | None:
    """Return the file without its margins, or ``None`` if it has none, or would look different without them.

    Files with text are not trimmed: it may need more room in another font. Raises as :func:`.drawing.draw_svg`.
    """
    if cleaned.text or any(each in cleaned.data for each in _NOT_STILL):
        return None
    trimmed = None
    for _time in range(_MOST_TIMES):
        found = _trim_once(cleaned if trimmed is None else cleaned._replace(data=trimmed.data))
        if found is None:
            break
        trimmed = found
    return trimmed


def _trim_once(cleaned: Cleaned) -> Trimmed | None:
    """Trim to the nearest pixel of a drawing."""
    root = read_root_attributes(cleaned.data)
    size = compute_exact_size(root)
    if size is None:
        return None
    box = read_view_box(root.get("viewBox")) or (0.0, 0.0, *size)
    factor = _PIXELS / max(size)
    picture = _draw(cleaned, box, (max(round(size[0] * factor), 1), max(round(size[1] * factor), 1)))
    drawn = picture.getchannel("A").getbbox()
    if drawn is None or not _has_margin(picture, drawn):
        return None
    scale = min(side / units for side, units in zip(size, box[2:], strict=True))
    trimmed = _convert_box(drawn, picture, box)
    changes = {"viewBox": _write_numbers(trimmed, scale * factor)}
    for name, units in (("width", trimmed[2]), ("height", trimmed[3])):
        if read_length(root.get(name)):
            changes[name] = f"{units * scale:.6g}"
    data = _write_root_attributes(cleaned.data, changes)
    after = _draw(cleaned._replace(data=data), trimmed, (drawn[2] - drawn[0], drawn[3] - drawn[1]))
    return Trimmed(data, changes["viewBox"]) if _is_same(picture.crop(drawn), after) else None


def _draw(cleaned: Cleaned, box: tuple[float, ...], size: tuple[int, int]) -> Image:
    """Draw a file at a size in pixels, with its view box; resvg rounds the size that a file has itself."""
    changes = {} if b" viewBox=" in cleaned.data.partition(b">")[0] else {"viewBox": _write_numbers(box, 1000)}
    changes |= {"width": str(size[0]), "height": str(size[1])}
    return draw_svg(cleaned._replace(data=_write_root_attributes(cleaned.data, changes)), size)


def _write_numbers(box: tuple[float, ...], scale: float) -> str:
    """Return a view box, exact to a hundredth of a pixel if a unit has *scale* pixels."""
    digits = max(2 + math.ceil(math.log10(scale)), 0)
    return " ".join(f"{number:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{number:.0f}" for number in box)


def _has_margin(picture: Image, drawn: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = drawn
    sides = ((right - left) / picture.width, (bottom - top) / picture.height)
    return min(sides) <= 1 - _LEAST_MARGIN


def _convert_box(
    drawn: tuple[int, int, int, int], picture: Image, box: tuple[float, ...]
) -> tuple[float, float, float, float]:
    """Return the left, top, width and height of a box in pixels as those of a view box, which is centered."""
    scale = min(picture.width / box[2], picture.height / box[3])
    left = box[0] + (drawn[0] - (picture.width - box[2] * scale) / 2) / scale
    top = box[1] + (drawn[1] - (picture.height - box[3] * scale) / 2) / scale
    return left, top, (drawn[2] - drawn[0]) / scale, (drawn[3] - drawn[1]) / scale


def _write_root_attributes(data: bytes, changes: Mapping[str, str]) -> bytes:
    """Return a cleaned file with other attributes of the root; in cleaned files, values contain no quotation marks."""
    tag, end, content = data.partition(b">")
    slash = b"/" if tag.endswith(b"/") else b""
    tag = tag.removesuffix(b"/")
    for name, value in changes.items():
        tag = re.sub(rf' {name}="[^"]*"'.encode(), b"", tag) + f' {name}="{value}"'.encode()
    return tag + slash + end + content


def _is_same(before: Image, after: Image) -> bool:
    """Return whether two drawings are the same, apart from rounding: lengths in percent depend on the view box."""
    from PIL import ImageChops, ImageStat  # noqa: PLC0415 - an optional library, which both drawings are made with

    if before.size != after.size:
        return False
    difference = ImageStat.Stat(ImageChops.difference(before.convert("RGBa"), after.convert("RGBa")))
    return max(most for _least, most in difference.extrema) <= _MOST_DIFFERENCE and max(difference.mean) <= _MOST_MEAN
