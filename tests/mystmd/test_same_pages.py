"""One page source, built with Sphinx and with mystmd: readers get the same titles, links, order and text."""

from __future__ import annotations

import pytest
from readers import read_html, read_tree

CONF = """\
extensions = ["myst_parser", "sphinx_openpractices"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
exclude_patterns = ["template", "_build"]
suppress_warnings = ["toc.not_included"]
"""


@pytest.fixture
def build_in_both(copy_site, write_plugin, build_with_mystmd, site, tmp_path):
    def build(name):
        folder = copy_site(name)
        assert write_plugin(folder) == (0, "")
        in_mystmd = build_with_mystmd(folder)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix in {".md", ".yml", ".svg"} and "_build" not in path.parts
        }
        in_sphinx = site(files | {"conf.py": CONF}, folder="in-sphinx")
        assert (in_sphinx.warnings, in_mystmd.messages) == ("", [])
        return in_sphinx.bodies, in_mystmd.pages

    return build


PAGES = {
    "gallery": ("index", "sub/more", "layouts"),
    "practices": ("index", "more", "summary", "written"),
}


@pytest.mark.parametrize(("site_name", "names"), PAGES.items())
def test_pages_are_the_same(build_in_both, site_name, names):
    bodies, pages = build_in_both(site_name)
    for name in names:
        page = name.rpartition("/")[2]
        ours, theirs = read_html(bodies[name], name), read_tree(pages[page])
        assert theirs.lines == ours.lines
        assert theirs.links == ours.links
        assert theirs.images == ours.images
