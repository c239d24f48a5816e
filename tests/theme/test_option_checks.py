"""Options and sidebars that remain from the theme that a site had before."""

from __future__ import annotations

import re
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pydata_sphinx_theme
import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.theme.used_theme import THEME_FOLDER

FILES = {
    "index.md": "# Start\n\n```{toctree}\nsection/index\n```\n",
    "section/index.md": "# Section\n\n```{toctree}\npart\n```\n",
    "section/part.md": "# Part\n\n## Below\n",
    "_templates/own.html": "<p class='own'>Our own</p>",
}
CONF = {"html_theme": "openpractices", "templates_path": ["_templates"]}
ICON = {"name": "Code", "url": "https://example.org/code", "icon": "fa-solid fa-code"}

OF_OTHER_TYPES = {
    "logo": "logo.svg",  # alabaster
    "analytics": "UA-1",  # sphinx_material
    "external_links": [("Site", "https://example.org")],  # guzzle_sphinx_theme
    "icon_links": {"GitHub": "https://example.org"},
    "header_links": [{"url": "team"}],
    "footer_links": {"Team": "team"},
    "switcher": {"json_url": "versions.json"},
    "navbar_end": ["theme-switcher", ["own.html"]],
    "secondary_sidebar_items": {"**": True},
    "footer_start": {"copyright": True},
    "announcement": {"text": "News"},
    "navbar_align": "center",
    "show_toc_level": "two",
    "sidebar_max_pages": "many",
    "github_url": True,
    "use_edit_page_button": True,  # sphinx_book_theme, with repository_url
}
OTHER_TYPES = """\
html_theme_options["logo"] is 'logo.svg', but this theme takes {"image_light": "logo.svg"}
html_theme_options["analytics"] is 'UA-1', but this theme takes {"google_analytics_id": "…"}
html_theme_options["external_links"] is [('Site', 'https://example.org')], but this theme takes \
[{"name": "…", "url": "https://…"}]
html_theme_options["icon_links"] is {'GitHub': 'https://example.org'}, but this theme takes \
[{"name": "…", "url": "https://…", "icon": "…"}]
html_theme_options["header_links"] is [{'url': 'team'}], but this theme takes [{"name": "Team", "url": "team"}]
html_theme_options["footer_links"] is {'Team': 'team'}, but this theme takes [{"name": "Team", "url": "team"}]
html_theme_options["switcher"] is {'json_url': 'versions.json'}, but this theme takes \
{"json_url": "…", "version_match": "…"}
html_theme_options["navbar_end"] is ['theme-switcher', ['own.html']], but this theme takes a list of templates, \
such as ["page-toc"]
html_theme_options["secondary_sidebar_items"] is {'**': True}, but this theme takes a list of templates, \
such as ["page-toc"], or one for each pattern
html_theme_options["footer_start"] is {'copyright': True}, but this theme takes a list of templates, \
such as ["page-toc"]
html_theme_options["announcement"] is {'text': 'News'}, but this theme takes a string
html_theme_options["navbar_align"] is 'center', but this theme takes "content", "left" or "right"
html_theme_options["show_toc_level"] is 'two', but this theme takes a number
html_theme_options["sidebar_max_pages"] is 'many', but this theme takes a number
html_theme_options["github_url"] is True, but this theme takes a string
html_theme_options["use_edit_page_button"] needs html_context = \
{"github_user": "…", "github_repo": "…", "github_version": "main"}
"""


def make_warnings(problems):
    lines = problems.splitlines()
    return "".join(f"WARNING: conf.py: {line}; it is left out [openpractices.config]\n" for line in lines)


def page_of(built, name="section/part.html"):
    return BeautifulSoup(built.read(name), "html.parser")


@pytest.mark.parametrize("builder", ["html", "json"])
def test_options_of_another_type_are_reported_and_left_out(builder, site):
    built = site(FILES, builder, **CONF, html_theme_options={**OF_OTHER_TYPES, "search_bar_text": "Find"})
    assert built.warnings == make_warnings(OTHER_TYPES)
    if builder == "html":
        page = page_of(built)
        assert page.select_one(".bd-search input")["placeholder"] == "Find"
        assert page.select(".bd-header .theme-switch-button"), "the default"
        assert built.app.config.html_theme_options["logo"] == "logo.svg", "the configuration is not changed"


def test_templates_that_do_not_exist_are_reported_and_left_out(site):
    built = site(
        FILES,
        **CONF,
        html_sidebars={
            "**": ["about.html", "sidebar/brand.html", "own.html", "sidebar-nav-bs"],
            "search": ["about.html"],
        },
        html_theme_options={
            "article_header_start": ["toggle-primary-sidebar.html", "breadcrumbs"],
            "footer_end": "theme-version, versions",
            "secondary_sidebar_items": {"section/**": ["page-toc", "sbt-toc"]},
        },
    )
    assert built.warnings == make_warnings(
        "".join(
            f'{place} names "{name}", which is neither a template of this theme nor in templates_path\n'
            for place, name in [
                ('html_theme_options["article_header_start"]', "toggle-primary-sidebar.html"),
                ('html_theme_options["secondary_sidebar_items"]', "sbt-toc"),
                ('html_theme_options["footer_end"]', "versions"),
                ('html_sidebars["**"]', "about.html"),
                ('html_sidebars["**"]', "sidebar/brand.html"),
                ('html_sidebars["search"]', "about.html"),
            ]
        )
    )
    page = page_of(built)
    assert page.select(".bd-sidebar-primary .own")
    assert page.select(".bd-sidebar-primary .bd-docs-nav")
    assert page.select(".bd-breadcrumbs")
    assert page.select(".bd-sidebar-secondary .page-toc")
    assert "PyData Sphinx Theme" in page.select_one(".bd-footer").get_text()


def test_values_that_the_theme_takes_are_kept(site):
    options = {
        "logo": {"text": "Our site"},
        "icon_links": [ICON],
        "external_links": ({"name": "Site", "url": "https://example.org"},),
        "navbar_end": ("theme-switcher", "navbar-icon-links", "own"),
        "navbar_persistent": None,
        "secondary_sidebar_items": "",
        "show_toc_level": "2",
        "announcement": None,
        "use_edit_page_button": True,
        "article_header_end": "edit-this-page",
    }
    context = {"github_user": "example", "github_repo": "site", "github_version": "main"}
    built = site(FILES, **CONF, html_theme_options=options, html_context=context, html_sidebars={"**": ()})
    assert built.warnings == ""
    page = page_of(built)
    assert page.select_one(".bd-header .logo__title").get_text(strip=True) == "Our site"
    assert page.select('.bd-header a[href="https://example.org/code"]')
    assert page.select('.bd-header a[href="https://example.org"]')
    assert page.select(".bd-header .own")
    assert page.select('a[href="https://github.com/example/site/edit/main/section/part.md"]')
    assert not page.select(".bd-sidebar-secondary")


def test_guide_names_options_that_the_theme_has():
    text = (Path(__file__).parents[2] / "docs" / "how-to" / "give-a-site-this-theme.md").read_text("utf-8")
    right_cells = re.findall(r"^\| `.* \| (.*) \|$", text, re.MULTILINE)
    named = {name for cell in right_cells for name in re.findall(r'`"(\w+)"', cell)}
    parent = ConfigParser(interpolation=None)
    parent.read(Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "theme.conf", "utf-8")
    own = tomllib.loads((THEME_FOLDER / "theme.toml").read_text("utf-8"))["options"]
    assert len(named) > 8
    assert named - own.keys() - set(parent["options"]) == set()
