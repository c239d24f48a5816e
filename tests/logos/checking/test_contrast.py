"""What can be seen of a logo, by WCAG's numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from sphinx_openpractices.colors.luminance import measure_contrast
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT, make_palettes
from sphinx_openpractices.logos.checking.connected_parts import find_parts
from sphinx_openpractices.logos.checking.contrast import PLATES, measure_logo_contrast, measure_visible_share
from sphinx_openpractices.logos.drawing.drawing import draw_svg
from sphinx_openpractices.logos.lock.lock_contrast import LEAST_SHARE
from sphinx_openpractices.logos.reading.svg import clean_svg

FILES = Path(__file__).parents[1] / "check"


@pytest.mark.parametrize(("color", "share"), [("#949494", 1), ("#959595", 0)])
def test_the_bound_is_three_to_one(color, share):
    disc = Image.new("RGBA", (100, 60))
    ImageDraw.Draw(disc).ellipse((20, 10, 60, 50), fill=color)
    assert measure_visible_share(disc, "#ffffff") == share


def test_the_plates_are_those_of_the_stylesheet_and_the_theme():
    assert {mode: colors["on-background"] for mode, colors in make_palettes(DEFAULT_ACCENT).items()} == PLATES
    package = Path(__file__).parents[3] / "sphinx_openpractices"
    base = (package / "extension/output/static/openpractices-base.css").read_text("utf-8")
    [plate] = re.findall(r"var\(--op-plate, (#\w{6})\)", base)
    assert measure_contrast(plate, PLATES["light"]) < 1.2  # on dark pages it is dimmed
    sheet = (package / "logos/checking/sheet.css").read_text("utf-8")
    assert f".box.dark {{ background: {PLATES['dark']};" in sheet
    assert f".box.light {{ background: {PLATES['light'][:4]};" in sheet


@pytest.mark.parametrize(
    ("name", "modes"),
    [
        ("good", "light dark"),
        ("gray-mid", "light dark"),
        ("for-light", "light"),
        ("for-dark", "dark"),
        ("pale", "dark"),
        ("pale-with-rim", "light dark"),
        ("pale-with-letter", "light dark"),
        ("sign-and-white-name", "dark"),
        ("own-plate", "light dark"),
        ("own-white-plate", "light dark"),
    ],
)
def test_an_example_is_seen_on(name, modes):
    picture = draw_svg(clean_svg((FILES / f"{name}.svg").read_bytes()), (344, 152))
    assert (
        " ".join(mode for mode, plate in PLATES.items() if measure_visible_share(picture, plate) >= LEAST_SHARE)
        == modes
    )


@pytest.mark.parametrize(
    ("background", "needs"),
    [
        ((255, 255, 255, 255), True),
        ((247, 247, 247, 255), True),  # as most JPEG files have it
        ((255, 193, 7, 255), False),
        ((255, 255, 255, 0), False),
    ],
)
def test_a_logo_with_a_white_background_needs_a_plate_though_it_is_visible(background, needs):
    picture = Image.new("RGBA", (100, 60), background)
    ImageDraw.Draw(picture).ellipse((20, 10, 60, 50), fill="#e65100")
    measured = measure_logo_contrast(picture)
    assert measured.dark == 1
    assert measured.plate == needs


def test_a_part_is_what_hangs_together_also_by_corners():
    rows = [
        "#..##",
        ".#..#",
        "...#.",
        "#.#..",
        "###.#",
    ]
    solid = bytes(255 * (char == "#") for char in "".join(rows))
    none = bytes(len(solid))
    parts = find_parts(5, solid, solid, none, none)
    # The corner at the top left; what leads from the top right to the bottom left; one pixel.
    assert sorted(part.area for part in parts) == [1, 2, 9]
    assert all(part == (part.area, part.area, 0, 0) for part in parts)
