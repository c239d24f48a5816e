"""Paths in a caption of a catalog are relative to the catalog, on whichever page the caption is."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

MARKDOWN = """\
![a](pics/a.png) ![b](/data/pics/b.png) [page](page.md) [part](page.md#part) [same](page) {doc}`doc <page>`
{any}`any <page>` [file](file.txt) {download}`load <file.txt>` [url](https://example.org/a.png) [site](project:page.md)

<video src="pics/c.png"></video>

```{figure} pics/d.png
Figure
```
```{image} pics/e.*
```
```{include} included.md
```
```{literalinclude} file.txt
```
```{csv-table}
:file: table.csv
```
```{raw} html
:file: raw.html
```
"""
RST = """\
:doc:`doc <page>` :any:`any <page>` :download:`load <file.txt>` `url <https://example.org/a.png>`_

.. image:: pics/a.png
.. image:: /data/pics/b.png
.. image:: pics/c.png
.. figure:: pics/d.png

   Figure
.. image:: pics/e.*
.. include:: included.md
.. literalinclude:: file.txt
.. csv-table::
   :file: table.csv
.. raw:: html
   :file: raw.html
"""
FILES = {
    "data/page.md": "---\norphan: true\n---\n# The page\n\n## Part\n",
    "data/file.txt": "Text of the file",
    "data/included.md": "Included text",
    "data/table.csv": "cell of the table",
    "data/raw.html": "<b>Raw text</b>",
}
FIGURE = ":::{project-figure}\n:project: a\n:::\n"
PAGES = {
    "index.md": f"# Home\n\n```{{toctree}}\nsub/sub\n```\n\n:::{{project-gallery}}\n:::\n\n{FIGURE}",
    "sub/sub.md": f'# Sub\n\n:::{{project-gallery}}\n:::\n\nText.\n\n{FIGURE}\n\n<project-figure project="a" />\n',
    "index.rst": "Home\n====\n\n.. toctree::\n\n   sub/sub\n\n.. project-gallery::\n",
    "sub/sub.rst": "Sub\n===\n\n.. project-gallery::\n\n.. project-figure::\n   :project: a\n",
}


@pytest.fixture
def pages(png):
    """The pages of a site in a markup, with a catalog in a folder of its own."""

    def make(suffix):
        text = {".md": MARKDOWN, ".rst": RST}[suffix]
        catalog = f"projects:\n- title: A\n  caption: {json.dumps(text)}\n"
        pictures = {f"data/pics/{name}.png": png(index + 1) for index, name in enumerate("abcde")}
        shown = {name: page for name, page in PAGES.items() if name.endswith(suffix)}
        return {**shown, **FILES, **pictures, "data/projects.yml": catalog}

    return make


CONF = {"openpractices_projects": ["data/projects.yml"], "openpractices_raw_html": True, "myst_heading_anchors": 2}


@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_paths_of_a_caption_lead_to_the_files_beside_its_catalog_on_every_page(suffix, pages, site):
    built = site(pages(suffix), strict=True, **CONF)
    assert built.warnings == ""
    for page, root in (("index", ""), ("sub/sub", "../")):
        for caption in BeautifulSoup(built.bodies[page], "html.parser").select(".project-caption"):
            images = [image["src"] for image in caption.select("img, video")]
            assert images == [f"{root}_images/{name}.png" for name in "abcde"]
            links = {link.get_text(): link["href"] for link in caption.select("a[href]:not(.headerlink)")}
            there = f"{root}data/page.html"
            pages_linked = dict.fromkeys(("doc", "any"), there)
            if suffix == ".md":
                pages_linked |= {"page": there, "part": f"{there}#part", "same": there, "site": there}
            assert {name: links[name] for name in pages_linked} == pages_linked
            assert links["url"] == "https://example.org/a.png"
            loads = [links[name] for name in ("file", "load") if name in links]
            assert loads
            assert all(path.startswith(f"{root}_downloads/") for path in loads)
            text = caption.get_text()
            for part in ("Text of the file", "Included text", "cell of the table", "Raw text"):
                assert part in text


def test_pages_are_read_again_when_a_file_of_a_caption_changes(pages, site):
    files = pages(".md")
    site(files, **CONF)
    for name in ("included.md", "file.txt", "table.csv", "raw.html"):
        files[f"data/{name}"] += "\n"
        built = site(files, **CONF)
        assert {"index", "sub/sub"} <= set(built.docnames_read), name
    assert site(files, **CONF).docnames_read == []


def test_links_from_the_source_directory_are_left_alone(site):
    caption = "[one](/sub/other.md) [two](sub/other.md) {doc}`three </sub/other>`"
    files = {
        "index.md": "# Home\n\n```{toctree}\nsub/page\nsub/other\n```\n",
        "sub/page.md": "# Page\n\n:::{project-gallery}\n:::\n",
        "sub/other.md": "# Other\n",
        "projects.yml": f"projects:\n- title: A\n  caption: '{caption}'\n",
    }
    built = site(files, strict=True)
    assert built.warnings == ""
    links = BeautifulSoup(built.bodies["sub/page"], "html.parser").select(".project-caption a")
    assert [link["href"] for link in links] == ["other.html"] * 3
