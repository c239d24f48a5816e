"""Badges, read by an XML parser."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_openpractices.catalog.exporting.badge import format_badge

SVG = {"s": "http://www.w3.org/2000/svg"}
TEXTS = [
    ("open practices", "12 of 16 · oldest review May 2026"),
    ("ممارسات منفتحة", "12 من 16 · أقدم مراجعة مايو 2026"),
    ("オープンな実践", "16件中12件 · 最も古い確認 2026年5月"),
    ("<A> & \"B\" 'C'", "0 of 1"),
]


@pytest.mark.parametrize(("label", "text"), TEXTS)
def test_screen_readers_hear_both_texts_and_each_is_inside_of_its_box(label, text):
    badge = etree.fromstring(format_badge(label, text, 0.75, "#14665a"))
    assert badge.get("role") == "img"
    assert badge.get("aria-label") == badge.findtext("s:title", "", SVG) == f"{label}: {text}"
    shown = badge.findall(".//s:text", SVG)
    assert [each.text for each in shown] == [label, text]
    boxes = badge.findall("s:g[@clip-path]/s:rect", SVG)[:2]
    assert float(badge.get("width")) == sum(float(box.get("width")) for box in boxes)
    for box, each in zip(boxes, shown, strict=True):
        half, middle = float(each.get("textLength")) / 2, float(each.get("x"))
        start, width = float(box.get("x")), float(box.get("width"))
        assert start + 6 == middle - half
        assert middle + half == start + width - 6


@pytest.mark.parametrize("share", [0, 0.75, 1])
def test_the_bar_is_the_share(share):
    text = "12 of 16 · oldest review May 2026"
    badge = etree.fromstring(format_badge("a", text, share, "#14665a"))
    whole, _track, bar = badge.findall("s:g/s:rect", SVG)[1:]
    assert float(bar.get("width")) == pytest.approx(float(whole.get("width")) * share, abs=0.06)


def test_it_is_small_and_loads_nothing():
    badge = format_badge(*TEXTS[0], 0.75, "#14665a")
    assert len(badge) < 1200
    assert badge.count("http") == 1
    assert "style" not in badge
