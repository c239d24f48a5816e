"""The palettes that follow from an accent, and how a color is read."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

import pydata_sphinx_theme
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.theme import HERE
from sphinx_openpractices.theme.colors import NAMED, read_color
from sphinx_openpractices.theme.oklch import contrast, to_oklch
from sphinx_openpractices.theme.palette import ACCENT, palette, palette_css

LEAST = {"text": 4.5, "large": 3, "control": 3}
PAIRS = [
    line.split(maxsplit=3)
    for line in (Path(__file__).parent / "palette_pairs.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PARENT = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css"
AWKWARD = {
    read_color(color)
    for color in (
        *("yellow", "white", "black", "gray", "#767676", "#777", "red", "lime", "blue", "cyan", "magenta", "navy"),
        *("#fffffe", "#010000", "#7f7f80", "rgb(0 0 0 / 0)", "#14665a80", "hsl(60 100% 99%)", ACCENT, *NAMED),
    )
}
RANDOM = random.Random(20240229)  # noqa: S311 - no secrets
ACCENTS = [*sorted(AWKWARD), *(f"#{RANDOM.randrange(1 << 24):06x}" for _color in range(500))]


def parent_colors():
    """The colors of the parent by mode, as its stylesheet sets them where ours says nothing."""
    css = PARENT.read_text(encoding="utf-8")
    found = {}
    for mode in ("light", "dark"):
        rules = re.findall(rf"[}};]html\[data-theme={mode}\]{{([^}}]*)}}", css)
        found[mode] = dict(re.findall(r"--pst-color-([\w-]+):([^;]+)", ";".join(rules)))
    return found


PARENT_COLORS = parent_colors()


def rgb(colors, expression):
    """Red, green and blue, 0 to 255, of ``name`` or ``name/percent:behind`` in a palette."""
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
    """As WCAG 2.2 defines it; written apart from the package."""
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
    """The pairs that lack contrast."""
    for kind, front, back, use in pairs:
        behind = rgb(colors, back)
        color = rgb(colors, front)
        if "/" in front:
            color = mixed(color, int(front.split("/")[1]), behind)
        found = ratio(color, behind)
        if found < LEAST[kind]:
            yield f"{front} on {back}: {found:.2f}, needs {LEAST[kind]} ({use})"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#767676", 4.54), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4)],
)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert round(contrast(one, other), 2) == expected
    assert round(ratio(bytes.fromhex(one[1:]), bytes.fromhex(other[1:])), 2) == expected


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_pair_has_its_contrast_whatever_the_accent(mode):
    lacking = {}
    for accent in ACCENTS:
        if found := list(failures(PARENT_COLORS[mode] | palette(accent)[mode])):
            lacking[accent] = found
    assert lacking == {}


def test_a_color_without_contrast_is_found():
    assert list(failures(PARENT_COLORS["light"] | palette(ACCENT)["light"] | {"link": "#14a58a"}))
    assert list(failures(PARENT_COLORS["dark"] | palette(ACCENT)["dark"] | {"accent": "#333333"}))


def test_every_color_of_the_palettes_is_in_a_pair_or_only_decorates():
    decorates = {"border", "border-muted", "shadow", "table-inner-border"}
    listed = {re.split("[/:]", name)[0] for _kind, *names, _use in PAIRS for name in names}
    for colors in palette(ACCENT).values():
        assert set(colors) - listed == decorates


def test_an_accent_that_can_be_read_on_white_is_used_as_it_is():
    used = [accent for accent in ACCENTS if palette(accent)["light"]["primary"] == accent]
    assert used == [accent for accent in ACCENTS if ratio(bytes.fromhex(accent[1:]), (255, 255, 255)) >= 4.5]


def test_another_accent_is_darkened_by_as_little_as_needed():
    for accent in ACCENTS:
        colors = palette(accent)["light"]
        if colors["primary"] != accent:
            assert 4.5 <= ratio(rgb(colors, "primary"), (255, 255, 255)) < 4.6, accent


@pytest.mark.parametrize("name", ["primary", "secondary", "primary-bg"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_hue_of_the_accent_is_kept(mode, name):
    for accent in ACCENTS:
        given_, made = to_oklch(accent), to_oklch(palette(accent)[mode][name])
        if given_.chroma > 0.05 and made.chroma > 0.015:  # of grayer ones 8 bits hold no exact hue
            turned = abs(given_.hue - made.hue) * 57.3
            assert min(turned, 360 - turned) < 5, (accent, palette(accent)[mode][name])


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#808080", "#767676"])
def test_a_gray_accent_gives_grays(accent):
    marker = {"target", "shadow"}
    for colors in palette(accent).values():
        assert {name for name in colors if len(set(rgb(colors, name) if name != "shadow" else "ab")) > 1} == marker


def test_pages_keep_their_lightness_whatever_the_accent():
    """No accent makes a page gaudy: what is large has hardly any chroma, and always the same lightness."""
    for name in ("background", "surface", "text-base", "border"):
        for mode in ("light", "dark"):
            made = [to_oklch(palette(accent)[mode][name]) for accent in ACCENTS]
            assert max(color.chroma for color in made) < 0.025
            assert max(color.lightness for color in made) - min(color.lightness for color in made) < 0.01


def test_dark_is_for_screens_only():
    css = palette_css(ACCENT)
    paper, screens = css.split("@media screen {")
    assert "html:root {" in paper
    assert 'html[data-theme="dark"] {' in screens
    assert "dark" not in paper
    assert css.count("{") == css.count("}") == 3


def test_the_default_of_the_option_is_that_of_the_code():
    options = tomllib.loads((HERE / "theme.toml").read_text(encoding="utf-8"))["options"]
    assert options["accent"] == ACCENT


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#14665A", "#14665a"),
        ("#abc", "#aabbcc"),
        (" Teal ", "#008080"),
        ("rebeccapurple", "#663399"),
        ("rgb(20 102 90)", "#14665a"),
        ("rgb(20, 102, 90)", "#14665a"),
        ("rgb(100% 0% 50%)", "#ff0080"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("hsl(0.5turn, 100%, 50%)", "#00ffff"),
        ("rgb(300 -5 0)", "#ff0000"),
        ("#0000", "#ffffff"),
        ("#00000080", "#7f7f7f"),
        ("rgba(0, 0, 0, 0.5)", "#808080"),
        ("hsl(0 100% 50% / 25%)", "#ffbfbf"),
    ],
)
def test_a_color_is_read_as_css_writes_it(written, expected):
    assert read_color(written) == expected


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("tael", "'tael' is not a color; did you mean \"teal\"?"),
        ("14665a", "'14665a' is not a color; did you mean \"#14665a\"?"),
        ("#12345", '\'#12345\' is not a color; write a CSS color, such as "#14665a", "teal" or "rgb(20 102 90)"'),
        ("", '\'\' is not a color; write a CSS color, such as "#14665a", "teal" or "rgb(20 102 90)"'),
        ("rgb(1, 2)", "'rgb(1, 2)' is not a color; write it as in 'rgb(20 102 90)' or 'hsl(171 67% 24%)'"),
        ("rgb(1 2 3 4)", "'rgb(1 2 3 4)' is not a color; write it as in 'rgb(20 102 90)' or 'hsl(171 67% 24%)'"),
        ("hsl(5% 1% 1%)", "'hsl(5% 1% 1%)' is not a color; its hue is an angle, such as 171 or 171deg"),
        ("rgb(1deg 2 3)", "'rgb(1deg 2 3)' is not a color; only a hue may have the unit 'deg'"),
    ],
)
def test_of_nonsense_the_message_says_what_would_be_right(written, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        read_color(written)


@given(
    st.text()
    | st.text("0123456789abcdefg", max_size=9).map("#{}".format)
    | st.from_regex(r"(rgb|hsl)a?\([-+.,/%a-z 0-9]*\)", fullmatch=True)
)
def test_any_text_is_a_color_or_a_clear_error(text):
    try:
        color = read_color(text)
    except ValueError as err:
        assert str(err).startswith(f"{text!r} is not a color; ")  # noqa: PT017 - most texts raise, some do not
    else:
        assert re.fullmatch("#[0-9a-f]{6}", color)
