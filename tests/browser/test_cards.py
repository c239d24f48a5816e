"""The text of cards: it can be selected, a click on it follows the link, and on phones a tap shows a long caption."""

from __future__ import annotations

import pytest

LONG = "#project-a-pair-of-logos"
# Lines of a caption that are shown, and those that it has.
LINES = """(caption) => {
  const line = parseFloat(getComputedStyle(caption).lineHeight);
  return [Math.round(caption.clientHeight / line), Math.round(caption.scrollHeight / line)];
}"""
RING = "(card) => getComputedStyle(card).outlineStyle"


def test_text_of_a_card_can_be_selected(visit):
    page = visit()
    page.route("https://example.org/**", lambda route: route.fulfill(status=204))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    caption = page.locator(f"{LONG} .project-caption p")
    caption.scroll_into_view_if_needed()
    box = caption.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 8, steps=4)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()").startswith("One for light")
    assert [url for url in asked if "example.org" in url] == []


@pytest.mark.parametrize("width", [320, 390])
def test_a_tap_shows_the_whole_caption_on_a_phone(visit, width):
    page = visit(width=width)
    page.route("https://example.org/**", lambda route: route.fulfill(status=204))
    caption = page.locator(f"{LONG} .project-caption")
    shown, lines = caption.evaluate(LINES)
    assert shown == 2
    assert lines > 2
    caption.click(position={"x": 20, "y": 10})
    shown, all_lines = caption.evaluate(LINES)
    assert shown == all_lines == lines
    with page.expect_request("https://example.org/pair"):
        caption.click(position={"x": 20, "y": 10})
    without = visit(width=width, java_script_enabled=False).locator(f"{LONG} .project-caption")
    assert without.evaluate(LINES) == [lines, lines]


def test_the_card_that_a_reference_meant_has_a_ring_and_its_whole_caption(visit, theme):
    page = visit(theme=theme, width=390, query=LONG)
    card = page.locator(LONG)
    assert card.evaluate(RING) == "solid"
    shown, lines = card.locator(".project-caption").evaluate(LINES)
    assert shown == lines
    assert page.locator("#project-square").evaluate(RING) == "none"
    # Not under the header, once the theme has moved the page below it.
    at_edge = "(card) => card.contains(document.elementFromPoint(195, card.getBoundingClientRect().top + 3))"
    page.wait_for_function(at_edge, arg=card.element_handle())


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_few_cards_fill_their_rows(visit, mode):
    page = visit(mode=mode)
    for gallery in (".with-meta", ".two-columns"):
        right = page.locator(gallery).evaluate("list => list.getBoundingClientRect().right")
        cards = page.locator(f"{gallery} > li").evaluate_all(
            "cards => cards.map((card) => card.getBoundingClientRect()).map(({top, right}) => [top, right])"
        )
        ends = {top: end for top, end in cards}  # noqa: C416 - the last of each row
        assert all(end == pytest.approx(right, abs=1) for end in ends.values()), gallery
