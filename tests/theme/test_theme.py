"""The pages of the theme: data for templates, and pages that it adds or changes."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.theme.used_theme import THEME_FOLDER

FILES = {
    "index.md": "---\npage-layout: landing\n---\n\n# Start\n\n```{toctree}\nalone\nsection/index\n```\n",
    "alone.md": "# Alone\n",
    "section/index.md": "# Section\n\n```{toctree}\npart\n```\n",
    "section/part.md": "# Part\n\n```{toctree}\n/section/detail\n```\n",
    "section/detail.md": "# Detail\n",
    "unlinked.md": "---\norphan: true\n---\n\n# Unlinked\n",
}
THEME = {"html_theme": "openpractices"}
SITE_FACTS = {
    "site_license": "CC-BY-4.0",
    "site_source": "https://example.org/a?b=1&c=2",
    "site_contribute": "alone",
}


def page_of(built, path):
    return BeautifulSoup(built.read(path), "html.parser")


def test_component_shows_known_facts_as_text_and_links(built_once):
    built = built_once(FILES, **THEME, html_theme_options=SITE_FACTS, html_last_updated_fmt="%Y")
    items = page_of(built, "section/part.html").select("footer .site-facts > li")
    assert [" ".join(item.get_text().split()) for item in items[:3]] == [
        "License CC-BY-4.0",
        "Source",
        "How to contribute",
    ]
    assert [item.a and item.a["href"] for item in items] == [
        "https://spdx.org/licenses/CC-BY-4.0.html",
        "https://example.org/a?b=1&c=2",
        "../alone.html",
        None,
    ]
    assert items[3].get_text().startswith("Last changed 2")


def test_component_shows_no_unknown_facts(built_once):
    built = built_once(FILES, **THEME)
    assert built.warnings == ""
    assert not page_of(built, "alone.html").select(".site-facts")


def test_expression_of_several_licenses_has_no_page_and_no_link(site):
    built = site(FILES, **THEME, html_theme_options={"site_license": "MIT OR Apache-2.0"})
    (item,) = page_of(built, "alone.html").select(".site-facts > li")
    assert (item.get_text(), item.a) == ("License MIT OR Apache-2.0", None)


@pytest.mark.parametrize(
    ("options", "problems"),
    [
        (
            {"site_contribute": "alon", "site_source": "javascript:alert(1)", "site_license": "javascript:alert(1) //"},
            {
                "source": "'javascript:alert(1)' is not an http or https URL; write it in full, such as "
                "'https://example.org'",
                "contribute": "'alon' is neither a URL nor a document of this site",
            },
        ),
        (
            {"site_contribute": "data:text/html,<b>", "site_source": "github.com/example/site"},
            {
                "source": "'github.com/example/site' is not an http or https URL; write "
                "'https://github.com/example/site'",
                "contribute": "'data:text/html,<b>' is not an http or https URL; write it in full, such as "
                "'https://example.org'",
            },
        ),
    ],
)
def test_fact_that_cannot_be_a_link_is_reported_once_and_left_out(options, problems, site):
    built = site(FILES, **THEME, html_theme_options=options)
    message = 'WARNING: conf.py: html_theme_options["site_{}"]: {}; it is left out [openpractices.config]\n'
    assert built.warnings == "".join(message.format(name, problem) for name, problem in problems.items())
    items = page_of(built, "alone.html").select(".site-facts > li")
    assert [item.get_text() for item in items] == [f"License {text}" for text in [options.get("site_license")] if text]
    assert not any(item.a for item in items)


@pytest.mark.parametrize("place", ["mailto:help@example.org", "HTTPS://example.org/help"])
def test_place_to_contribute_can_be_a_url(place, site):
    built = site(FILES, **THEME, html_theme_options={"site_contribute": place})
    assert built.warnings == ""
    assert page_of(built, "alone.html").select_one(".site-facts a")["href"] == place


@pytest.mark.parametrize(
    ("options", "changed"), [({}, {}), ({"parallel": 2}, {}), ({}, {"alone.md": "# Alone\n\nChanged.\n"})]
)
def test_only_pages_of_a_section_have_a_sidebar_for_it(options, changed, site):
    built = site(FILES, **THEME, **options)
    if changed:
        built = site({**FILES, **changed}, **THEME, **options)
    pages = {path: page_of(built, f"{path.removesuffix('.md')}.html") for path in FILES}
    with_sidebar = {path for path, page in pages.items() if page.select(".bd-sidebar-primary .bd-docs-nav")}
    assert with_sidebar == {"section/index.md", "section/part.md", "section/detail.md"}


def contents(*names):
    """A page that lists others."""
    return "# Page\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"


def test_sidebar_of_a_large_section_lists_the_branch_of_the_page_and_a_longer_one_nothing(site):
    names = {
        "flat/index": ["/flat/1", "/flat/2", "/flat/3", "/flat/4", "/flat/5"],
        "nested/index": ["/nested/a/index", "/nested/b/index"],
        "nested/a/index": ["/nested/a/1", "/nested/a/2"],
        "nested/b/index": ["/nested/b/1", "/nested/b/2"],
        "small/index": ["/small/1/index"],
        "small/1/index": ["/small/1/2"],
    }
    files = {"index.md": contents("flat/index", "nested/index", "small/index")}
    files |= {f"{name[1:]}.md": "# Page\n" for each in names.values() for name in each}
    files |= {f"{name}.md": contents(*below) for name, below in names.items()}
    built = site(files, "dirhtml", **THEME, html_theme_options={"sidebar_max_pages": 4})
    assert built.warnings == ""

    def links(path):
        navigation = page_of(built, f"{path}/index.html").select(".bd-sidebar-primary .bd-docs-nav a")
        return [link["href"] for link in navigation]

    assert links("flat") == links("flat/3") == []
    assert links("nested") == ["a/", "b/"]
    assert links("nested/b/1") == ["../../a/", "../", "#", "../2/"]
    assert links("small") == ["1/", "1/2/"]
    assert links("small/1/2") == ["../", "#"]
    assert page_of(built, "flat/3/index.html").select_one(".bd-sidebar-primary")["class"][-1] == "hide-on-wide"


@pytest.mark.parametrize(
    ("builder", "address", "root"),
    [
        ("html", "https://example.org/en/latest/", "/en/latest/"),
        ("dirhtml", "https://example.org/a&b", "/a&b/"),
        ("dirhtml", "https://example.org", "/"),
        ("html", "https://example.org//other.example/", "/other.example/"),
        ("dirhtml", "", ""),
        ("html", "https://[example", ""),
    ],
)
def test_page_for_unknown_urls_has_links_from_the_root_of_the_host(builder, address, root, site):
    logo = dict.fromkeys(("image_light", "image_dark"), "logo.svg")
    options = {"logo": logo, "announcement": '<a href="https://example.org/">There</a>'}
    built = site({**FILES, "logo.svg": "<svg/>"}, builder, **THEME, html_baseurl=address, html_theme_options=options)
    page = page_of(built, "404.html")
    assert page.h1.get_text() == "Page not found"
    assert not page.base
    start = page.select_one(".call-to-action a")["href"]
    assert start == {"html": f"{root}index.html", "dirhtml": root or "./"}[builder]
    assert page.html["data-content_root"] == (root or "./")
    links = {tag[name] for name in ("href", "src", "action") for tag in page.select(f"[{name}]")}
    assert {"#main-content", "https://example.org/"} <= links
    files = [urlsplit(link).path for link in links if not link.startswith(("#", "http"))]
    assert len(files) > 8
    for file in files:
        assert file.startswith(root)
        assert (built.out / (file.removeprefix(root) or ".")).exists(), file


def test_page_404_of_the_site_or_of_another_extension_is_kept(site):
    built = site({**FILES, "404.md": "---\norphan: true\n---\n\n# Our own\n"}, **THEME)
    assert page_of(built, "404.html").h1.get_text().startswith("Our own")


def test_text_of_the_templates_is_in_the_language_of_the_site(site):
    built = site(FILES, **THEME, language="de", html_theme_options=SITE_FACTS)
    text = built.read("404.html") + built.read("alone.html")
    for word in ("Page not found", "How to contribute", "Go to the start page"):
        assert word not in text


def test_stylesheet_of_the_theme_is_one_file_with_the_styles_of_every_concern(site):
    built = site(FILES, **THEME)
    links = [link["href"] for link in page_of(built, "alone.html").select('link[href*="openpractices"]')]
    names = ["openpractices-palette.css", "openpractices.css", "openpractices-icon.svg"]
    assert sorted(link.partition("?")[0].rpartition("/")[2] for link in links) == sorted(names)
    written = built.read("_static/styles/openpractices.css")
    concerns = sorted((THEME_FOLDER / "styles").iterdir())
    assert len(concerns) == 8
    assert [file.name for file in concerns if file.read_text("utf-8") not in written] == []


def test_theme_options_are_all_explained():
    text = Path(__import__("sphinx_openpractices.theme").theme.__file__).with_name("theme.toml").read_text("utf-8")
    own = text.partition("# Options of the parent with other defaults:")[0].partition("[options]")[2].split("\n")
    explained = [line.startswith("# ") for line in own if line]
    assert explained == [True, False] * (len(explained) // 2)


def metas(page, name):
    return [meta["content"] for meta in page.select(f'meta[name="{name}"]')]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page.md", "---\ndescription: A word & <more>\n---\n\n# Page\n"),
        ("page.rst", ":description: A word & <more>\n\nPage\n====\n"),
        (
            "page.md",
            "---\nmyst:\n  html_meta:\n    description: A word & <more>\ndescription: Not this\n---\n\n# Page\n",
        ),
    ],
)
def test_page_has_one_description_from_its_front_matter(name, source, site):
    built = site({"index.md": "# Start\n\n```{toctree}\npage\n```\n", name: source}, **THEME)
    assert built.warnings == ""
    assert metas(page_of(built, "page.html"), "description") == ["A word & <more>"]
    assert metas(page_of(built, "index.html"), "description") == []


def test_search_engines_are_told_to_ignore_pages_without_content(built_once):
    built = built_once(FILES, **THEME)
    found = {path: metas(page_of(built, path), "robots") for path in ("index.html", "search.html", "404.html")}
    assert found == {"index.html": [], "search.html": ["noindex"], "404.html": ["noindex"]}


def test_icon_is_that_of_the_site_or_one_with_its_accent(site):
    built = site(FILES, **THEME, html_theme_options={"accent": "#123456"})
    (icon,) = page_of(built, "section/part.html").select('link[rel="icon"]')
    assert "#123456" in (built.out / "section" / icon["href"]).read_text("utf-8")
    own = site({**FILES, "_static/own.svg": "<svg/>"}, folder="own", **THEME, html_favicon="_static/own.svg")
    (icon,) = page_of(own, "section/part.html").select('link[rel~="icon"]')
    assert icon["href"].startswith("../_static/own.svg")


@pytest.mark.parametrize(("builder", "load"), [("json", json.loads), ("pickle", pickle.loads)])
def test_builders_of_data_write_the_pages(builder, load, site):
    figure = "# Alone\n\n:::{project-figure}\n:title: Dask\n:target: https://example.org\n:::\n"
    files = {**FILES, "alone.md": figure, "logo.svg": "<svg/>"}
    built = site(files, builder, **THEME, html_theme_options={**SITE_FACTS, "logo": {"image_light": "logo.svg"}})
    assert built.warnings == ""
    page, start = (load((built.out / f"{name}.f{builder}").read_bytes()) for name in ("alone", "index"))
    assert page["title"] == "Alone"
    assert '<a href="https://example.org">Dask</a>' in page["body"]
    assert start["next"]["title"] == "Alone"
    assert load((built.out / f"globalcontext.{builder}").read_bytes())["theme_site_license"] == "CC-BY-4.0"
    assert not (built.out / "404.html").exists()


@pytest.mark.parametrize("split", [False, True])
def test_empty_index_says_so(split, site):
    options = {**THEME, "html_use_index": True, "html_split_index": split}
    built = site({"index.md": "# Start\n"}, **options)
    page = page_of(built, "genindex.html").select_one("article")
    assert (page.h1.get_text(), page.p.get_text()) == ("Index", "The index has no entries.")
    full = site({"index.rst": "Start\n=====\n\n.. index:: commitment\n"}, folder="full", **options)
    assert "no entries" not in full.read("genindex.html")
    assert built.warnings == full.warnings == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.md", "---\npage-layout: {}\n---\n\n# Start\n\n## Part\n"),
        ("index.rst", ":page-layout: {}\n\nStart\n=====\n\nPart\n----\n"),
    ],
)
def test_gallery_page_has_no_sidebars_and_an_unknown_layout_is_reported(name, text, site):
    built = site({name: text.format("galery")}, **THEME)
    problem = 'page-layout: there is no layout "galery"; did you mean "gallery"?'
    assert built.warnings == f"{name}: WARNING: {problem} [openpractices.option]\n"
    assert page_of(built, "index.html").select(".bd-sidebar-secondary")
    right = site({name: text.format("gallery")}, folder="right", **THEME)
    assert right.warnings == ""
    page = page_of(right, "index.html")
    assert page.body["class"] == ["op-gallery"]
    assert not page.select(".bd-sidebar-secondary")
