"""The options ``header_links`` and ``footer_links``."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

FILES = {
    "index.md": "# Start\n\n(here)=\n## Ärger & Co\n\n```{toctree}\nsection/index\n```\n",
    "section/index.md": "# Section\n\n```{toctree}\npage\n```\n",
    "section/page.md": "# Page\n",
}
LINKS = [
    {
        "name": "A <menu>",
        "url": "section/index",
        "links": [
            {"name": "A page", "url": "section/page", "links": [{"name": "Below", "url": "mailto:us@example.org"}]},
            {"name": "Label", "url": "index#here"},
            {"name": "Heading", "url": "index#ärger--co"},
        ],
    },
    {"name": "File", "url": "/files/a.pdf"},
    {"name": "Code", "url": "https://example.org/code"},
    {"name": "Lost", "url": "nowhere"},
    {"name": "Host", "url": "//example.org"},
]
MISSING = """\
WARNING: conf.py: html_theme_options["header_links"]: 'nowhere' is neither a document of this site, nor a URL, nor a \
path such as /files/report.pdf; the link is left out [openpractices.config]
WARNING: conf.py: html_theme_options["header_links"]: '//example.org' is neither a document of this site, nor a URL, \
nor a path such as /files/report.pdf; the link is left out [openpractices.config]
"""


def read_links(page, place):
    return [(link.get_text(), link["href"], link.get("aria-current")) for link in page.select(f"{place} a")]


@pytest.mark.parametrize("limit", [1, 5])
def test_links_lead_to_documents_places_files_and_other_sites(limit, site):
    options = {"header_links": LINKS, "footer_links": LINKS[1:3], "header_links_before_dropdown": limit}
    built = site(FILES, html_theme="openpractices", html_theme_options=options, myst_heading_anchors=2)
    assert built.warnings == MISSING
    page = BeautifulSoup(built.read("section/page.html"), "html.parser")
    anchors = [element["id"] for element in BeautifulSoup(built.read("index.html"), "html.parser").select("[id]")]
    assert "here" in anchors
    menu = [
        ("A <menu>", "index.html", "true"),
        ("A page", "#", "page"),
        ("Below", "mailto:us@example.org", None),
        ("Label", "../index.html#here", None),
    ]
    rest = [("File", "../files/a.pdf", None), ("Code", "https://example.org/code", None)]
    found = read_links(page, ".bd-header .bd-navbar-elements")
    heading = found.pop(4)
    assert found == menu + rest
    assert heading[1].partition("#")[2] in anchors
    buttons = [button.get_text() for button in page.select(".bd-header .bd-navbar-elements button")]
    assert buttons == ["A <menu>", *(["More"] if limit == 1 else [])]
    assert read_links(page, ".footer-links") == rest
    # The sidebar of narrow screens has the same links, and no menus.
    assert len(read_links(page, ".bd-sidebar-primary .bd-navbar-elements")) == 7
    assert not page.select(".bd-sidebar-primary .bd-navbar-elements button")
