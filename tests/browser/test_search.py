"""The search of the site leads to the cards of projects."""

from __future__ import annotations

import pytest

RESULTS = "ul.search a[href*='#project-']"
TITLES = {
    "compost": "Compost",
    "tools": "C++ Tools & Co",
    "net": ".NET",
    "node": "Node.js",
    "pytest": "pytest",
    "zürich": "Zürich Öffis",
    "地図": "地図",
    "otherwise": "Named otherwise",
    "greenhouse": "Greenhouse",
}


@pytest.mark.parametrize("theme", ["openpractices", "alabaster"])
def test_each_result_leads_to_the_card_of_the_project(visit, theme):
    page = visit("search", theme, site="search")
    address = page.url
    for words, title in TITLES.items():
        page.goto(f"{address}?q={words}")
        page.locator(RESULTS).click()
        page.wait_for_url("**/cards.html*")
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        card = page.locator(f".project-highlight[id='{anchor}']")
        assert card.locator(".project-title").inner_text() == title


def test_cards_of_other_outputs_are_not_found(visit):
    page = visit("search", site="search", query="?q=pdf")
    page.locator("#search-results > p, .search-summary").first.wait_for()
    assert page.locator(RESULTS).count() == 0
