"""Palettes made from an accent."""

from __future__ import annotations

import itertools
import random
import re
import tomllib
from pathlib import Path

import pydata_sphinx_theme
import pytest

from sphinx_openpractices.colors.oklch import convert_to_oklch
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT, make_palettes
from sphinx_openpractices.theme.palette_files import make_palette_css
from sphinx_openpractices.theme.used_theme import THEME_FOLDER

pytestmark = pytest.mark.once

LEAST = {"text": 4.5, "large": 3, "control": 3}
PAIRS = [
    line.split(maxsplit=3)
    for line in (Path(__file__).parent / "palette_pairs.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PARENT = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css"
GRAYS = ("#000000", "#010000", "#767676", "#777777", "#7f7f80", "#808080", "#fffffe", "#ffffff")
PRIMARIES = ("#ffff00", "#ff0000", "#00ff00", "#0000ff", "#00ffff", "#ff00ff", "#000080")
CORNERS = ["#" + "".join(parts) for parts in itertools.product(("00", "55", "aa", "ff"), repeat=3)]
RANDOM = random.Random(20240229)  # noqa: S311 - no secrets
ACCENTS = [
    *sorted({*GRAYS, *CORNERS, *PRIMARIES, DEFAULT_ACCENT}),
    *(f"#{RANDOM.randrange(1 << 24):06x}" for _color in range(100)),
]


def parent_colors():
    """Return the colors that the stylesheet of the parent sets in each mode, unless ours overrides them."""
    css = PARENT.read_text(encoding="utf-8")
    found = {}
    for mode in ("light", "dark"):
        rules = re.findall(rf"[}};]html\[data-theme={mode}\]{{([^}}]*)}}", css)
        found[mode] = dict(re.findall(r"--pst-color-([\w-]+):([^;]+)", ";".join(rules)))
    return found


PARENT_COLORS = parent_colors()


def rgb(colors, expression):
    """Return red, green and blue, 0 to 255, of ``name`` or ``name/percent:background`` in a palette."""
    over, _colon, behind = expression.partition(":")
    name, _slash, percent = over.partition("/")
    value = colors[name]
    while reference := re.fullmatch(r"var\(--pst-color-([\w-]+)\)", value):
        value = colors[reference[1]]
    digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
    color = tuple(bytes.fromhex(digits))
    return mixed(color, int(percent), rgb(colors, behind)) if behind else color


def mixed(color, percent, behind):
    return tuple((one * percent + other * (100 - percent)) / 100 for one, other in zip(color, behind, strict=True))


def relative_luminance(color):
    """Return the contrast as WCAG 2.2 defines it, independently of the package."""
    weights = (0.2126, 0.7152, 0.0722)
    total = 0
    for weight, value in zip(weights, color, strict=True):
        share = value / 255
        total += weight * (share / 12.92 if share <= 0.04045 else pow((share + 0.055) / 1.055, 2.4))
    return total


def ratio(color, behind):
    first, second = relative_luminance(color), relative_luminance(behind)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def failures(colors, pairs=PAIRS):
    """Return the pairs with too little contrast."""
    for kind, front, back, use in pairs:
        behind = rgb(colors, back)
        color = rgb(colors, front)
        if "/" in front:
            color = mixed(color, int(front.split("/")[1]), behind)
        found = ratio(color, behind)
        if found < LEAST[kind]:
            yield f"{front} on {back}: {found:.2f}, needs {LEAST[kind]} ({use})"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_pair_has_its_contrast_whatever_the_accent(mode):
    lacking = {}
    for accent in ACCENTS:
        if found := list(failures(PARENT_COLORS[mode] | make_palettes(accent)[mode])):
            lacking[accent] = found
    assert lacking == {}


def test_a_color_without_contrast_is_found():
    assert list(failures(PARENT_COLORS["light"] | make_palettes(DEFAULT_ACCENT)["light"] | {"link": "#14a58a"}))
    assert list(failures(PARENT_COLORS["dark"] | make_palettes(DEFAULT_ACCENT)["dark"] | {"accent": "#333333"}))


def test_every_color_of_the_palettes_is_in_a_pair_or_only_decorates():
    decorates = {"border", "border-muted", "shadow", "table-inner-border"}
    listed = {re.split("[/:]", name)[0] for _kind, *names, _use in PAIRS for name in names}
    for colors in make_palettes(DEFAULT_ACCENT).values():
        assert set(colors) - listed == decorates


def test_an_accent_that_is_readable_on_white_is_used_unchanged():
    used = [accent for accent in ACCENTS if make_palettes(accent)["light"]["primary"] == accent]
    assert used == [accent for accent in ACCENTS if ratio(bytes.fromhex(accent[1:]), (255, 255, 255)) >= 4.5]


def test_other_accents_are_darkened_as_little_as_needed():
    for accent in ACCENTS:
        colors = make_palettes(accent)["light"]
        if colors["primary"] != accent:
            assert 4.5 <= ratio(rgb(colors, "primary"), (255, 255, 255)) < 4.6, accent


@pytest.mark.parametrize("name", ["primary", "secondary", "primary-bg"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_hue_of_the_accent_is_kept(mode, name):
    for accent in ACCENTS:
        given_, made = convert_to_oklch(accent), convert_to_oklch(make_palettes(accent)[mode][name])
        if given_.chroma > 0.05 and made.chroma > 0.015:  # 8 bits are too few for the exact hue of grayer ones
            turned = abs(given_.hue - made.hue) * 57.3
            assert min(turned, 360 - turned) < 5, (accent, make_palettes(accent)[mode][name])


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#808080", "#767676"])
def test_a_gray_accent_gives_grays(accent):
    marker = {"target", "shadow"}
    for colors in make_palettes(accent).values():
        assert {name for name in colors if len(set(rgb(colors, name) if name != "shadow" else "ab")) > 1} == marker


def test_pages_keep_their_lightness_whatever_the_accent():
    """No accent makes a page gaudy: large areas have little chroma, and always the same lightness."""
    for name in ("background", "surface", "text-base", "border"):
        for mode in ("light", "dark"):
            made = [convert_to_oklch(make_palettes(accent)[mode][name]) for accent in ACCENTS]
            assert max(color.chroma for color in made) < 0.025
            assert max(color.lightness for color in made) - min(color.lightness for color in made) < 0.01


def test_dark_is_only_for_screens():
    css = make_palette_css(DEFAULT_ACCENT)
    paper, screens = css.split("@media screen {")
    assert "html:root {" in paper
    assert 'html[data-theme="dark"] {' in screens
    assert "dark" not in paper
    assert css.count("{") == css.count("}") == 3


def test_the_default_of_the_option_is_that_of_the_code():
    options = tomllib.loads((THEME_FOLDER / "theme.toml").read_text(encoding="utf-8"))["options"]
    assert options["accent"] == DEFAULT_ACCENT
