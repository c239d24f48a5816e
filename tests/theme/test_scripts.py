"""The icons of the parent come from our font, and its scripts are only where a page needs them, or come later."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pydata_sphinx_theme
import pytest

from sphinx_openpractices.theme.used_theme import THEME_FOLDER

PARENT = Path(pydata_sphinx_theme.__file__).parent
STYLES = (PARENT / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css").read_text("utf-8")
OURS = (THEME_FOLDER / "styles/icons.css").read_text("utf-8")
DRAWINGS = Path(__file__).parents[2] / "devtools/icons.toml"
BRANDS = {"f09b", "f296"}
"""The marks of GitHub and GitLab at links to them in the text, which are of another font."""
RANGES = [set(re.findall(r"U\+([0-9a-f]+)", each)) for each in re.findall(r"unicode-range:([^;]+)", OURS)]


def find_code(name):
    """The character of an icon in the parent's stylesheet, written in one of two ways."""
    found = re.search(r"\.fa-" + name + r'(?::before)?(?:,[^{}]{0,200})?\{(?:--fa|content):"\\([0-9a-f]+)"', STYLES)
    assert found, name
    return found[1]


def test_font_has_every_icon_that_the_parent_shows():
    files = [path for kind in ("*.html", "*.py") for path in PARENT.rglob(kind)]
    names = {name for path in files for name in re.findall(r"fa-solid +fa-([a-z-]+)", path.read_text("utf-8"))}
    assert {"magnifying-glass", "bars", "chevron-down", "sun"} <= names
    named = {find_code(name) for name in names}
    variables = {f"{ord(char):x}" for char in re.findall(r'--pst-[a-z-]+:"(.)"', STYLES)} - BRANDS
    assert {"f105", "f05a"} <= variables
    assert named | variables <= RANGES[0]


def test_stylesheet_names_the_characters_of_the_drawings_and_the_families_of_the_parent():
    drawn = {each["code"] for each in tomllib.loads(DRAWINGS.read_text("utf-8")).values()}
    assert [drawn | {"20"}] * 2 == RANGES
    faces = re.findall(r"@font-face\{[^}]*font-family:([^;}]+)[^}]*font-weight:900", STYLES)
    families = {family.replace("\\", "").strip('"') for family in faces}
    assert families
    assert families <= set(re.findall(r'font-family: "([^"]+)"', OURS))


@pytest.mark.parametrize(
    ("page", "icon", "expected"),
    [
        ("Text.", "fa-brands fa-github", False),
        ("Text.", "fa-custom fa-pypi", True),
        ('<i class="fa-solid fa-rocket"></i>', "fa-solid fa-star", False),
        ('<i class="fa-custom fa-pypi"></i>', "fa-solid fa-star", True),
        ('<span class="fa-layers"></span>', "fa-solid fa-star", True),
    ],
)
def test_script_for_icons_is_only_where_a_page_needs_it(page, icon, expected, site):
    links = [{"name": "Code", "url": "https://example.org/code", "icon": icon}]
    built = site(
        {"index.md": f"# Start\n\n{page}\n"}, html_theme="openpractices", html_theme_options={"icon_links": links}
    )
    assert built.warnings == ""
    assert ("scripts/fontawesome.js" in built.read("index.html")) == expected


@pytest.mark.parametrize("typed", [False, True])
def test_scripts_for_the_search_never_delay_the_first_paint(typed, site):
    has_option = "search_as_you_type" in (PARENT / "theme/pydata_sphinx_theme/theme.conf").read_text("utf-8")
    options = {"search_as_you_type": True} if typed and has_option else {}
    built = site({"index.md": "# Start\n"}, html_theme="openpractices", html_theme_options=options)
    assert built.warnings == ""
    for path, expected in (("index.html", 3 if options else 0), ("search.html", 3)):
        tags = re.findall(r"<script [^>]*(?:searchtools|language_data|searchindex)\.js[^>]*>", built.read(path))
        assert len(tags) == expected, path
        assert all(" defer" in tag for tag in tags), path


@pytest.mark.parametrize(
    ("text", "scripts", "expected"),
    [
        ("Text.", [], True),
        ('<div class="carousel" data-bs-ride="carousel"></div>', [], False),
        ("Text.", ["own.js"], False),
    ],
)
def test_bootstrap_comes_at_once_only_for_pages_and_sites_that_may_use_it(text, scripts, expected, site):
    files = {"index.md": f"# Start\n\n{text}\n", "_static/own.js": ""}
    built = site(files, html_theme="openpractices", html_js_files=scripts, html_static_path=["_static"])
    assert built.warnings == ""
    page = built.read("index.html")
    assert ("/openpractices-bootstrap.js" in page) == expected
    assert ('src="_static/scripts/bootstrap.js' not in page) == expected
    assert page.count("/scripts/bootstrap.js") == (1 if expected else 2)  # with the preload
