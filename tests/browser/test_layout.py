"""Where cards stand, in each theme and on each screen, and that they stay there while images arrive."""

from __future__ import annotations

import pytest
from conftest import THEMES

CARDS = """(selector) => [...document.querySelector(selector).children].map((card) => {
  const {left, right, top, bottom} = card.getBoundingClientRect();
  return {left: Math.round(left), right: Math.round(right), top: Math.round(top), bottom: Math.round(bottom)};
})"""
# The logo boxes that are shown, in each gallery.
BOXES = """() => [...document.querySelectorAll(".project-gallery")].map((gallery) =>
  [...gallery.querySelectorAll(".project-logo")].filter((box) => box.checkVisibility()).map((box) => {
    const {width, height, top} = box.getBoundingClientRect();
    return {width, height, top: top - gallery.getBoundingClientRect().top};
  }))"""
# Where the text above the gallery begins.
TEXT_EDGE = """() => document.querySelector("section > p").getBoundingClientRect().left"""
# The cards with something wider than the card or than the room that it has.
CUT_OFF = """() => {
  const hidden = (element) => !element.checkVisibility() || !element.clientHeight && element.matches("p");
  const tooWide = (card) => (element) => {
    const [inner, outer] = [element.getBoundingClientRect(), card.getBoundingClientRect()];
    const inline = getComputedStyle(element).display === "inline";
    return !hidden(element) && (inner.left < outer.left - 1 || inner.right > outer.right + 1
      || !inline && element.scrollWidth > element.clientWidth + 1);
  };
  return [...document.querySelectorAll(".project-highlight")]
    .filter((card) => [...card.querySelectorAll("p, a, div")].some(tooWide(card))).map((card) => card.id);
}"""
# For each logo, by how many pixels its middle is above or below that of its box, and its height as a part of that.
MIDDLES = """() => [...document.querySelectorAll(".project-logo > img")].filter((image) => image.checkVisibility())
  .map((image) => {
    const [inner, outer] = [image.getBoundingClientRect(), image.parentElement.getBoundingClientRect()];
    return [Math.abs((inner.top + inner.bottom - outer.top - outer.bottom) / 2), inner.height / outer.height];
  })"""
WIDTHS = "() => [document.scrollingElement.scrollWidth, innerWidth]"

# The browser keeps the shifts since the page began to load. A theme may move its own header; it is not counted.
SHIFTS = """() => new Promise((resolve) => {
  const moved = [];
  const element = ({node}) => node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      const names = shift.sources.map(element).filter((each) => each?.closest("section[id]"))
        .map((each) => each.outerHTML.slice(0, 80));
      if (names.length) moved.push([shift.value, names]);
    }
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(moved), 300);
})"""
# Of the logos that are shown: of a pair, the browser may never load the other one.
MISSING = """() => [...document.querySelectorAll(".project-logo img")]
  .filter((image) => image.checkVisibility() && !(image.complete && image.naturalWidth)).length"""


def columns_of(cards):
    return len({card["left"] for card in cards})


def test_a_gallery_is_a_grid_without_bullets_or_indent(look, theme):
    page = look(theme=theme)
    gallery = page.locator(".project-gallery").first
    assert gallery.evaluate("list => getComputedStyle(list).display") == "grid"
    for item in page.locator(".project-gallery > li").all():
        assert item.evaluate("item => getComputedStyle(item).listStyleType") == "none"
        assert item.evaluate("item => getComputedStyle(item, '::before').content") in {"none", "normal"}
    cards = page.evaluate(CARDS, ".project-gallery")
    assert min(card["left"] for card in cards) == pytest.approx(page.evaluate(TEXT_EDGE), abs=1)
    assert max(card["right"] for card in cards) <= page.evaluate("innerWidth")
    assert columns_of(cards) >= 2


def test_logos_are_in_the_middle_of_their_boxes_and_wide_ones_less_high(look, theme):
    logos = look(theme=theme).evaluate(MIDDLES)
    assert max(distance for distance, _height in logos) <= 1
    assert {1.0, 0.79} <= {round(height, 2) for _distance, height in logos}


@pytest.mark.parametrize("width", [320, 1280])
def test_logo_boxes_of_a_row_have_one_size_and_those_of_a_gallery_one_height(look, theme, width):
    for boxes in look(theme=theme, width=width).evaluate(BOXES):
        rows = {round(box["top"]): box["width"] for box in boxes}
        for box in boxes:
            assert box["height"] == pytest.approx(boxes[0]["height"], abs=0.1)
            assert box["width"] == pytest.approx(rows[round(box["top"])], abs=0.1)
        if len(boxes) > 5:  # fewer cards fill their rows
            assert len({round(width) for width in rows.values()}) == 1


def test_the_cards_of_a_row_have_one_height(look, theme):
    page = look(theme=theme)
    for gallery in (".project-gallery", ".with-meta", ".two-columns", ".wall"):
        cards = page.evaluate(CARDS, gallery)
        rows = {card["top"]: {other["bottom"] for other in cards if other["top"] == card["top"]} for card in cards}
        assert len(rows) == -(-len(cards) // columns_of(cards)), gallery
        assert all(len(bottoms) == 1 for bottoms in rows.values()), gallery


def test_a_phone_has_one_column(look, theme):
    page = look(theme=theme, width=320)
    for gallery in (".project-gallery", ".with-meta", ".two-columns", ".one-below-the-other"):
        assert columns_of(page.evaluate(CARDS, gallery)) == 1, gallery


@pytest.mark.parametrize("width", [768, 1280, 1920])
def test_columns_are_at_most_as_many_as_asked_for(look, theme, width):
    page = look(theme=theme, width=width)
    assert columns_of(page.evaluate(CARDS, ".two-columns")) <= 2
    if width == 1280:
        assert columns_of(page.evaluate(CARDS, ".two-columns")) == 2
    assert columns_of(page.evaluate(CARDS, ".one-below-the-other")) == 1


def test_right_to_left_mirrors_a_gallery(visit, theme):
    page = visit(theme=theme)
    page.evaluate("document.documentElement.dir = 'rtl'")
    for gallery in (".project-gallery", ".with-meta", ".two-columns"):
        cards = page.evaluate(CARDS, gallery)
        assert cards[0]["left"] == max(card["left"] for card in cards)
        assert cards[0]["left"] > cards[1]["left"]
    logo, title = (page.locator(f"#project-listed .project-{part}").bounding_box() for part in ("logo", "title"))
    assert logo["x"] > title["x"]


def test_our_theme_writes_arabic_from_right_to_left(look):
    page = look("index", site="arabic")
    assert page.locator(".bd-article").evaluate("article => getComputedStyle(article).direction") == "rtl"
    cards = page.evaluate(CARDS, ".cards")
    assert columns_of(cards) >= 2
    assert cards[0]["left"] == max(card["left"] for card in cards)


# 1280 pixels at 200 % are 640 CSS pixels (WCAG 1.4.4), at 400 % they are 320, as on a small phone (WCAG 1.4.10).
@pytest.mark.parametrize(("width", "scale"), [(640, 2), (320, 1)])
@pytest.mark.parametrize(
    ("site", "page_name"),
    [("gallery", "gallery"), ("gallery", "long"), ("gallery", "landing"), ("arabic", "index"), ("long-name", "index")],
)
def test_zoomed_pages_and_phones_scroll_in_one_direction(visit, site, page_name, width, scale):
    page = visit(page_name, site=site, width=width, device_scale_factor=scale)
    content, screen = page.evaluate(WIDTHS)
    assert content <= screen


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_long_words_are_neither_cut_off_nor_make_a_page_wider(visit, theme, width):
    page = visit("long", theme, width=width)
    assert page.evaluate(CUT_OFF) == []
    content, _screen = page.evaluate(WIDTHS)
    # A theme's own header may be too wide.
    page.add_style_tag(content=".project-gallery, .project-gallery-caption { display: none !important }")
    assert content <= page.evaluate(WIDTHS)[0]


def test_a_landing_page_has_headings_beside_their_text_and_the_gallery_below_both(look):
    page = look("landing", width=1440)
    section = page.locator("section section").nth(1)
    heading, text, gallery = (section.locator(part).bounding_box() for part in ("h2", "> p", ".project-gallery"))
    assert heading["x"] + heading["width"] <= text["x"]
    assert abs(heading["y"] - text["y"]) < 20
    assert gallery["x"] == pytest.approx(heading["x"], abs=1)
    assert gallery["width"] > heading["width"] + text["width"]
    assert page.locator(".bd-sidebar-primary:visible, .bd-sidebar-secondary:visible").count() == 0


def without_fonts(page):
    """What moves when the fonts of a theme arrive is not the doing of an image."""
    page.route("**/*.woff*", lambda route: route.abort())


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_shifts_while_images_arrive(visit, theme, width):
    page = visit(theme=theme, width=width, manner="slow", wait_until="domcontentloaded", before=without_fonts)
    before = page.evaluate(BOXES)
    assert page.evaluate(MISSING) > 0
    # Images far below the screen are not even asked for.
    for image in page.locator(".project-logo img:visible").all():
        image.evaluate("image => image.scrollIntoView({behavior: 'instant'})")
    page.wait_for_function(f"() => ({MISSING})() === 0")
    assert page.evaluate(SHIFTS) == []
    assert page.evaluate(BOXES) == before


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_shifts_when_the_controls_of_a_filter_come(open_filter, theme, width):
    page = open_filter(theme=theme, width=width, before=without_fonts)
    assert page.locator(".project-filter").count() == 2
    assert page.evaluate(SHIFTS) == []


def test_a_shift_would_be_seen(visit):
    page = visit()
    page.wait_for_timeout(300)
    page.locator(".project-gallery").first.evaluate("gallery => { gallery.style.marginTop = '300px'; }")
    assert sum(value for value, _sources in page.evaluate(SHIFTS)) > 0
