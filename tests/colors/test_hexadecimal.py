"""Reading colors."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.colors.hexadecimal import read_color

HOW = 'write it as #rgb or #rrggbb, such as "#14665a"'


@pytest.mark.parametrize(
    ("written", "expected"),
    [("#14665a", "#14665a"), ("#14665A", "#14665a"), ("#abc", "#aabbcc"), (" #ABC\n", "#aabbcc")],
)
def test_three_and_six_digits_are_a_color(written, expected):
    assert read_color(written) == expected


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("14665a", 'did you mean "#14665a"?'),
        ("ABC", 'did you mean "#abc"?'),
        ("", HOW),
        ("teal", HOW),
        ("#12345", HOW),
        # The contrast of a color with alpha depends on its background.
        ("#abcd", HOW),
        ("#14665a80", HOW),
        ("rgb(20 102 90)", HOW),
        ("hsl(171 67% 24%)", HOW),
        ("#\N{ARABIC-INDIC DIGIT ONE}23", HOW),
    ],
)
def test_other_text_raises_an_error_with_the_right_form(written, hint):
    with pytest.raises(ValueError, match=re.escape(f"{written!r} is not a color; {hint}")):
        read_color(written)


@given(st.text() | st.text("0123456789abcdefgABCDEF", max_size=9).map("#{}".format))
def test_any_text_is_a_color_or_a_clear_error(text):
    try:
        color = read_color(text)
    except ValueError as err:
        assert str(err).startswith(f"{text!r} is not a color; ")  # noqa: PT017 - most texts raise, some do not
    else:
        assert re.fullmatch("#[0-9a-f]{6}", color)
