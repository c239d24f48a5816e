"""A logo that was made for its own background is drawn on it, by programs other than browsers, too."""

from __future__ import annotations

import pytest

from sphinx_openpractices.logos.drawing.drawing import draw_svg
from sphinx_openpractices.logos.reading.svg import clean_svg
from sphinx_openpractices.logos.reading.svg_background import draw_background

ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 20 10" style="{}"><path fill="#fff" d="M0 0h5v5z"/></svg>'
)


@pytest.mark.parametrize(
    ("style", "corner"),
    [
        ("background-color:black", (0, 0, 0, 255)),
        ("fill:red; background: #00f;", (0, 0, 255, 255)),
        ("background:rgb(0, 255, 0)", (0, 255, 0, 255)),
        ("background:red;background-color:black", (0, 0, 0, 255)),
        ("background:none", (0, 0, 0, 0)),
        ("background:transparent", (0, 0, 0, 0)),
        ("background:no-such-color", (0, 0, 0, 0)),
        ("fill:#000", (0, 0, 0, 0)),
    ],
)
def test_plain_background_is_drawn(style, corner):
    picture = draw_svg(clean_svg(ROOT.format(style).encode()), (40, 20))
    assert picture.getpixel((1, 1)) == corner
    assert picture.getpixel((38, 18)) == corner
    assert picture.getpixel((18, 11)) == (255, 255, 255, 255)


def test_other_files_stay_as_they_are():
    for data in (ROOT.format(""), ROOT.format("background:linear-gradient(red,blue)"), "<svg style='background:red'/>"):
        assert draw_background(data.encode()) == data.encode()
