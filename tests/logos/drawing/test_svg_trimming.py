"""Empty margins are cut off where that changes nothing that is drawn."""

from __future__ import annotations

import pytest

from sphinx_openpractices.logos.drawing.svg_trimming import trim_svg
from sphinx_openpractices.logos.reading.image_sizes import compute_exact_size, read_root_attributes, read_view_box
from sphinx_openpractices.logos.reading.svg import clean_svg

RECTANGLE = '<rect x="20" y="30" width="40" height="20"/>'
GRADIENT = """<linearGradient id="g" gradientUnits="userSpaceOnUse">
  <stop stop-color="#fff"/><stop offset="1"/></linearGradient>"""
BOX = (20, 30, 40, 20)


def draw(attributes, content):
    return clean_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode())


@pytest.mark.parametrize(
    ("attributes", "content", "box", "size"),
    [
        ('viewBox="0 0 100 100"', RECTANGLE, BOX, (40, 20)),
        ('viewBox="0 0 100 100" width="200" height="200"', RECTANGLE, BOX, (80, 40)),
        ('viewBox="0 0 100 100" width="50"', RECTANGLE, BOX, (20, 10)),
        ('viewBox="0 0 100 100" width="100%" height="100%"', RECTANGLE, BOX, (40, 20)),
        ('width="100" height="100"', RECTANGLE, BOX, (40, 20)),
        ('viewBox="0 0 100 100" width="1in" height="1in"', RECTANGLE, BOX, (38.4, 19.2)),
        # Drawn in the center of a canvas of another shape
        ('viewBox="0 0 100 100" width="300" height="100"', RECTANGLE, BOX, (40, 20)),
        # Small in a large canvas, in negative coordinates, and in a unit of one
        ('viewBox="-500 -1000 1000 2000"', '<circle cx="-100" cy="30" r="40"/>', (-140, -10, 80, 80), (80, 80)),
        ('viewBox="0 0 1 1"', '<circle cx=".3" cy=".3" r=".1"/>', (0.2, 0.2, 0.2, 0.2), (0.2, 0.2)),
        # What lies outside of the canvas was not shown before.
        ('viewBox="0 0 100 100"', '<rect x="50" y="50" width="400" height="10"/>', (50, 50, 50, 10), (50, 10)),
        ('viewBox="0 0 100 100"', '<g opacity=".02">' + RECTANGLE + "</g>", BOX, (40, 20)),
    ],
)
def test_a_view_box_becomes_that_of_the_drawing(attributes, content, box, size):
    cleaned = draw(attributes, content)
    trimmed = trim_svg(cleaned)
    root = read_root_attributes(trimmed.data)
    assert root["viewBox"] == trimmed.view_box
    tolerance = max(box[2:]) / 100
    assert read_view_box(trimmed.view_box) == pytest.approx(box, abs=tolerance)
    assert compute_exact_size(root) == pytest.approx(size, rel=0.02)
    again = clean_svg(trimmed.data)
    assert again.data == trimmed.data
    assert trim_svg(again) is None


@pytest.mark.parametrize(
    ("attributes", "content"),
    [
        ('viewBox="0 0 100 100"', '<rect width="100" height="99"/>'),
        ('viewBox="0 0 100 100"', ""),
        ("", RECTANGLE),  # has no size of its own
        # Would be drawn elsewhere, or otherwise
        ('viewBox="0 0 100 100"', '<rect x="20%" y="30%" width="40%" height="20%"/>'),
        ('viewBox="0 0 100 100" width="300" height="100" preserveAspectRatio="none"', RECTANGLE),
        ('viewBox="0 0 100 100" width="300" height="100" preserveAspectRatio="xMinYMin slice"', RECTANGLE),
        ('viewBox="0 0 100 100"', f'{GRADIENT}<g fill="url(#g)">{RECTANGLE}</g>'),
        # More than this drawing shows
        ('viewBox="0 0 100 100"', f'{RECTANGLE}<text y="9">A</text>'),
        ('viewBox="0 0 100 100"', f"<style>svg {{ background: #fff }}</style>{RECTANGLE}"),
        ('viewBox="0 0 100 100" style="background: #fff"', RECTANGLE),
        ('viewBox="0 0 100 100"', RECTANGLE[:-2] + '><animate attributeName="x" to="50" dur="1s"/></rect>'),
        ('viewBox="0 0 100 100"', f"<style>@media (width > 9px) {{ rect {{ x: 50px }} }}</style>{RECTANGLE}"),
    ],
)
def test_what_would_change_stays_as_it_is(attributes, content):
    assert trim_svg(draw(attributes, content)) is None
