"""Draws the background of an SVG logo for programs that do not; browsers color it by CSS, as that of a page."""

from __future__ import annotations

import re

from .image_sizes import read_root_attributes, read_view_box

_NAMES = "aqua black blue fuchsia gray green grey lime maroon navy olive orange purple red silver teal white yellow"
_COLOR = rf"#[0-9a-f]{{3,8}}|rgba?\([0-9.,% ]+\)|{_NAMES.replace(' ', '|')}"
_BACKGROUND = re.compile(rf"(?:^|;)background(?:-color)?:({_COLOR})(?=;|$)", re.IGNORECASE)
"""A plain color, as :func:`.clean_svg` writes it."""


def draw_background(data: bytes) -> bytes:
    """Return a cleaned file with a rectangle in the plain background color of its root, if it has one."""
    if b"background" not in data:
        return data
    root = read_root_attributes(data)
    tag, end, content = data.partition(b">")
    colors = _BACKGROUND.findall(root.get("style", ""))
    if not colors or tag.endswith(b"/"):
        return data
    left, top, width, height = map(str, read_view_box(root.get("viewBox")) or (0, 0, "100%", "100%"))
    rectangle = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" style="fill:{colors[-1]}"/>'
    return tag + end + rectangle.encode() + content
