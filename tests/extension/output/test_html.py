"""Files that HTML pages need, and galleries in several themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sphinx_openpractices

FIGURE = ":::{project-figure} dask.png\n:title: Dask\n:target: https://dask.org\n\nParallelism for *analytics*.\n:::\n"
FRAGMENT = """\
<ul class="project-gallery" role="list">
<li class="project-highlight" id="project-dask">
<div class="project-logo"><img alt="" class="dark-light project-wide-3" decoding="async" height="20" loading="lazy" \
src="_images/dask.png" width="40" /></div>
<p class="project-title"><a href="https://dask.org">Dask</a></p>
<div class="project-caption"><p>Parallelism for <em>analytics</em>.</p>
</div>
</li>
</ul>
"""
OURS = Path(sphinx_openpractices.__file__).parent / "extension" / "output" / "static"


def stylesheets(page):
    """Return the stylesheets of a page without their checksums."""
    return [href.partition("?")[0] for href in re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', page)]


@pytest.mark.parametrize(
    ("builder", "shows", "shows_not"),
    [
        ("html", ["index.html", "sub/other.html"], ["plain.html", "search.html", "genindex.html"]),
        ("dirhtml", ["index.html", "sub/other/index.html"], ["plain/index.html"]),
        ("singlehtml", ["index.html"], []),
        ("epub", ["index.xhtml", "sub/other.xhtml"], ["plain.xhtml"]),
    ],
)
def test_stylesheet_is_linked_on_the_pages_that_show_a_project_and_on_no_other(builder, shows, shows_not, site, png):
    files = {
        "index.md": f"# Index\n\n{FIGURE}\n```{{toctree}}\nsub/other\nplain\n```\n",
        "sub/other.md": '# Other\n\n<project-figure title="Zarr"></project-figure>\n',
        "plain.md": "# Plain\n\nText.\n",
        "dask.png": png(),
    }
    built = site(files, builder, html_use_index=True, version="1", copyright="2025, The team")
    assert built.warnings == ""
    for name in shows:
        [href] = [href for href in stylesheets(built.read(name)) if href.endswith("project-gallery.css")]
        assert ((built.out / name).parent / href).resolve() == built.out / "_static" / "project-gallery.css"
    for name in shows_not:
        assert "project-gallery" not in built.read(name)
    # EPUB has a simpler stylesheet.
    if builder != "epub":
        assert built.read("_static/project-gallery.css") == (OURS / "project-gallery.css").read_text(encoding="utf-8")


def test_pages_load_nothing_from_other_sites_and_have_no_inline_style(site, png):
    built = site({"index.md": FIGURE, "dask.png": png()})
    assert "style=" not in built.bodies["index"]
    assert "<script" not in built.bodies["index"]
    assert not re.search(r"@import|url\(", built.read("_static/project-gallery.css"))


def test_static_files_of_a_site_override_ours(site, png):
    files = {"index.md": FIGURE, "dask.png": png(), "_static/project-gallery.css": "/* theirs */", "_static/x.css": ""}
    built = site(files, html_static_path=["_static"], html_css_files=["x.css"])
    assert (built.out / "_static" / "x.css").is_file()
    assert built.warnings == ""


def test_logo_with_spaces_and_quotes_in_its_name_is_found(site, png):
    name = "a 'b' & c#d?.png"
    built = site({"index.md": f":::{{project-figure}} {name}\n:title: A\n:::\n", name: png()})
    assert built.warnings == ""
    [src] = re.findall(r'src="([^"]+)"', built.bodies["index"])
    assert src == "_images/a%20%27b%27%20%26%20c%23d%3F.png"
    assert (built.out / "_images" / name).is_file()


@pytest.mark.parametrize(
    "theme", ["openpractices", "pydata_sphinx_theme", "sphinx_book_theme", "furo", "alabaster", "sphinx_rtd_theme"]
)
def test_gallery_is_the_same_in_every_theme(theme, site, same_text, png):
    if theme in {"sphinx_book_theme", "furo", "sphinx_rtd_theme"}:
        pytest.importorskip(theme)
    built = site({"index.md": f"# Projects\n\n{FIGURE}", "dask.png": png(40, 20)}, html_theme=theme)
    assert "openpractices" not in built.warnings
    page = built.read("index.html")
    gallery = page[page.index('<ul class="project-gallery"') :]
    same_text(gallery[: gallery.index("</ul>") + len("</ul>")], FRAGMENT)
    assert "_static/project-gallery.css" in stylesheets(page)
    assert (built.out / "_images" / "dask.png").is_file()
