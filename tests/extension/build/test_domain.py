"""The domain: the inventory, and references with every role."""

from __future__ import annotations

import json
import re

from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

PAGES = {
    "index.md": """
# Index

:::{project-figure}
:title: Jupyter Book
:name: jb
:::

:::{project-figure}
:title: Dask & friends
:::

```{toctree}
other
```
""",
    "other.md": """
# Other

:::{project-figure}
:title: Dask & friends
:::

{openpractices:project}`jb`, {openpractices:project}`the Dask card <dask-friends>`, {any}`jb`, {ref}`named <jb>`,
{openpractices:project}`dusk`.
""",
}


def test_projects_are_in_the_inventory_once_with_their_titles(site):
    built = site(PAGES)
    with (built.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "https://example.org", lambda base, path: f"{base}/{path}")
    found = inventory["openpractices:project"]
    # The newest Sphinx has attributes, the oldest a tuple.
    assert {
        name: (tuple(item)[2:] if isinstance(item, tuple) else (item.uri, item.display_name))
        for name, item in found.items()
    } == {
        "jb": ("https://example.org/index.html#project-jb", "Jupyter Book"),
        "dask-friends": ("https://example.org/index.html#project-dask-friends", "Dask & friends"),
    }


def test_search_index_has_the_anchor_of_each_card(site):
    """It is written out: browsers would complete a shortened one with the title."""
    titles = ["Compost", "C++ Tools & Co", ".NET", "Node.js", "pytest", "Zürich", "地図"]
    figures = "".join(f":::{{project-figure}}\n:title: {title}\n:::\n" for title in titles)
    built = site({"index.md": f"# Index\n\n{figures}"})
    assert built.warnings == ""
    index = json.loads(re.fullmatch(r"Search\.setIndex\((.*)\)", built.read("searchindex.js"))[1])
    assert index["objnames"] == {"0": ["openpractices", "project", "Open practices project"]}
    anchors = {
        f"{prefix}.{name}" if prefix else name: anchor
        for prefix, objects in index["objects"].items()
        for _document, _type, _priority, anchor, name in objects
    }
    cards = BeautifulSoup(built.bodies["index"], "html.parser").select(".project-highlight")
    # Sphinx loses the dot at the beginning of a name.
    assert anchors == {
        "C++ Tools &amp; Co" if "&" in title else title.removeprefix("."): card["id"]
        for title, card in zip(titles, cards, strict=True)
    }


def test_heading_with_the_anchor_of_a_card_is_not_a_duplicate(site):
    built = site({"index.md": "# Project Compost\n\n:::{project-figure}\n:title: Compost\n:::\n\n{project}`compost`\n"})
    assert built.warnings == ""
    page = BeautifulSoup(built.bodies["index"], "html.parser")
    assert page.select_one("section")["id"] == "project-compost"
    assert page.select_one("p > a.reference")["href"] == "#" + page.select_one(".project-highlight")["id"]


def test_references_to_projects_resolve_from_other_pages(site):
    built = site(PAGES)
    body = built.bodies["other"]
    assert built.warnings == ('other.md:8: WARNING: there is no project "dusk" [openpractices.reference]\n')
    assert body.count('href="index.html#project-jb"') == 3
    assert '<a class="reference internal" href="index.html#project-dask-friends" title="Dask &amp; friends">' in body
    # A reference shows the title, or the text that the author chose.
    assert body.count('title="Jupyter Book"><span class="xref openpractices openpractices-project">Jupyter Book</') == 1
    assert '">the Dask card</span></a>' in body


def test_project_of_a_removed_page_is_forgotten(site, tmp_path):
    built = site(PAGES)
    (tmp_path / "site" / "other.md").write_text("# Other\n", encoding="utf-8")
    (tmp_path / "site" / "index.md").write_text("# Index\n\n```{toctree}\nother\n```\n", encoding="utf-8")
    built = site({})
    assert list(built.app.env.domains["openpractices"].get_objects()) == []


def test_projects_read_by_other_processes_are_kept(site):
    pages = {
        f"page{number}.md": f"# Page\n\n:::{{project-figure}}\n:title: Project {number}\n:::\n" for number in range(8)
    }
    index = "# Index\n\n```{toctree}\n:glob:\n\npage*\n```\n"
    built = site({"index.md": index, **pages}, parallel=3)
    assert built.warnings == ""
    objects = list(built.app.env.domains["openpractices"].get_objects())
    assert [(name, docname) for name, _title, _type, docname, _anchor, _priority in objects] == [
        (f"project-{number}", f"page{number}") for number in range(8)
    ]


def test_relative_targets_are_relative_to_their_page(site):
    figure = ":::{{project-figure}}\n:title: {0}\n:target: {0}\n:::\n"
    files = {
        "index.md": "# Index\n\n```{toctree}\nsub/a\nsub/b\n```\n",
        "sub/a.md": "# A\n\n" + "".join(map(figure.format, ["b", "../index", "/sub/b.md", "sub/b"])),
        "sub/b.md": "# B\n",
    }
    built = site(files)
    assert built.warnings == (
        'sub/a.md:15: ERROR: target "sub/b" is neither a document nor a label of this site; did you mean "/sub/b"? '
        "[openpractices.target]\n"
    )
    hrefs = [part.partition('"')[0] for part in built.bodies["sub/a"].split('project-title"><a href="')[1:]]
    assert hrefs == ["b.html", "../index.html", "b.html"]
