"""The metadata of cards: chips, pills and the link to the source."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.extension.output.html_meta import find_host
from sphinx_openpractices.extension.output.writer_parts import find_hue

PAGE = """# P

:::{project-gallery}
:show: repository, relation, tags, license, extra.stars, extra.docs
:filter: tags
:::

:::{project-gallery}
:show: tags
:::
"""
PROJECTS = """projects:
- title: C++ <Core>
  tags: [a, "b & c"]
  relation: [use, fund]
  license: MIT
  repository: https://gitlab.example.org/core
  extra: {stars: 5, docs: "https://example.org/docs/"}
- {title: Zarr, featured: true, tags: [a], repository: "https://example.org/zarr"}
"""
META = """\
<div class="project-meta">
<p><span class="op-visually-hidden">Relation: </span><bdi class="op-pill">Used</bdi>\
<span class="op-visually-hidden">, </span><bdi class="op-pill">Funded</bdi></p>
<p><span class="op-visually-hidden">Tags: </span><bdi class="op-chip" data-value="tags=a">a</bdi>\
<span class="op-visually-hidden">, </span><bdi class="op-chip" data-value="tags=b &amp; c">b &amp; c</bdi></p>
<p><span class="op-visually-hidden">License: </span><bdi class="op-chip">MIT</bdi></p>
<p>Stars: <bdi class="op-chip">5</bdi></p>
<p>Docs: <a class="reference external" href="https://example.org/docs/">example.org/docs</a></p>
<p><a class="op-icon op-icon-gitlab" href="https://gitlab.example.org/core">\
<span class="op-visually-hidden">Source code of C++ &lt;Core&gt;</span></a></p>
</div>
"""
FILES = {"index.md": PAGE, "projects.yml": PROJECTS}


def test_values_are_chips_and_the_source_is_an_icon_link_at_the_end(built_once):
    built = built_once(FILES)
    assert built.warnings == ""
    assert META in built.bodies["index"]
    assert 'class="op-icon" href="https://example.org/zarr"' in built.bodies["index"]
    assert built.bodies["index"].count("data-value") == 3  # of the gallery with a filter
    assert '<li class="project-highlight project-featured"' in built.bodies["index"]


def test_without_our_stylesheets_each_key_is_a_line_of_text(built_once):
    built = built_once(FILES, "epub", copyright="A", version="1")
    assert built.warnings == ""
    page = BeautifulSoup(built.read("index.xhtml"), "html.parser")
    assert not page.select("[data-value]")
    lines = [line.get_text() for line in page.select_one(".project-meta").find_all("p")]
    assert lines == [
        "Relation: Used, Funded",
        "Tags: a, b & c",
        "License: MIT",
        "Stars: 5",
        "Docs: example.org/docs [https://example.org/docs/]",
        "Repository: gitlab.example.org/core [https://gitlab.example.org/core]",
    ]


def test_a_page_has_only_the_stylesheets_that_its_galleries_need(site):
    logos = ":::{project-gallery}\n:layout: logos\n:::\n"
    files = {**FILES, "logos.md": f"# L\n\n{logos}", "plain.md": "# P\n\n:::{project-gallery}\n:::\n"}
    built = site(files)
    loaded = {
        name: [
            part["href"].split("/")[-1].partition("?")[0].removesuffix(".css")
            for part in BeautifulSoup(built.read(f"{name}.html"), "html.parser").select(
                'link[href*="project-"], link[href*="openpractices-base"]'
            )
        ]
        for name in ("index", "logos", "plain")
    }
    assert loaded["plain"] == ["openpractices-base", "project-gallery", "project-cards", "project-monograms"]
    assert loaded["logos"] == ["openpractices-base", "project-gallery", "project-logos"]
    assert {"project-cards", "project-hosts"} < set(loaded["index"])
    assert "project-cards.js" in built.read("plain.html")
    assert "project-cards.js" not in built.read("logos.html")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://github.com/numpy/numpy", "github"),
        ("https://www.github.com/numpy/numpy", "github"),
        ("https://GitHub.com/numpy/numpy", "github"),
        ("https://gitlab.com/a/b", "gitlab"),
        ("https://gitlab.gnome.org/GNOME/gimp", "gitlab"),
        ("https://codeberg.org/forgejo/forgejo", "codeberg"),
        ("https://notgithub.com/a", ""),
        ("https://github.com.example.org/a", ""),
        ("https://example.org/github.com", ""),
        ("http://[2001:db8::1]/a", ""),
    ],
)
def test_the_host_of_a_repository(url, host):
    assert find_host(url) == host


def test_the_hue_of_a_monogram_depends_on_the_id_alone():
    hues = [find_hue(f"project-{number}") for number in range(240)]
    assert set(hues) == set(range(12))
    assert max(map(hues.count, hues)) < 40
    assert find_hue("dask") == 2
