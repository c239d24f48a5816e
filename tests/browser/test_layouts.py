"""Walls of logos, tiers, covers, names in columns, and tables that readers sort."""

from __future__ import annotations

import functools

import pytest

WALL = """() => [...document.querySelector(".wall").children].map((card) => {
  const [logo, title] = [card.querySelector("img"), card.querySelector(".project-title")];
  const [box, name] = [card.getBoundingClientRect(), title.getBoundingClientRect()];
  const padding = logo && parseFloat(getComputedStyle(logo).paddingBottom);
  const shown = name.height > 15 && getComputedStyle(title).opacity === "1";
  return {
    box: [box.left, box.top, box.width, box.height].map(Math.round), shown,
    apart: !logo || !shown || logo.getBoundingClientRect().bottom - padding <= name.top + 1,
  };
})"""
COLUMN = """(cell) => [...document.querySelectorAll(`tbody tr > :nth-child(${cell})`)].map((each) =>
  (each.querySelector(".project-title") ?? each).innerText.trim())"""
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const {left, top, width, height} = element.getBoundingClientRect();
  return {left, top, width, height};
})"""


@pytest.fixture
def look_at(look):
    return functools.partial(look, site="layouts")


@pytest.fixture
def open_table(visit):
    return functools.partial(visit, "table", site="layouts")


def test_a_wall_shows_the_name_of_the_logo_under_the_pointer_or_with_the_focus(visit, theme):
    page = visit("index", theme, site="layouts")
    before = page.evaluate(WALL)
    assert [card["shown"] for card in before] == [False, False, False, False, True]
    page.locator(".wall > li").first.hover()
    page.locator(".wall a").nth(2).focus()
    after = page.evaluate(WALL)
    assert [card["shown"] for card in after] == [True, False, True, False, True]
    assert [card["box"] for card in after] == [card["box"] for card in before]
    assert all(card["apart"] for card in after)


def test_the_whole_logo_of_a_wall_is_the_link(visit):
    page = visit("index", site="layouts")
    box = page.locator(".wall > li").first.bounding_box()
    for place in (0.2, 0.8):
        link = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('a')?.href",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] * place],
        )
        assert link == "https://example.org/0"


def test_tiers_have_logos_of_their_size(look_at, theme):
    page = look_at("index", theme)
    boxes = page.evaluate(BOXES, ".tiers .project-logo:has(> img)")
    large, medium, small = boxes[0], boxes[1], boxes[3]
    assert large["height"] == pytest.approx(1.5 * medium["height"], rel=0.02)
    assert small["height"] == pytest.approx(0.7 * medium["height"], rel=0.02)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 1280])
def test_covers_are_as_wide_as_their_cards_and_all_boxes_are_16_to_9(look_at, theme, width):
    page = look_at("index", theme, width=width)
    cards = page.evaluate(BOXES, ".covers > li")
    for card, box in zip(cards, page.evaluate(BOXES, ".covers .project-logo"), strict=True):
        assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.02)
        assert card["width"] - 3 <= box["width"] <= card["width"]
    images = page.locator(".covers img")
    assert [image.evaluate("image => getComputedStyle(image).objectFit") for image in images.all()] == [
        "cover",
        "contain",
        "cover",
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_names_stand_in_columns_that_are_read_downwards(look_at, theme, width):
    page = look_at("names", theme, width=width)
    names = page.evaluate(BOXES, ".project-gallery-names > li")
    columns = sorted({round(name["left"]) for name in names})
    assert len(columns) >= 2
    assert [round(name["left"]) for name in names] == sorted(round(name["left"]) for name in names)
    assert names[1]["top"] > names[0]["top"]
    assert min(name["height"] for name in names) >= 24  # target size, WCAG 2.5.8
    height = page.locator(".project-gallery-names").bounding_box()["height"]
    assert height / len(names) * len(columns) < (50 if width == 1280 else 90)
    assert max(name["left"] + name["width"] for name in names) <= width


def test_readers_sort_a_table_in_the_order_of_the_build(open_table):
    page = open_table(locale="sv")  # in Swedish, Ä follows Z
    titles = ["Äpfel & co", "apfel 10", "Apfel 9", "Zebra", "No logo"]
    assert page.evaluate(COLUMN, 1) == titles
    for order in (["Äpfel & co", "Apfel 9", "apfel 10", "No logo", "Zebra"], None):
        page.get_by_role("button", name="Title").click()
        first = page.locator("th[scope=col]").first
        assert page.evaluate(COLUMN, 1) == (order or ["Zebra", "No logo", "apfel 10", "Apfel 9", "Äpfel & co"])
        assert first.get_attribute("aria-sort") == ("ascending" if order else "descending")
    page.get_by_role("button", name="Stars").focus()
    for stars, names in ((["9", "9", "10"], ["apfel 10", "Apfel 9"]), (["10", "9", "9"], ["Äpfel & co", "apfel 10"])):
        page.keyboard.press("Enter")
        assert [each for each in page.evaluate(COLUMN, 4) if each] == stars
        assert page.evaluate(COLUMN, 1)[:2] == names
        assert page.evaluate(COLUMN, 1)[3:] == ["Zebra", "No logo"]  # without a value
    assert page.locator("[aria-sort]").count() == 1
    assert page.locator("th[scope=col]:has(button)").all_inner_texts() == [
        "Title",
        "Tier",
        "Stars",
        "License",
        "Repository",
        "Added",
    ]


def test_a_table_is_the_same_without_script_and_with_it(open_table):
    plain, page = open_table(java_script_enabled=False), open_table(manner="strict")
    assert plain.locator("thead button").count() == 0
    assert page.locator("thead button").count() == 6
    widths = [each.locator("thead th") for each in (plain, page)]
    one, other = ([round(cell.bounding_box()["width"]) for cell in cells.all()] for cells in widths)
    assert sum(one) == pytest.approx(sum(other), abs=2)
    heights = [each.locator("thead").bounding_box()["height"] for each in (plain, page)]
    assert heights[0] == pytest.approx(heights[1], abs=1)


@pytest.mark.parametrize("width", [390, 1920])
def test_a_wide_table_shows_that_it_goes_on(open_table, theme, width):
    page = open_table(theme, width=width)
    region = page.locator(".project-table")
    scrolls = region.evaluate("region => region.scrollWidth > region.clientWidth + 1")
    assert scrolls or width == 1920
    shadows = region.evaluate("region => getComputedStyle(region).backgroundAttachment")
    assert shadows.count("local") == 2
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("page_name", ["index", "names", "table"])
def test_axe_finds_nothing(look_at, violations, page_name, mode, width):
    assert violations(look_at(page_name, mode=mode, width=width), mode=mode) == []
