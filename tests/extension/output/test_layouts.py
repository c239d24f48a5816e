"""The layouts ``covers`` and ``names``, and groups of different sizes, in each builder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.extension.base.nodes import find_galleries

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
CATALOG = """\
projects:
- {title: Both, target: https://both.example, logo: logo.svg, cover: cover.png, alt: A square, kind: organization,
   tags: [gold, a], caption: "*Text*.", license: MIT}
- {title: Only cover, cover: cover.png, alt: A screen, tags: gold}
- {title: Only logo, logo: logo.svg, logo-dark: dark.svg, tags: silver}
- {title: C++ & co, summary: Nothing., tags: silver}
"""
FILES = {
    "index.md": """\
# P

```{toctree}
names
tiers
```

:::{project-gallery}
:layout: covers
:::
""",
    "names.md": "# N\n\n:::{project-gallery}\n:layout: names\n:show: license\n:columns: 2\n:::\n",
    "tiers.md": """\
# T

:::{project-gallery}
:layout: logos
:show: title
:group-by: tags
:groups: bronze, silver = Silver sponsors
:exclude-tags: a
:sizes: small, large
:::

:::{project-figure} logo.svg
:title: Figure
:cover: cover.png
:::
""",
    "projects.yml": CATALOG,
    "logo.svg": LOGO,
    "dark.svg": LOGO,
}
CONF = {
    "copyright": "A",
    "version": "1",
    "openpractices_tags": {"bronze": "Bronze", "silver": "Silver", "gold": "Gold"},
}
COVER = """\
<li class="project-highlight" id="project-both">
<div class="project-logo"><img alt="" class="project-cover" decoding="async" height="9" loading="lazy" \
src="_images/cover.png" width="16" /></div>
<p class="project-title"><a href="https://both.example">Both</a></p>
<div class="project-caption"><p><em>Text</em>.</p>
</div>
</li>
"""
NAMES = """\
<ul class="project-gallery project-gallery-names project-gallery-columns-2" role="list">
<li class="project-highlight" id="project-both">
<p class="project-title"><a href="https://both.example">Both</a></p>
<div class="project-meta">
<p><span class="op-visually-hidden">License: </span><bdi class="op-chip">MIT</bdi></p>
</div>
</li>
"""


@pytest.fixture(scope="module")
def files(png):
    return {**FILES, "cover.png": png(16, 9)}


def test_a_cover_is_shown_in_place_of_the_logo(files, built_once):
    built = built_once(files, **CONF)
    assert built.warnings == ""
    body = built.bodies["index"]
    assert COVER in body
    images = BeautifulSoup(body, "html.parser").select("li.project-highlight")
    assert [[image["class"] for image in card.select("img")] for card in images] == [
        [["project-cover"]],
        [["project-cover"]],
        [["only-light"], ["only-dark"]],
        [],
    ]
    assert images[1].img["alt"] == "A screen"
    assert images[3].select_one(".project-monogram")
    data = BeautifulSoup(built.read("index.html"), "html.parser").find("script", type="application/ld+json").string
    assert "_images/logo.svg" in data
    assert "cover.png" not in data
    assert "project-covers.css" in built.read("index.html")
    assert "cover.png" not in built.bodies["tiers"]


def test_a_list_of_names_has_no_logos_and_no_captions(files, built_once):
    built = built_once(files, **CONF)
    assert NAMES in built.bodies["names"]
    body = BeautifulSoup(built.bodies["names"], "html.parser")
    assert [card.select_one("p").get_text() for card in body.select("li")] == [
        "Both",
        "Only cover",
        "Only logo",
        "C++ & co",
    ]
    assert not body.select(".project-logo, .project-caption, img")
    assert "project-names.css" in built.read("names.html")
    assert "project-covers.css" not in built.read("names.html")


def test_groups_have_the_sizes_that_the_gallery_gives_them(files, built_once):
    built = built_once(files, **CONF)
    body = BeautifulSoup(built.bodies["tiers"], "html.parser")
    assert [
        (group.find_previous("h2").get_text(), group["class"][1:]) for group in body.select("ul[aria-labelledby]")
    ] == [
        ("Silver sponsors", ["project-gallery-logos", "project-gallery-titles", "project-gallery-large"]),
        ("Gold", ["project-gallery-logos", "project-gallery-titles"]),
    ]
    assert "project-sizes.css" in built.read("tiers.html")
    assert "project-sizes.css" not in built.read("index.html")


def test_builder_that_knows_only_standard_nodes_gets_one_picture_or_none(files, site):
    root = Path(__file__).parents[2] / "roots" / "test-standard"
    standard = {name: (root / name).read_text(encoding="utf-8") for name in ("conf.py", "doctree.py")}
    built = site({**files, **standard}, "doctree", **CONF)
    assert built.warnings == ""
    pages = {name: built.read(f"{name}.doctree") for name in ("index", "names", "tiers")}
    assert not [name for name, text in pages.items() if "<project_" in text]
    pictures = {name: re.findall(r'<image .*?uri="(.*?)"', text) for name, text in pages.items()}
    assert pictures == {"index": ["cover.png", "cover.png", "logo.svg"], "names": [], "tiers": ["logo.svg"] * 2}
    assert all(text.count("Only logo") == 1 for text in pages.values())


@pytest.mark.parametrize(
    "builder", ["epub", "singlehtml", "latex", "text", "man", "texinfo", "xml", "gettext", "linkcheck"]
)
def test_every_builder_shows_the_projects(builder, files, site):
    built = site(files, builder, **CONF, linkcheck_ignore=[".*"], suppress_warnings=["openpractices.builder"])
    assert built.warnings == ""
    if builder == "latex":
        tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
        assert "width=\\linewidth,height=0.5625\\linewidth,keepaspectratio]{{cover}.png}" in tex
        assert "\\parbox[c][2.4cm]" in tex
        names = tex[tex.index("\\chapter{N}") : tex.index("\\chapter{T}")]
        assert "parbox" not in names
        assert "bfseries" not in names
        assert "Text" not in names
        assert names.count("\\vspace{0.25\\baselineskip}") == 2
    elif builder == "text":
        assert built.read("names.txt").startswith("N\n*\n\n* Both <https://both.example>\n\n  *Text*.\n")
    elif builder == "xml":
        assert built.read("names.xml").count("<image") == 0
        assert built.read("index.xml").count("<project_cover") == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ":cover: none.png",
            'WARNING: project-figure: cover "none.png": there is no file none.png; the card',
        ),
        (
            ":cover: //a",
            "ERROR: project-figure: option \"cover\" '//a' has no scheme; write 'https://a' [open",
        ),
        (
            ":plate: white",
            "ERROR: project-figure: option \"plate\" 'white' is not one of auto, always, never",
        ),
        (":featured: maybe", "ERROR: project-figure: option \"featured\" 'maybe' is neither true nor false"),
    ],
)
def test_a_wrong_value_is_reported_and_the_card_is_there(options, message, site):
    built = site({"index.md": "# P\n", "page.md": f"# Q\n\n:::{{project-figure}}\n:title: Dask\n{options}\n:::\n"})
    (found,) = [line for line in built.warnings.splitlines() if "toctree" not in line]
    assert found.startswith(f"page.md:3: {message}")
    assert '<p class="project-title">Dask</p>' in built.bodies["page"]


def test_names_of_groups_and_keys_that_do_not_exist_are_reported(site):
    groups = ":group-by: tags\n:groups: gould\n:sizes: gould = small, gold = large, silvr = small\n"
    page = f":::{{project-gallery}}\n:layout: logos\n{groups}:::\n"
    table = ":::{project-gallery}\n:filter: tags, extra.maturty\n:::\n"
    catalog = CATALOG.replace("cover.png", "logo.svg")
    files = {"index.md": f"# P\n\n{page}\n{table}", "projects.yml": catalog, "logo.svg": LOGO, "dark.svg": LOGO}
    built = site(files)
    assert built.warnings == (
        'index.md:3: WARNING: project-gallery: option "groups": there is no group "gould" of the key "tags"; '
        'did you mean "gold"? [openpractices.selection]\n'
        'index.md:3: WARNING: project-gallery: option "sizes": there is no group "silvr" of the key "tags"; '
        'did you mean "silver"? [openpractices.selection]\n'
        'index.md:10: WARNING: project-gallery: option "filter": no project has the key "extra.maturty"; '
        'add it to a project, or remove "extra.maturty" here [openpractices.selection]\n'
    )
    assert [gallery.get("filter-keys") for gallery in find_galleries(built.doctree("index"))][-1] == ["tags"]
