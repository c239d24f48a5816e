"""Badges: how many practices are met and how old the oldest review is, as a small picture (SVG) for other pages.

A badge uses fonts of the system, since pages that show it as an image load no others. So the width of its texts is
estimated, and browsers fit the texts to it. The colors are its own: it looks the same on light and on dark pages.
"""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

_HEIGHT = 20
_MARGIN = 6
_BASE_LINE = "13.5"
_BAR = 2
"""The height of the bar at the foot, which shows the share."""
_FONT = {"font-family": "Verdana,DejaVu Sans,Geneva,sans-serif", "font-size": "11", "fill": "#fff"}
_LABEL_COLOR = "#3d4745"
_WIDTHS = ((" .,:;!|'iIjl·", 3.6), ('frt()/-"', 4.6), ("mwMW%", 9.6))
"""Widths of characters in Verdana at this size."""
_OTHER_WIDTH, _UPPER_WIDTH, _WIDE_WIDTH = 6.5, 7.6, 11.0


def format_badge(label: str, text: str, share: float, color: str) -> str:
    """Return a badge with a *label* and a *text* on the color ``#rrggbb``; *share*, from 0 to 1, is its bar.

    Screen readers hear both texts as its name.
    """
    left, right = _measure(label), _measure(text)
    first, second = left + 2 * _MARGIN, right + 2 * _MARGIN
    name = f"{label}: {text}"
    size = {"width": str(first + second), "height": str(_HEIGHT)}
    view = {"viewBox": f"0 0 {first + second} {_HEIGHT}", "role": "img", "aria-label": name}
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **view})
    ET.SubElement(svg, "title").text = name
    ET.SubElement(ET.SubElement(svg, "clipPath", id="r"), "rect", size | {"rx": "3"})
    shapes = ET.SubElement(svg, "g", {"clip-path": "url(#r)"})
    _add_box(shapes, 0, first, _LABEL_COLOR)
    _add_box(shapes, first, second, color)
    _add_box(shapes, first, second, "#000", height=_BAR, opacity="0.45")
    _add_box(shapes, first, round(second * share, 1), "#fff", height=_BAR, opacity="0.75")
    texts = ET.SubElement(svg, "g", _FONT)
    _add_text(texts, first / 2, left, label)
    _add_text(texts, first + second / 2, right, text)
    ET.indent(svg, "")
    return ET.tostring(svg, encoding="unicode") + "\n"


def _add_box(parent: ET.Element, x: float, width: float, color: str, height: int = _HEIGHT, opacity: str = "1") -> None:
    """Add a box at the foot of the badge."""
    place = {"x": f"{x:g}", "y": str(_HEIGHT - height), "width": f"{width:g}", "height": str(height)}
    ET.SubElement(parent, "rect", place | {"fill": color} | ({"fill-opacity": opacity} if opacity != "1" else {}))


def _add_text(parent: ET.Element, middle: float, width: int, text: str) -> None:
    """Add a text around its *middle*, so that it does not matter in which direction it is written."""
    place = {"x": f"{middle:g}", "y": _BASE_LINE, "text-anchor": "middle"}
    # Letters keep their distances in scripts that join them.
    fitted = {"textLength": str(width), "lengthAdjust": "spacingAndGlyphs"}
    ET.SubElement(parent, "text", place | fitted).text = text


def _measure(text: str) -> int:
    """Return the width of a text in pixels, nearly."""
    return round(sum(map(_measure_character, text)))


def _measure_character(char: str) -> float:
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE_WIDTH
    narrow = next((width for chars, width in _WIDTHS if char in chars), None)
    return narrow or (_UPPER_WIDTH if char.isupper() else _OTHER_WIDTH)
