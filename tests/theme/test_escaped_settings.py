"""Names are text on every page: read as a browser reads it, each is what ``conf.py`` says."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

NAMES = (
    "Fish <!-- & Chips",
    "<script>alert(1)</script>",
    "A & B",
    "\"quoted\" 'x'",
    "&amp; &lt;b&gt;",
    "</title></p><img src=x onerror=alert(1)>",
    "{{ project }} {% raw %} %s %(x)s {0}",
    "שלום <b> עולם",
    "🐟 & 🍟",
)
NAME = " ".join(NAMES)
FILES = {
    "index.md": "# Start\n\n```{toctree}\nalone\n```\n",
    "alone.md": "# Alone\n\n```{index} term\n```\n",
    "logo.svg": "<svg/>",
}
THEME = {"html_theme": "openpractices", "html_use_index": True}


def page_of(built, path):
    """Return a page as browsers read it."""
    return BeautifulSoup(built.read(path), "html5lib")


def texts(page, selector):
    return [element.get_text() for element in page.select(selector)]


@pytest.mark.parametrize("name", [NAMES[0], NAMES[1], NAME], ids=["comment", "script", "all"])
def test_name_of_a_site_is_text_in_every_page(name, site):
    named = {"project": name, "author": name, "copyright": name, "html_title": name, "html_short_title": name}
    built = site(FILES, **THEME, **named, html_use_opensearch="https://example.org/?a=1&b=2")
    assert built.warnings == ""
    titles = {"index.html": "Start", "alone.html": "Alone", "genindex.html": "Index", "404.html": "Page not found"}
    for path, title in titles.items():
        page = page_of(built, path)
        assert page.title.get_text() == f"{title} — {name}"
        assert page.select("main h1")
    page = page_of(built, "search.html")
    assert page.title.get_text() == f"Search - {name}"
    assert page.select("main form")
    assert texts(page, ".navbar-brand .title") == [name]
    assert texts(page, "p.copyright")[0].split() == f"© Copyright {name}.".split()
    (link,) = page.select('link[rel="search"][title^="Search within"]')
    assert link["title"] == f"Search within {name}"
    described = ET.fromstring(built.read("_static/opensearch.xml"))  # noqa: S314 - ours
    found = {element.tag.rpartition("}")[2]: element for element in described}
    assert [found[tag].text for tag in ("ShortName", "LongName", "Description")] == [name, name, f"Search {name}"]
    assert found["Url"].get("template") == "https://example.org/?a=1&b=2/search.html?q={searchTerms}"


def test_name_is_the_alternative_text_of_the_logo(site):
    built = site(FILES, **THEME, html_title=NAME, html_logo="logo.svg")
    for path in ("index.html", "search.html", "404.html"):
        images = page_of(built, path).select(".navbar-brand img")
        assert [image["alt"] for image in images] == [f"{NAME} - Home"] * 2


def test_options_that_are_text_are_text(site):
    link = {
        "name": NAME,
        "url": "https://example.org/?a=1&b='\"<",
        "icon": "fa-brands fa-git",
        "attributes": {"target": NAME},
    }
    options = {
        "logo": {
            "text": NAME,
            "alt_text": NAME,
            "link": link["url"],
            "image_light": "logo.svg",
            "image_dark": "logo & 'dark'.svg",
        },
        "icon_links": [link, {**link, "icon": "logo.svg", "type": "local"}],
        "icon_links_label": NAME,
        "external_links": [link] * 4,
        "header_links_before_dropdown": 1,
        "header_dropdown_text": NAME,
        "search_bar_text": NAME,
        "switcher": {"json_url": "switcher.json", "version_match": NAME},
        "use_edit_page_button": True,
        "site_license": "MIT",
        "acknowledgements_title": NAME,
    }
    edited = {"edit_page_url_template": "https://example.org/{{ file_name }}?\"><x>'", "edit_page_provider_name": NAME}
    files = {**FILES, "logo & 'dark'.svg": "<svg/>", "switcher.json": json.dumps([{"version": "1", "url": "u"}])}
    built = site(files, **THEME, html_theme_options=options, html_context=edited, version=NAME)
    assert built.warnings == ""
    for path in ("index.html", "alone.html"):
        page = page_of(built, path)
        logo = page.select_one(".navbar-brand")
        assert (logo["href"], logo.get_text(strip=True)) == (link["url"], NAME)
        assert [image["alt"] for image in logo.select("img")] == [NAME] * 2
        assert [image["src"] for image in logo.select("img")] == ["_static/logo.svg", "_static/logo & 'dark'.svg"]
        assert page.select_one(".navbar-icon-links")["aria-label"] == NAME
        for icon in page.select("a.pst-navbar-icon"):
            assert (icon["title"], icon["href"], icon["target"]) == (NAME, link["url"], NAME)
        assert {icon["alt"] for icon in page.select(".icon-link-image")} == {NAME}
        assert {(a.get_text(strip=True), a["href"]) for a in page.select("a.nav-external")} == {(NAME, link["url"])}
        assert texts(page, "button.dropdown-toggle.nav-item")[0].strip() == NAME
        assert {field["placeholder"] for field in page.select("input[type=search]")} == {NAME}
        assert page.select_one('meta[name="docsearch:version"]')["content"] == NAME
        (edit,) = page.select(".editthispage a")
        assert edit["href"] == f"https://example.org/{path.replace('html', 'md')}?\"><x>'"
        assert edit.get_text(strip=True) == f"Edit on {NAME}"
        (script,) = [each for each in page.select("script") if "version_match" in (each.string or "")]
        assert read_string(script.string, "theme_switcher_version_match") == NAME


def read_string(script, name):
    """Return the string that a script assigns."""
    (text,) = re.findall(rf"^ *DOCUMENTATION_OPTIONS\.{name} = '([^']*)';$", script, re.MULTILINE)
    return json.loads(f'"{text}"')


def test_titles_of_pages_are_text_in_the_header(site):
    files = {
        "index.md": "# Start\n\n```{toctree}\nself\ncode\nmath\nGiven <b> & </a> title <given>\n```\n",
        "code.md": "# `<script>alert(1)</script>` &amp;amp; &lt;b>\n",
        "math.md": "# Where $a<b$ & c\n",
        "given.md": "# Given\n",
    }
    built = site(files, **THEME, myst_enable_extensions=["dollarmath"])
    for path in ("index.html", "code.html", "search.html"):
        links = texts(page_of(built, path), ".bd-header a.nav-internal")
        assert [" ".join(link.split()) for link in links] == [
            "Start",
            "<script>alert(1)</script> &amp; <b>",
            r"Where \(a<b\) & c",
            "Given <b> & </a> title",
        ]


def test_name_of_a_file_is_text_in_scripts_and_links(site):
    name = "it's \"<!--<script>&"
    edited = {"edit_page_url_template": "https://example.org/{{ file_name }}"}
    options = {"use_edit_page_button": True}
    files = {"index.md": f"# Start\n\n```{{toctree}}\n{name}\n```\n", f"{name}.md": "# Page\n"}
    built = site(files, **THEME, html_theme_options=options, html_context=edited)
    page = page_of(built, f"{name}.html")
    (script,) = [each.string for each in page.select("script") if "pagename" in (each.string or "")]
    assert read_string(script, "pagename") == name
    assert page.select_one(".editthispage a")["href"] == f"https://example.org/{name}.md"
    assert page.select("main h1")


def test_markup_stays_in_an_announcement_and_where_it_is_meant(site):
    options = {"announcement": "<b>New</b> &amp; there", "logo": {"text": Markup("<b>R</b> &amp; D")}}
    built = site(FILES, **THEME, html_theme_options=options)
    assert built.warnings == ""
    page = page_of(built, "index.html")
    assert texts(page, ".bd-header-announcement b, .logo__title b") == ["New", "R"]
    assert texts(page, ".logo__title") == ["R & D"]
