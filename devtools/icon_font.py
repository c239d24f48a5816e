"""Makes the font of the theme's icons from the drawings in ``icons.toml``: ``python3 -m devtools.icon_font``.

Needs ``fonttools``, ``brotli`` and ``skia-pathops``, which are in the dependency group ``font``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pathops
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import epoch_diff
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.svgLib.path import parse_path

DRAWINGS = Path(__file__).with_name("icons.toml")
FONT = Path(__file__).parents[1] / "sphinx_openpractices/theme/static/fonts/openpractices-icons.woff2"
NAME = "openpractices icons"
SIDE = 24
MARGIN = 1.5
"""Left out at each side, as in FontAwesome, where an icon is as large as the type."""
LINE_WIDTH = 2.25
EM = 1050  # a multiple of 21, so that a unit of the drawings is 50 of the font
SCALE = EM / (SIDE - 2 * MARGIN)
ASCENT = EM * 7 // 8
"""As in FontAwesome, so that the icons are as high on the line."""


def read_path(path: str) -> pathops.Path:
    """Return the path of an SVG attribute ``d`` in units of the font, where y goes up from the base line."""
    read = pathops.Path()
    turned = (SCALE, 0, 0, -SCALE, -MARGIN * SCALE, ASCENT + MARGIN * SCALE)
    parse_path(path, TransformPen(read.getPen(), turned))
    return read


def draw_lines(path: str) -> pathops.Path:
    """Return the area of lines with round ends."""
    area = read_path(path)
    area.stroke(LINE_WIDTH * SCALE, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
    area.convertConicsToQuads()
    area.simplify()
    return area


def draw(drawing: dict[str, Any]) -> pathops.Path:
    """Return the area of a drawing."""
    areas, lines = read_path(drawing.get("areas", "")), draw_lines(drawing.get("lines", ""))
    drawn = pathops.op(areas, lines, pathops.PathOp.UNION)
    if "cuts" in drawing:
        drawn = pathops.op(drawn, draw_lines(drawing["cuts"]), pathops.PathOp.DIFFERENCE)
    return drawn


def make_glyph(drawing: dict[str, Any]) -> Any:
    """Return the glyph of a drawing."""
    glyph = TTGlyphPen(None)
    draw(drawing).draw(Cu2QuPen(glyph, max_err=1))
    return glyph.glyph()


def make_font(drawings: dict[str, dict[str, Any]]) -> FontBuilder:
    """Return the font; the same drawings give the same bytes."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", *drawings])
    builder.setupCharacterMap({0x20: "space"} | {int(each["code"], 16): name for name, each in drawings.items()})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": empty, "space": empty} | {name: make_glyph(each) for name, each in drawings.items()})
    widths = {name: round((each.get("width", SIDE) - 2 * MARGIN) * SCALE) for name, each in drawings.items()}
    glyphs = builder.font["glyf"]
    metrics = {name: (width, glyphs[name].xMin) for name, width in widths.items()}
    builder.setupHorizontalMetrics({".notdef": (EM, 0), "space": (EM // 4, 0)} | metrics)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=ASCENT - EM)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=ASCENT - EM, usWinAscent=ASCENT, usWinDescent=EM - ASCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = -epoch_diff
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff2"
    return builder


if __name__ == "__main__":
    FONT.parent.mkdir(exist_ok=True)
    make_font(tomllib.loads(DRAWINGS.read_text("utf-8"))).save(FONT)
