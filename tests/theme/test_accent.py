"""The option ``accent`` in whole builds."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from sphinx_openpractices.colors.palette import DEFAULT_ACCENT
from sphinx_openpractices.theme.palette_files import make_palette_css

PALETTE = "_static/styles/openpractices-palette.css"
PAGES = {"index.md": "# Site\n\n```{toctree}\nother\n```\n", "other.md": "# Other\n\nText.\n"}
HTML = ("index.html", "other.html")
STYLESHEET = re.compile(r'<link[^>]*?href="([^"]*\.css)(\?[^"]*)?"')
CHILD = {
    "themes/child/theme.toml": '[theme]\ninherit = "openpractices"\nstylesheets = ["child.css"]\n\n'
    '[options]\naccent = "#639"\n',
    "themes/child/static/child.css": "html:root { --pst-color-target: pink; }\n",
}
WRONG = "WARNING: conf.py: html_theme_options['accent']: {}; the default is used: '#14665a' [openpractices.config]"


@pytest.fixture
def themed(site):
    """Build a site of two pages with the theme."""

    def build(accent=None, *args, files=(), **conf):
        options = {} if accent is None else {"accent": accent}
        conf = {"html_theme": "openpractices", "html_theme_options": options} | conf
        return site(PAGES | dict(files), *args, **conf)

    return build


@pytest.fixture
def in_own_process(tmp_path):
    """Build the site with an accent in a process of its own, since Sphinx caches checksums."""

    def build(accent):
        for name, text in PAGES.items() if not (tmp_path / "index.md").exists() else ():
            (tmp_path / name).write_text(text, encoding="utf-8")
        conf = {"extensions": ["myst_parser"], "html_theme": "openpractices", "html_theme_options": {"accent": accent}}
        text = "".join(f"{name} = {value!r}\n" for name, value in conf.items())
        (tmp_path / "conf.py").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "sphinx", "-W", "-b", "html", tmp_path, tmp_path / "_build"]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
        return tmp_path / "_build", ran.stdout

    return build


def stylesheets(built, page="index.html"):
    """Return the stylesheets of a page in order, with their checksums."""
    return dict(STYLESHEET.findall(built.read(page)))


def test_the_palette_is_between_the_colors_of_the_parent_and_those_of_the_site(themed):
    files = {"_static/site.css": "html:root { --pst-color-primary: #123456; }\n"}
    built = themed("#6d28d9", files=files, html_static_path=["_static"], html_css_files=["site.css"])
    assert built.warnings == ""
    parent = "_static/styles/pydata-sphinx-theme.css"
    sheets = [parent, PALETTE, "_static/styles/openpractices.css", "_static/site.css"]
    assert [name for name in stylesheets(built) if name in sheets] == sheets
    assert built.read(PALETTE) == make_palette_css("#6d28d9")
    assert "6d28d9" not in built.read("index.html"), "no page has colors inline"
    # All have the same specificity, so the order decides.
    for name in (parent, PALETTE):
        rules = re.findall(r"([^{}]*)\{[^{}]*--pst-color-primary:", built.read(name))
        assert {re.sub(r".*\*/", "", rule.strip(), flags=re.DOTALL).count("html") for rule in rules} == {1}


def test_a_site_without_an_accent_has_the_default_palette(themed):
    assert themed().read(PALETTE) == make_palette_css(DEFAULT_ACCENT)


def test_another_accent_alone_gives_all_pages_the_new_file_and_no_change_writes_nothing(in_own_process):
    def times(out):
        [palette] = out.glob(f".doctrees/*/{PALETTE.removeprefix('_static/')}")
        return [file.stat().st_mtime_ns for file in (palette, *(out / name for name in HTML))]

    def checksum(out, accent):
        assert (out / PALETTE).read_text(encoding="utf-8") == make_palette_css(accent)
        found = {dict(STYLESHEET.findall((out / name).read_text(encoding="utf-8")))[PALETTE] for name in HTML}
        (only,) = found
        assert re.fullmatch(r"\?v=[0-9a-f]{8}", only)
        return only

    nothing_read = "0 added, 0 changed, 0 removed"
    out, _log = in_own_process("#008080")
    before, first = times(out), checksum(out, "#008080")
    out, log = in_own_process("#008080")
    assert nothing_read in log
    assert times(out) == before
    out, log = in_own_process("#a50050")
    assert nothing_read in log
    assert checksum(out, "#a50050") != first


def test_two_folders_and_four_processes_give_the_same_bytes(themed):
    one = themed("#085f91", folder="one")
    other = themed("#085f91", folder="other", parallel=4)
    assert one.read(PALETTE) == other.read(PALETTE)
    for page in HTML:
        assert one.read(page) == other.read(page)


@pytest.mark.parametrize(
    ("accent", "problem"),
    [
        ("teal", "'teal' is not a color; write it as #rgb or #rrggbb, such as \"#14665a\""),
        (
            "rgb(10% 20% 30% / 0)",
            "'rgb(10% 20% 30% / 0)' is not a color; write it as #rgb or #rrggbb, such as \"#14665a\"",
        ),
        ("14665a", "'14665a' is not a color; did you mean \"#14665a\"?"),
        (0x14665A, '1336922 is not a string; write it as #rgb or #rrggbb, such as "#14665a"'),
    ],
)
def test_an_invalid_accent_is_reported_and_the_default_used(themed, accent, problem):
    built = themed(accent)
    assert built.warnings.strip() == WRONG.format(problem)
    assert built.read(PALETTE) == make_palette_css(DEFAULT_ACCENT)


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_every_builder_of_pages_has_the_palette(themed, builder):
    built = themed("#008080", builder)
    assert PALETTE in stylesheets(built)
    assert built.read(PALETTE) == make_palette_css("#008080")


@pytest.mark.parametrize(
    ("builder", "conf"), [("epub", {}), ("text", {}), ("html", {"html_theme": "alabaster", "html_theme_options": {}})]
)
def test_other_builders_and_themes_have_no_palette(themed, builder, conf):
    built = themed("teal", builder, **conf)
    assert "teal" not in built.warnings
    assert not list(built.out.parent.rglob("openpractices-palette.css"))


def test_a_theme_that_inherits_this_one_has_the_palette_and_may_change_it(themed):
    built = themed(files=CHILD, html_theme="child", html_theme_path=["themes"])
    assert built.read(PALETTE) == make_palette_css("#663399")
    order = list(stylesheets(built))
    assert order.index(PALETTE) < order.index("_static/child.css")
    again = themed("#008080", files=CHILD, html_theme="child", html_theme_path=["themes"])
    assert again.read(PALETTE) == make_palette_css("#008080")
