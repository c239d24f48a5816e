"""The header of a site with a long name, and images in HTML, in our theme."""

from __future__ import annotations

import pytest

# The links and buttons of the header that overlap the name of the site, or the edge of the screen.
COVERED = """() => {
  const name = document.querySelector(".bd-header .navbar-brand p").getBoundingClientRect();
  const overlaps = ({left, right, top, bottom}) =>
    left < name.right - 1 && right > name.left + 1 && top < name.bottom - 1 && bottom > name.top + 1;
  return [...document.querySelectorAll(".bd-header :is(a.nav-link, button)")]
    .filter((element) => element.checkVisibility()).map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => overlaps(box) || box.left < -1 || box.right > innerWidth + 1)
    .map(([element]) => element.outerHTML.slice(0, 80));
}"""
HEIGHTS = (
    """(selector) => [...document.querySelectorAll(selector)].map((image) => image.getBoundingClientRect().height)"""
)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_long_name_covers_nothing_in_the_header(look, direction, mode):
    # 640 pixels are 1280 at 200 % (WCAG 1.4.4).
    for width in (1280, 1000, 768, 640, 390):
        page = look("index", site="long-name", width=width, mode=mode)
        page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
        assert page.evaluate(COVERED) == [], width
        lines = page.locator(".bd-header .navbar-brand p").evaluate(
            "(name) => name.clientHeight / parseFloat(getComputedStyle(name).lineHeight)"
        )
        assert 1.9 < lines < 3.1, width


def test_images_in_html_without_a_size_have_one(look):
    page = look("index", site="long-name")
    # Four and a half times the size of text; and as high as a line.
    assert max(page.evaluate(HEIGHTS, "a > img")) <= 72
    assert max(page.evaluate(HEIGHTS, "figcaption img")) <= 40
    assert max(page.evaluate(HEIGHTS, ".alone > img")) == 320
    assert page.evaluate(HEIGHTS, "p > img")[0] > 72


def test_a_menu_opens_in_the_header_and_is_open_in_the_sidebar(visit):
    page = visit("index", site="long-name")
    team = page.locator(".bd-header .dropdown-menu a", has_text="Team")
    assert not team.is_visible()
    page.locator(".bd-header .bd-navbar-elements button").click()
    team.wait_for()  # the click loads Bootstrap
    page.set_viewport_size({"width": 390, "height": 900})
    page.locator(".primary-toggle").click()
    assert page.locator("#pst-primary-sidebar-modal a:visible", has_text="Team").count() == 1
