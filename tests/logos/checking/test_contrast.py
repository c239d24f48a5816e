"""What can be seen of a logo, by WCAG's numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from sphinx_openpractices.colors.luminance import measure_contrast
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT, make_palettes
from sphinx_openpractices.logos.checking.connected_parts import find_parts
from sphinx_openpractices.logos.checking.contrast import LOGO_BACKGROUNDS, measure_logo_contrast, measure_visible_share
from sphinx_openpractices.logos.drawing.drawing import draw_svg
from sphinx_openpractices.logos.lock.lock_contrast import LEAST_SHARE
from sphinx_openpractices.logos.reading.svg import clean_svg

FILES = Path(__file__).parents[1] / "check"


@pytest.mark.parametrize(
    ("background", "color", "share"),
    [
        ("#ffffff", "#949494", 1),
        ("#ffffff", "#959595", 0),
        (LOGO_BACKGROUNDS["plate"], "#8a8a8a", 1),
        (LOGO_BACKGROUNDS["plate"], "#8b8b8b", 0),
        (LOGO_BACKGROUNDS["dark"], "#6f6f6f", 1),
        (LOGO_BACKGROUNDS["dark"], "#6e6e6e", 0),
    ],
)
def test_the_bound_is_three_to_one(background, color, share):
    disc = Image.new("RGBA", (100, 60))
    ImageDraw.Draw(disc).ellipse((20, 10, 60, 50), fill=color)
    assert measure_visible_share(disc, background) == share


def test_the_backgrounds_are_those_of_the_stylesheet_and_the_theme():
    package = Path(__file__).parents[3] / "sphinx_openpractices"
    base = (package / "extension/output/static/openpractices-base.css").read_text("utf-8")
    [plate] = re.findall(r"var\(--op-plate, (#\w{6})\)", base)
    [tint] = re.findall(r"var\(--op-stage, color-mix\(in srgb, var\(--_accent\) (\d+)%, transparent\)\)", base)
    cards = {
        mode: mix_colors(colors["primary"], colors["on-background"], int(tint) / 100)
        for mode, colors in make_palettes(DEFAULT_ACCENT).items()
    }
    assert cards | {"plate": plate} == LOGO_BACKGROUNDS
    # What is visible on the plate is visible on a light card, and a white background cannot be told from either.
    assert 1 < measure_contrast(plate, cards["light"]) < measure_contrast(plate, "#ffffff") < 1.15
    sheet = (package / "logos/checking/sheet.css").read_text("utf-8")
    assert [f".box.{mode} {{ background: {color};" in sheet for mode, color in cards.items()] == [True, True]


def mix_colors(front, back, share):
    """``color-mix(in srgb, front share, back)``"""
    pairs = zip(bytes.fromhex(front[1:]), bytes.fromhex(back[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * other) for one, other in pairs).hex()


@pytest.mark.parametrize(
    ("name", "modes"),
    [
        ("good", "light plate dark"),
        ("gray-mid", "light plate dark"),
        ("for-light", "light plate"),
        ("for-dark", "dark"),
        ("pale", "dark"),
        ("pale-with-rim", "light plate dark"),
        ("pale-with-letter", "light plate dark"),
        ("sign-and-white-name", "dark"),
        ("own-plate", "light plate dark"),
        ("own-white-plate", "light plate dark"),
    ],
)
def test_an_example_is_seen_on(name, modes):
    picture = draw_svg(clean_svg((FILES / f"{name}.svg").read_bytes()), (344, 152))
    assert (
        " ".join(
            mode for mode, plate in LOGO_BACKGROUNDS.items() if measure_visible_share(picture, plate) >= LEAST_SHARE
        )
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


def test_a_logo_that_needs_the_plate_has_to_be_seen_on_it():
    picture = Image.new("RGBA", (100, 60))
    ImageDraw.Draw(picture).ellipse((10, 10, 40, 40), fill="#8e8e8e")  # 3.04:1 on a light card, 2.86:1 on the plate
    assert measure_logo_contrast(picture) == (1, 1, False)
    ImageDraw.Draw(picture).ellipse((60, 10, 90, 40), fill="#000000")
    assert measure_logo_contrast(picture) == (0.5, 0.5, True)


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
