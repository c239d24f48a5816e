"""What other sites show of practices: the example of the guide makes a table of the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "embed.md"
DATA = {
    "format": 1,
    "practices": [
        {"title": "<b>Living</b> will", "url": "https://open.example.org/#practice-living-will", "status": "partly"},
        {"title": "Open", "url": "https://open.example.org/#practice-open"},
    ],
    "labels": {"status": {"partly": "Partly met"}},
}


def test_the_example_of_the_guide_makes_a_table_on_another_site(browser: Browser) -> None:
    [example] = re.findall(r"```html\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    page = browser.new_page()
    allowed = {"Access-Control-Allow-Origin": "*"}
    page.route(
        "https://open.example.org/practices.json", lambda route: route.fulfill(body=json.dumps(DATA), headers=allowed)
    )
    page.route("https://other.example.org/", lambda route: route.fulfill(body=example, content_type="text/html"))
    page.goto("https://other.example.org/")
    page.wait_for_selector("tr:nth-child(2)")
    assert page.locator("td").all_inner_texts() == ["<b>Living</b> will", "Partly met", "Open", "Not assessed"]
    links = page.locator("td a").evaluate_all("links => links.map(link => link.href)")
    assert links == [each["url"] for each in DATA["practices"]]
    page.close()
