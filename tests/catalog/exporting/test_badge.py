"""Badges, read by an XML parser."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_openpractices.catalog.exporting.badge import format_badge
from sphinx_openpractices.colors.luminance import measure_contrast
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT, make_palettes

SVG = {"s": "http://www.w3.org/2000/svg"}
TEXTS = [
    ("open practices", "12 of 16 · oldest review May 2026"),
    ("ممارسات منفتحة", "12 من 16 · أقدم مراجعة مايو 2026"),
    ("オープンな実践", "16件中12件 · 最も古い確認 2026年5月"),
    ("<A> & \"B\" 'C'", "0 of 1"),
    ("A framework " * 7, "no practices yet"),
]
RIGHT_TO_LEFT = TEXTS[1]
COLOR = "#14665a"


def read_badge(label, text, share=0.75, color=COLOR, description=""):
    return etree.fromstring(format_badge(label, text, share, color, description))


def read_box(element):
    return float(element.get("x")), float(element.get("width"))


@pytest.mark.parametrize(("label", "text"), TEXTS)
def test_screen_readers_hear_both_texts_and_each_is_inside_of_its_box(label, text):
    badge = read_badge(label, text, description=f"About {text}")
    assert badge.get("role") == "img"
    assert badge.get("aria-label") == badge.findtext("s:title", "", SVG) == f"{label.strip()}: {text}"
    assert badge.findtext("s:desc", "", SVG) == f"About {text}"
    shown = badge.findall(".//s:text", SVG)
    assert [each.text for each in shown] == [label.strip(), text]
    boxes = badge.findall("s:g[@clip-path]/s:rect", SVG)[:2]
    assert float(badge.get("width")) == sum(read_box(box)[1] for box in boxes)
    for box, each in zip(boxes, shown, strict=True):
        half, middle = float(each.get("textLength")) / 2, float(each.get("x"))
        start, width = read_box(box)
        assert start + 6 == middle - half
        assert middle + half == start + width - 6


@pytest.mark.parametrize("share", [0, 0.75, 1])
def test_the_bar_is_the_share(share):
    badge = read_badge(*TEXTS[0], share)
    whole, _track, bar = badge.findall("s:g/s:rect", SVG)[1:]
    assert read_box(bar)[1] == pytest.approx(read_box(whole)[1] * share, abs=0.06)


def test_text_from_right_to_left_has_its_label_and_the_beginning_of_its_bar_at_the_right():
    badge = read_badge(*RIGHT_TO_LEFT)
    label, whole, _track, bar = map(read_box, badge.findall("s:g/s:rect", SVG))
    assert whole[0] == 0
    assert label[0] == whole[1] == pytest.approx(sum(bar))
    assert [each.get("direction") for each in badge.iterfind(".//s:text", SVG)] == ["rtl", "rtl"]
    # a framework with a title in English, in a site in Arabic
    mixed = read_badge("POSI 2.0", RIGHT_TO_LEFT[1])
    assert [each.get("direction") for each in mixed.iterfind(".//s:text", SVG)] == [None, "rtl"]


def test_several_badges_in_one_page_do_not_share_ids():
    badges = [read_badge("a", "1 of 2"), read_badge("a", "2 of 2"), read_badge("a", "1 of 2", 0.5)]
    ids = [badge.find("s:clipPath", SVG).get("id") for badge in badges]
    assert len(set(ids)) == 3
    assert [each.find("s:g", SVG).get("clip-path") for each in badges] == [f"url(#{each})" for each in ids]


@pytest.mark.parametrize("accent", [DEFAULT_ACCENT, "#ffd400", "#ff5cc8", "#000000", "#00e5ff"])
def test_texts_can_be_read(accent):
    badge = read_badge(*TEXTS[0], color=make_palettes(accent)["light"]["primary"])
    texts = badge.find("s:g[@fill]", SVG).get("fill").replace("#fff", "#ffffff")
    for box in badge.findall("s:g/s:rect", SVG)[:2]:
        assert measure_contrast(texts, box.get("fill")) >= 4.5


def test_what_xml_cannot_hold_is_left_out():
    assert read_badge("a\x01\n b", "\ud800c").get("aria-label") == "a b: c"


def test_it_is_small_and_loads_nothing():
    badge = format_badge(*TEXTS[0], 0.75, COLOR)
    assert len(badge) < 1200
    assert badge.count("http") == 1
    assert "style" not in badge


def test_characters_that_xml_cannot_hold_are_left_out():
    assert etree.fromstring(format_badge("a\x00\ud800\x1f\uffffb", "\x0b1", 1, "#14665a")).get("aria-label") == "ab: 1"
