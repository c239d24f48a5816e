"""Badges: how many practices are met and how old the oldest review is, as a small picture (SVG) for other pages.

A badge uses fonts of the system, since pages that show it as an image load no others. So the width of its texts is
estimated, and browsers fit the texts to it. The colors are its own: it looks the same on light and on dark pages.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple
from xml.etree import ElementTree as ET

from sphinx_openpractices.text.text_widths import is_right_to_left, measure_text
from sphinx_openpractices.text.xml_text import make_xml_text

_HEIGHT = 20
_MARGIN = 6
_RADIUS = "3"
_BASE_LINE = "13.5"
_BAR = 2
"""The height of the bar at the foot, which shows the share."""
_FONT_SIZE = 11
_FONT = {"font-family": "Verdana,DejaVu Sans,Geneva,sans-serif", "font-size": str(_FONT_SIZE), "fill": "#fff"}
_LABEL_COLOR = "#3d4745"


class _Box(NamedTuple):
    """A text and its box."""

    text: str
    x: int
    width: int


def format_badge(label: str, text: str, share: float, color: str, description: str = "") -> str:
    """Return a badge with a *label* and a *text* on the color ``#rrggbb``; *share*, from 0 to 1, is its bar.

    Screen readers hear both texts as its name, and then the *description*. If the text is in a script that is written
    from right to left, the label is at the right of it.
    """
    texts = (label, text, description)
    label, text, description = (" ".join(make_xml_text(each).split()) for each in texts)
    is_mirrored = is_right_to_left(text)
    first, second = (round(measure_text(each, _FONT_SIZE)) + 2 * _MARGIN for each in (label, text))
    named = _Box(label, second if is_mirrored else 0, first)
    counted = _Box(text, 0 if is_mirrored else first, second)
    width = first + second
    size = {"width": str(width), "height": str(_HEIGHT)}
    name = f"{label}: {text}"
    view = {"viewBox": f"0 0 {width} {_HEIGHT}", "role": "img", "aria-label": name}
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **view})
    ET.SubElement(svg, "title").text = name
    if description:
        ET.SubElement(svg, "desc").text = description
    # Of several badges within one page, each needs an id of its own.
    clip = f"badge-{hashlib.sha256(repr((name, share, color)).encode()).hexdigest()[:8]}"
    ET.SubElement(ET.SubElement(svg, "clipPath", id=clip), "rect", size | {"rx": _RADIUS})
    shapes = ET.SubElement(svg, "g", {"clip-path": f"url(#{clip})"})
    _add_rectangle(shapes, named.x, named.width, _LABEL_COLOR)
    _add_rectangle(shapes, counted.x, counted.width, color)
    _add_rectangle(shapes, counted.x, counted.width, "#000", height=_BAR, opacity="0.45")
    bar = round(counted.width * share, 1)
    _add_rectangle(shapes, counted.width - bar if is_mirrored else counted.x, bar, "#fff", height=_BAR, opacity="0.65")
    lines = ET.SubElement(svg, "g", _FONT)
    for box in (named, counted):
        _add_text(lines, box)
    ET.indent(svg, "")
    return ET.tostring(svg, encoding="unicode") + "\n"


def _add_rectangle(
    parent: ET.Element, x: float, width: float, color: str, height: int = _HEIGHT, opacity: str = ""
) -> None:
    """Add a rectangle at the foot of the badge."""
    place = {"x": f"{x:g}", "y": str(_HEIGHT - height), "width": f"{width:g}", "height": str(height)}
    ET.SubElement(parent, "rect", place | {"fill": color} | ({"fill-opacity": opacity} if opacity else {}))


def _add_text(parent: ET.Element, box: _Box) -> None:
    """Add a text in the middle of its box, in which its direction does not matter."""
    place = {"x": f"{box.x + box.width / 2:g}", "y": _BASE_LINE, "text-anchor": "middle"}
    place |= {"direction": "rtl"} if is_right_to_left(box.text) else {}
    # Letters keep their distances in scripts that join them.
    fitted = {"textLength": str(box.width - 2 * _MARGIN), "lengthAdjust": "spacingAndGlyphs"}
    ET.SubElement(parent, "text", place | fitted).text = box.text
