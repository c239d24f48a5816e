"""Luminance and contrast, compared with published numbers."""

from __future__ import annotations

import pytest

from sphinx_openpractices.colors.luminance import measure_contrast, measure_luminance

# From published WCAG calculators, with two decimals.
PUBLISHED = [
    ("#000000", "#ffffff", 21.00),
    ("#ff0000", "#ffffff", 4.00),
    ("#008000", "#ffffff", 5.14),
    ("#0000ff", "#ffffff", 8.59),
    ("#ffff00", "#ffffff", 1.07),
    ("#777777", "#ffffff", 4.48),
    ("#767676", "#ffffff", 4.54),
    ("#949494", "#ffffff", 3.03),
    ("#969696", "#ffffff", 2.96),
]


@pytest.mark.parametrize(("one", "other", "ratio"), PUBLISHED)
def test_the_ratio_of_two_colors_is_that_of_wcag(one, other, ratio):
    assert round(measure_contrast(one, other), 2) == round(measure_contrast(other, one), 2) == ratio


@pytest.mark.parametrize(("color", "luminance"), [((0, 0, 0), 0), ((255, 255, 255), 1), ((0, 255, 0), 0.7152)])
def test_luminance_is_that_of_wcag(color, luminance):
    assert measure_luminance(*color) == pytest.approx(luminance)
