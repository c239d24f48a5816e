"""What holds for all stylesheets: one switch of light and dark, no size that depends on the root, few bytes."""

from __future__ import annotations

import gzip
import re

import pytest

from sphinx_openpractices.extension.output.page_assets import BASE_STYLESHEET, STATIC_FOLDER

SHEETS = sorted(STATIC_FOLDER.glob("*.css"))


def read_rules(sheet):
    """The stylesheet without comments."""
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_size_depends_on_the_root_where_some_themes_have_a_font_of_10_pixels(sheet):
    # In conditions, the unit is the font of the browser, which no theme changes.
    assert re.findall(r"[^\n]*\d\s*rem\b[^\n]*", re.sub(r"@(?:media|container)[^{]*", "", read_rules(sheet))) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_only_the_color_of_the_text_says_whether_a_card_is_dark(sheet):
    rules = re.sub(r"@media \(forced-colors: active\) \{(?:[^{}]*\{[^{}]*\})*\s*\}", "", read_rules(sheet))
    assert re.findall(r"data-theme|color-scheme|light-dark\(|Canvas", rules) == []


def test_what_all_pages_with_objects_load_is_small():
    assert len(gzip.compress((STATIC_FOLDER / BASE_STYLESHEET).read_bytes())) <= 2100
