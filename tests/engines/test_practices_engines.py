"""Practices in Chromium, Firefox and WebKit: the same ledger, icons, disclosures and paper."""

from __future__ import annotations

import io
import unicodedata

import pytest
from pypdf import PdfReader

EDGE = 2
"""Pixels by which left edges and widths may differ."""
LINE = 0.25
"""The part by which heights may differ: each engine has its own metrics of fonts, and may break lines elsewhere."""

BOXES = """[...document.querySelectorAll("section.practice")].map((each) => {
  const find = (name) => each.querySelector(name)?.getBoundingClientRect().left ?? 0;
  const {left, width, height} = each.getBoundingClientRect();
  return [each.id, left, width, find(".practice-status"), find(".practice-name"), height];
})"""
ICONS = """[...document.querySelectorAll(".practice-status")].map((each) => {
  const icon = getComputedStyle(each, "::before");
  return [icon.clipPath.startsWith("path("), parseFloat(icon.width) > 8];
})"""


@pytest.mark.parametrize("width", [480, 1280])
def test_status_and_title_have_one_place_in_all_engines(visit, windows, served, width):
    window = windows("chromium")
    window.resize(width)
    window.open(served("ledger", site="practices"))
    expected = window.run(BOXES)
    boxes = visit("ledger", site="practices", width=width).run(BOXES)
    assert [box[0] for box in boxes] == [box[0] for box in expected]
    assert boxes
    for box, there in zip(boxes, expected, strict=True):
        assert box[1:5] == pytest.approx(there[1:5], abs=EDGE), box[0]
        assert box[5] == pytest.approx(there[5], rel=LINE), box[0]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_status_has_an_icon(visit, mode):
    icons = visit("index", site="practices", mode=mode).run(ICONS)
    assert icons
    assert all(icon == [True, True] for icon in icons)


@pytest.mark.parametrize("width", [480, 1280])
def test_no_page_of_practices_scrolls_sideways(visit, width):
    for page in ("index", "ledger"):
        assert visit(page, site="practices", width=width).run("document.documentElement.scrollWidth") <= width, page


def test_paper_shows_what_readers_would_open(visit):
    window = visit("ledger", site="practices")
    hidden = window.run("[...document.querySelectorAll('.practice-history li')].map((each) => each.textContent.trim())")
    assert hidden
    pages = PdfReader(io.BytesIO(window.print())).pages
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages))  # without ligatures
    words = {word for line in hidden for word in line.split()}
    assert [word for word in sorted(words) if word not in text] == []
