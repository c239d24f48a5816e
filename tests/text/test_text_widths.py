"""The widths of texts, as far as they can be known without a font."""

from __future__ import annotations

import pytest

from sphinx_openpractices.text.text_widths import is_right_to_left, measure_text


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("open practices", 80.2),
        ("iiii", 12.1),
        ("WWWW", 43.5),
        ("Priorität", 44.0),  # composed or not
        ("Priorita\u0308t", 44.0),
        ("実践", 22),
        ("한국", 22),
        ("को", 9.8),  # a letter and a vowel sign
        ("ممارسات", 37.6),
        ("a\u200db", 13.5),
        ("", 0),
    ],
)
def test_widths_are_those_of_verdana_or_near_those_of_other_fonts(text: str, width: float) -> None:
    assert measure_text(text, 11) == pytest.approx(width, abs=0.1)


@pytest.mark.parametrize(
    ("text", "found"),
    [("12 من 16", True), ("מוכן", True), ("POSI من", False), ("12 of 16", False), ("12 · 16", False), ("", False)],
)
def test_the_first_letter_gives_the_direction(text: str, found: bool) -> None:  # noqa: FBT001
    assert is_right_to_left(text) is found
