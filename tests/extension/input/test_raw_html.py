"""Links and images in raw HTML resolve as in Markdown, in every builder that writes pages."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

FRAGMENTS = Path(__file__).with_name("raw_html")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>'
PAGE = """\
# Page

<div class="row">
<a id="doc" href="../other.md">o</a> <a id="anchor" href='../other.md#whats-new'>n</a> <a id="own" href="page.md">p</a>
<a id="root" href="/other.md?x=1">r</a> <a id="file" href="a%20b.pdf">f</a> <a id="there" href="https://example.org/other.md">t</a>
<a id="part" href="#part">s</a> <a id="none" href="nothing/">n</a> <a id="out" href="../../secret.md">x</a>
<img id="image" src="../img/logo.svg" alt=""><video id="film" src="film.mp4"></video>
</div>

In a line, <a id="line" href="../other.md">a *link*</a>.
"""
FILES = {
    "index.md": "# Home\n\n```{toctree}\nd/page\nother\n```\n",
    "d/page.md": PAGE,
    "other.md": "# Other\n\n## What's new\n",
    "img/logo.svg": SVG,
    "img2/logo.svg": SVG.replace("2", "3"),
    "d/a b.pdf": "%PDF",
    "d/film.mp4": "film",
    "more.md": '---\norphan: true\n---\n# More\n\n<img src="img2/logo.svg">\n',
}
CONF = {"openpractices_raw_html": True, "myst_heading_anchors": 2}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_urls_in_raw_html_lead_to_pages_and_files(site, builder):
    built = site(FILES, builder, **CONF)
    assert built.warnings == ""
    place = "d/page.html" if builder == "html" else "d/page/index.html"
    page = BeautifulSoup(built.read(place), "html.parser")
    led = {tag["id"]: tag.get("href") or tag["src"] for tag in page.select("div.row [id], #line")}
    for name in ("doc", "anchor", "own", "root", "line", "file", "image", "film"):
        parts = urlsplit(led[name])
        target = (built.out / place).parent / unquote(parts.path) if parts.path else built.out / place
        target = target / "index.html" if target.is_dir() else target
        assert target.is_file(), (name, led[name])
        if parts.fragment:
            assert BeautifulSoup(target.read_text("utf-8"), "html.parser").find(id=parts.fragment)
    assert led["there"] == "https://example.org/other.md"
    assert (led["part"], led["none"], led["out"]) == ("#part", "nothing/", "../../secret.md")
    assert 'width="2"' in (built.out / place).parent.joinpath(led["image"]).read_text("utf-8")
    assert '<a id="line" href=' in built.read(place)


def test_epub_contains_the_images(site):
    built = site(FILES, "epub", **CONF, version="1", copyright="nobody")
    assert built.warnings == ""
    (book,) = built.out.glob("*.epub")
    with ZipFile(book) as archive:
        page = BeautifulSoup(archive.read("d/page.xhtml"), "html.parser")
        assert page.find(id="doc")["href"] == "../other.xhtml"
        assert archive.read(page.find(id="image")["src"].replace("../", "")).decode() == SVG
        assert page.find(id="file")["href"] == "a%20b.pdf"


def test_link_to_a_missing_page_is_reported(site):
    built = site({"index.md": '# Home\n\na\n\n<p><a href="gone.md">g</a></p>\n'}, "html", **CONF)
    said = "index.md:5: WARNING: href leads to 'gone.md', but there is no such page [openpractices.html]\n"
    assert built.warnings == said
    assert 'href="gone.md"' in built.read("index.html")


def test_raw_html_is_unchanged_by_default(site):
    built = site(FILES, "html", myst_heading_anchors=2)
    assert '<a id="doc" href="../other.md">' in built.read("d/page.html")


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_links_are_those_that_browsers_recognize(suffix, site, same_text):
    source = FRAGMENTS.joinpath("links.html").read_text("utf-8")
    index = {
        "md": f"# Home\n\n```{{raw}} html\n{source}```\n",
        "rst": f"Home\n====\n\n.. raw:: html\n\n{indent(source, '   ')}",
    }
    files = {f"index.{suffix}": index[suffix], "other.md": "# Other\n\n## Part\n", "logo.svg": SVG, "plain.txt": ""}
    built = site(files, "html", **CONF, suppress_warnings=["toc.not_included"])
    assert built.warnings == ""
    body = built.read("index.html").partition("</h1>\n")[2].partition("</section>")[0]
    body = re.sub("_downloads/[0-9a-f]{32}/", "_downloads/", body)
    same_text(body, FRAGMENTS.joinpath("links.expected.html").read_text("utf-8"), "HTML")


ODD = [
    "%00",
    "http://[",
    "//",
    "?",
    "%",
    "../../../..",
    f"{'x' * 300}.png",
    f"{'y/' * 3000}",
    ".",
    "/",
    "a\\b",
    "&#0;",
    " ",
]


def test_odd_urls_are_unchanged(site):
    tags = "\n".join(f'<a href="{address}">x</a>' for address in ODD)
    built = site({"index.md": f"# Home\n\n<div>\n{tags}\n</div>\n"}, "html", **CONF)
    assert built.warnings == ""
    assert tags in built.read("index.html")


def test_text_of_scripts_is_unchanged_if_they_are_read_in_parts(site):
    link = '<a href="other.md">x</a>'
    blocks = ["<style>/*", f"{link} */</style>\n   {link}"]
    files = {
        "index.md": f"# Home\n\nIn a line, <script>a = '{link}';</script>, <textarea>{link}</textarea>, {link}.\n\n"
        f"<div><script>\n\nb = '{link}';\n\n</script></div>\n\n{link} <svg><title>t</title>{link}</svg>\n",
        "blocks.rst": "Blocks\n======\n\n" + "\n\n".join(f".. raw:: html\n\n   {block}" for block in blocks) + "\n",
        "other.md": "# Other\n",
    }
    built = site(files, **CONF, suppress_warnings=["toc.not_included"])
    assert built.warnings == ""
    text, there = "other.md", "other.html"
    assert re.findall(r'href="(other[^"]*)"', built.bodies["index"]) == [text, text, there, text, there, there]
    assert re.findall(r'href="(other[^"]*)"', built.bodies["blocks"]) == [text, there]
