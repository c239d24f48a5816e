"""A gallery in Chromium, Firefox and WebKit: the same layout, filter, focus, modes and paper."""

from __future__ import annotations

import io

import pytest
from painted import PLATE, SHOWN, find_contrast
from pypdf import PdfReader

THEMES = ("openpractices", "furo", "alabaster")
EDGE = 2
"""Pixels by which left edges and widths may differ: columns are rounded; scroll bars take no room."""
LINE = 0.2
"""The part by which heights may differ: each engine has its own metrics of fonts, and may break lines elsewhere."""

BOXES = """[...document.querySelectorAll(".project-highlight")].map((each) => {
  const {left, width, height} = each.getBoundingClientRect();
  return [each.id, left, width, height];
})"""
LOGOS = """[...document.querySelectorAll(".project-logo")].map((each) => {
  const {width, height} = each.getBoundingClientRect();
  return [width, height];
})"""


@pytest.fixture(scope="module")
def measured(windows, served):
    """The boxes of cards in Chromium, which the tests in Chromium itself hold."""
    known = {}

    def measure(theme, width):
        if (theme, width) not in known:
            window = windows("chromium")
            window.resize(width)
            window.open(served(theme=theme))
            known[theme, width] = window.run(BOXES)
        return known[theme, width]

    return measure


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [480, 768, 1280])  # the window of WebKit is at least 447 pixels wide
def test_cards_have_one_place_and_width_in_all_engines(visit, measured, theme, width):
    expected = measured(theme, width)
    boxes = visit(theme=theme, width=width).run(BOXES)
    assert [box[0] for box in boxes] == [box[0] for box in expected]
    for (name, left, wide, high), (_, left_there, wide_there, high_there) in zip(boxes, expected, strict=True):
        assert left == pytest.approx(left_there, abs=EDGE), name
        assert wide == pytest.approx(wide_there, abs=EDGE), name
        assert high == pytest.approx(high_there, rel=LINE), name


@pytest.mark.parametrize("width", [480, 1280])
def test_no_page_scrolls_sideways(visit, width):
    window = visit(width=width)
    assert window.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["openpractices", "furo"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_logo_and_plate_follow_the_mode(visit, theme, mode):
    window = visit(theme=theme, mode=mode)
    assert window.run(f"({SHOWN})('#project-a-pair-of-logos')") == [mode]
    plate = window.run(f"({PLATE})(document.querySelector('#project-square .project-logo'))")
    assert (plate[3] == 255) == (mode == "dark")
    assert find_contrast(window.run, "#project-square :is(.project-title a, .project-caption p)") >= 4.5


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root { color-scheme: dark }", "dark"),
        ("body { background: #121212; color: #ddd }", "dark"),
        ("body { background: #fff; color: #333 }", "light"),
    ],
)
def test_an_unknown_theme_needs_only_a_color_of_text(visit, css, expected):
    window = visit(theme="basic")
    window.run(f"document.head.append(Object.assign(document.createElement('style'), {{textContent: `{css}`}}))")
    assert window.run(f"({SHOWN})('#project-a-pair-of-logos')") == [expected]
    assert find_contrast(window.run, "#project-square :is(.project-title a, .project-caption p)") >= 4.5


RING = """(() => {
  const card = document.activeElement.closest(".project-highlight");
  const {outlineStyle, outlineWidth} = getComputedStyle(card);
  return [card.id, document.activeElement.matches(":focus-visible"), outlineStyle, parseFloat(outlineWidth)];
})()"""


def test_a_card_with_the_focus_has_a_ring(visit):
    window = visit()
    # The place from which the Tab key goes on
    window.run("Object.assign(document.querySelector('#project-square'), {tabIndex: -1}).focus()")
    window.press("Tab")
    name, visible, style, width = window.run(RING)
    assert (name, visible, style) == ("project-square", True, "solid")
    assert width >= 2


TITLES = """[...document.querySelector(".project-gallery").children].filter((card) => card.checkVisibility())
  .map((card) => card.querySelector(".project-title").textContent.trim())"""


def test_the_search_of_a_filter_hides_the_other_cards(visit):
    window = visit("index", site="filter")
    before = window.run(TITLES)
    assert {"Dask", "Zarr"} <= set(before)
    window.run("document.querySelector('.project-filter input[type=search]').focus()")
    window.press(*"dask")
    window.run("new Promise((done) => setTimeout(done, 500))")
    assert window.run(TITLES) == ["Dask"]


# The top of the first gallery in each frame from the first that shows it until scripts and images have arrived.
TOPS = """new Promise((done) => {
  const frame = document.createElement("iframe");
  Object.assign(frame.style, {position: "fixed", inset: 0, width: "WIDTHpx", height: "900px", zIndex: 99});
  const tops = [];
  let loaded = 0;
  frame.addEventListener("load", () => { loaded = performance.now(); });
  const look = () => {
    const page = frame.contentDocument;
    const gallery = page?.querySelector(".project-gallery");
    if (gallery && page.body.offsetHeight) tops.push(gallery.getBoundingClientRect().top);
    if (loaded && performance.now() > loaded + 700) return done([...new Set(tops.map(Math.round))]);
    requestAnimationFrame(look);
  };
  document.body.append(frame);
  frame.src = "ADDRESS";
  look();
})"""


@pytest.mark.parametrize("theme", ["openpractices", "alabaster"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_while_scripts_and_images_arrive(visit, served, theme, width):
    window = visit("plain", site="filter", theme=theme)
    address = served("index", site="filter", theme=theme, manner="slow")
    tops = window.run(TOPS.replace("ADDRESS", address).replace("WIDTH", str(width)))
    assert len(tops) == 1, tops


# Of all cards but those of a wall, which shows no names
NAMES = """[...document.querySelectorAll(".project-gallery:not(.project-gallery-logos) .project-title")]
  .map((title) => title.textContent.trim())"""


def test_paper_has_every_card(visit):
    window = visit(mode="dark")
    names = window.run(NAMES)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(window.print())).pages)
    assert len(names) > 10
    assert [name for name in names if "".join(name.split()) not in "".join(text.split())] == []
