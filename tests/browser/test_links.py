"""Where a click leads, and where the Tab key goes."""

from __future__ import annotations

import re

import pytest

EVERYWHERE = re.compile(r"https://example\.org/.*")

# The links that a reader can reach; what is not displayed is none.
LINKS = """() => [...document.querySelectorAll(".project-gallery a")].filter((link) => link.checkVisibility())
  .map((link) => link.href)"""
FOCUSED = """() => document.activeElement.closest(".project-gallery") && document.activeElement.href"""
RING = """(card) => {
  const {outlineStyle, outlineOffset} = getComputedStyle(card);
  return outlineStyle === "solid" && parseFloat(outlineOffset) > 0;
}"""


@pytest.fixture
def open_gallery(visit):
    """Open the gallery page in a world where example.org takes every request, and the reader stays where they are."""

    def answer(page):
        page.route(EVERYWHERE, lambda route: route.fulfill(status=204))

    return lambda theme="openpractices", **options: visit(theme=theme, before=answer, **options)


def click_at(page, place, x, y):
    """Click at a place of an element: 0 is its left or upper edge, 1 its right or lower one, less a few pixels."""
    element = page.locator(place)
    # Not below a header that stays, if the theme has one.
    element.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = element.bounding_box()
    inset = 5
    width, height = box["width"] - 2 * inset, box["height"] - 2 * inset
    page.mouse.click(box["x"] + inset + x * width, box["y"] + inset + y * height)


def test_a_click_anywhere_on_a_card_follows_the_link_of_its_title(open_gallery, theme):
    page = open_gallery(theme)
    for place, x, y in [
        ("#project-square", 0, 0),
        ("#project-square", 1, 1),
        ("#project-square .project-logo", 0.5, 0.5),
        ("#project-square .project-title", 0.9, 0.5),
        ("#project-square .project-caption em", 0.5, 0.5),
        ("#project-maintained .op-pill", 0.1, 0.5),
        ("#project-listed", 1, 1),
        ("#project-listed .project-logo", 0.5, 0.5),
        ("#project-square-logo", 0.5, 0.5),
        ("#project-square-logo", 0, 1),
    ]:
        target = page.locator(f"{place.split()[0]} .project-title a").get_attribute("href")
        with page.expect_request(target):
            click_at(page, place, x, y)


def test_a_link_inside_a_card_leads_its_own_way(open_gallery, theme):
    page = open_gallery(theme)
    for link, target in [
        ("#project-square .project-caption a", "https://example.org/caption"),
        ("#project-listed .project-caption a", "https://example.org/caption-of-list"),
        ("#project-maintained .project-meta a", "https://example.org/maintained/source"),
    ]:
        with page.expect_request(EVERYWHERE) as request:
            page.locator(link).click()
        assert request.value.url == target


def test_a_card_leads_to_a_page_of_this_site(open_gallery):
    page = open_gallery()
    click_at(page, "#project-monogram", 0.5, 0.5)
    page.wait_for_url("**/index.html")
    assert page.locator("h1").first.inner_text().startswith("Plain page")


def test_a_card_without_a_target_leads_nowhere(open_gallery):
    page = open_gallery()
    pages = []
    # A browser may still ask for the icon of the page.
    page.on("request", lambda request: pages.append(request.url) if request.is_navigation_request() else None)
    click_at(page, "#project-no-link", 0.5, 0.5)
    assert page.locator("#project-no-link").evaluate("card => getComputedStyle(card).cursor") != "pointer"
    assert pages == []


def test_links_open_where_the_reader_decides(visit):
    assert visit().locator(".project-gallery a[target]").count() == 0


def test_tab_visits_each_link_once_and_in_order(visit, theme):
    page = visit(theme=theme)
    links = page.evaluate(LINKS)
    # From the heading on, so that the theme's own links are passed over.
    heading = page.locator("h1:visible", has_text="Projects")
    heading.evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    visited = []
    for _press in range(4 * len(links)):
        page.keyboard.press("Tab")
        if href := page.evaluate(FOCUSED):
            visited.append(href)
        elif len(visited) >= len(links):
            break
    assert visited == links
    # The captions of a wall of logos are not shown.
    assert "https://example.org/hidden" not in links


def test_the_focused_card_has_a_ring(visit, settle, theme):
    page = visit(theme=theme)
    # Only a reader at the keyboard sees where the focus is.
    page.keyboard.press("Tab")
    for mode in ("light", "dark"):
        page.emulate_media(color_scheme=mode)
        settle(page)
        for card in ("#project-square", "#project-listed", "#project-square-logo"):
            item, link = page.locator(card), page.locator(f"{card} .project-title a")
            link.evaluate("link => { link.scrollIntoView({block: 'center', behavior: 'instant'}); link.blur(); }")
            before = item.screenshot()
            assert not item.evaluate(RING)
            link.focus()
            assert item.evaluate(RING), "no ring outside the card"
            assert item.screenshot() != before, f"nothing to see on {card} in {mode} mode"
