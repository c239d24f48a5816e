"""What a reader does in this documentation: copy code, and search."""

from __future__ import annotations

import ast

import pytest
from conftest import DOCS

QUERIES = next(
    ast.literal_eval(node.value)
    for node in ast.parse((DOCS / "conf.py").read_text("utf-8")).body
    if isinstance(node, ast.Assign) and node.targets[0].id == "search_words"
)


@pytest.fixture
def open_page(browser, built_docs):
    """Open a page that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()

    def run(path, query=""):
        page.goto(f"{(built_docs / path).as_uri()}{query}")
        return page

    yield run
    context.close()


@pytest.mark.parametrize(
    ("path", "number", "copied"),
    [
        pytest.param("index.html", 0, "pip install sphinx-openpractices\n", id="a command without its prompt"),
        pytest.param("how-to/logos.html", 1, "sphinx-openpractices logos fetch\ngit add _logos\n", id="no output"),
        pytest.param("how-to/dark-logo.html", 0, None, id="anything else as it is"),
    ],
)
def test_a_button_copies_the_code_that_readers_need(open_page, path, number, copied):
    page = open_page(path)
    code = page.locator("div.highlight").nth(number)
    code.get_by_role("button", name="Copy code").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == (copied or code.locator("pre").text_content())


def test_a_search_finds_the_page_that_answers_it(open_page):
    found = {}
    for query, name in QUERIES.items():
        page = open_page("search.html", f"?q={query}")
        page.locator(f"#search-results a[href^='{name}.html']").first.wait_for()
        links = page.locator("#search-results li a").evaluate_all("links => links.map(({href}) => href.split('#')[0])")
        found[query] = [link.endswith(f"/{name}.html") for link in dict.fromkeys(links)].index(True)
    assert {query: place for query, place in found.items() if place > 4} == {}
