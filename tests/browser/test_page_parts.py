"""Header, edges and icons of the pages of our theme."""

from __future__ import annotations

import pytest

SITE = "pages"
PAGES = ["index", "projects", "commitments", "section/detail", "funding", "search", "genindex"]
WIDTHS = [320, 390, 640, 768, 960, 1100, 1280, 1440, 1920]
# The left edges of the first thing to see in each part; those that a page does not have are left out.
EDGES = """() => {
  const parts = [".bd-header :is(.primary-toggle span, .navbar-brand > *)", ".bd-sidebar-primary nav > p",
    ".bd-main :is(h1, .bd-search)", ".bd-footer .footer-item"];
  const lefts = parts.map((part) => [...document.querySelectorAll(part)].filter((element) => element.checkVisibility())
    .map((element) => element.getBoundingClientRect().left)[0]);
  // With a sidebar, the content stands beside it.
  return lefts.filter((left, part) => left !== undefined && !(part === 2 && lefts[1] !== undefined)).map(Math.round);
}"""
HEADER = """() => {
  const header = document.querySelector(".bd-header").getBoundingClientRect();
  const parts = [...document.querySelectorAll(".bd-header :is(a.navbar-brand, .navbar-nav > li > a, button)")]
    .filter((element) => element.checkVisibility());
  const boxes = parts.map((element) => element.getBoundingClientRect());
  const inside = ({top, bottom, left, right}) =>
    top >= header.top - 1 && bottom <= header.bottom + 1 && left >= -1 && right <= innerWidth + 1;
  const text = document.createRange();
  return {
    height: header.height,
    inside: boxes.every(inside),
    apart: boxes.every((box, number) => !number || box.left >= boxes[number - 1].right - 1),
    lines: parts.filter((element) => element.matches("li > a")).map((element) => {
      text.selectNodeContents(element);
      return Math.round(text.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight));
    }),
    room: parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop),
  };
}"""


@pytest.mark.parametrize("name", PAGES)
def test_header_content_and_footer_share_the_left_edge(name, look):
    for width in WIDTHS:
        edges = look(name, site=SITE, width=width).evaluate(EDGES)
        assert len(edges) >= 3, (width, edges)
        assert max(edges) - min(edges) <= 1, (width, edges)


def test_gallery_page_has_six_columns_on_a_wide_screen_and_is_as_wide_as_the_page(look):
    page = look("projects", site=SITE, width=1920)
    gallery = page.locator(".project-gallery")
    assert len(gallery.evaluate("(list) => getComputedStyle(list).gridTemplateColumns").split()) == 6
    assert gallery.evaluate("(list) => list.getBoundingClientRect().width / 16") == 88


def test_header_is_one_line_at_every_width_and_leaves_room_for_anchors(look):
    for width in WIDTHS:
        header = look("commitments", site=SITE, width=width).evaluate(HEADER)
        assert header["height"] == 64, width
        assert header["room"] >= 72, width
        assert header["inside"], width
        assert header["apart"], width
    assert look("commitments", site=SITE, width=1280).evaluate(HEADER)["lines"] == [1] * 5


def test_hero_stands_beside_the_lead_and_below_it_on_a_phone(look):
    for width, beside in ((1280, True), (390, False)):
        page = look("index", site=SITE, width=width)
        title, hero, section = (
            page.locator(each).bounding_box() for each in ("article h1", ".hero", "article section section")
        )
        assert (hero["x"] > title["x"] + title["width"] / 2) == beside, width
        assert (hero["y"] > title["y"] + title["height"]) != beside, width
        assert section["y"] >= hero["y"] + hero["height"], width


@pytest.mark.parametrize(
    ("name", "expected"), [("projects", set()), ("section/detail", set()), ("funding", {"fa-solid-900.woff2"})]
)
def test_font_awesome_is_loaded_only_for_icons_that_a_page_adds(name, expected, visit):
    requests = []
    page = visit(name, site=SITE, before=lambda page: page.on("request", lambda each: requests.append(each.url)))
    page.evaluate("document.fonts.ready.then(() => true)")
    files = {url.partition("?")[0].rpartition("/")[2] for url in requests}
    assert "openpractices-icons.woff2" in files
    assert {name for name in files if name.startswith("fa-")} == expected
    assert not files & {"fontawesome.js", "searchindex.js", "searchtools.js", "language_data.js"}


def test_bootstrap_is_loaded_when_a_reader_does_something_and_the_first_click_counts(visit):
    def delay(route):
        files.append(route.request.url)
        route.continue_()

    files = []
    page = visit("projects", site=SITE, before=lambda page: page.route("**/scripts/bootstrap.js*", delay))
    page.wait_for_load_state("networkidle")
    assert files == []
    button = page.locator(".bd-header [data-bs-toggle=dropdown]").first
    menu = page.locator(".bd-header .dropdown-menu").first
    button.evaluate("(button) => button.click()")  # with no other event before it
    menu.wait_for(state="visible")
    page.keyboard.press("Escape")
    assert len(files) == 1
    assert page.evaluate("typeof bootstrap") == "object"


def test_links_to_the_previous_and_next_pages_are_whole_on_a_narrow_screen(look):
    page = look("section/detail", site=SITE, width=320)
    for title in page.locator(".prev-next-title").all():
        assert title.evaluate("(text) => text.scrollWidth <= text.clientWidth"), title.inner_text()
        assert title.bounding_box()["width"] > 150
    assert page.locator("h1").evaluate("(title) => title.scrollWidth <= title.clientWidth")
