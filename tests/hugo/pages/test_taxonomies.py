"""Taxonomies and terms with content are pages at the addresses that Hugo gives them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import site_judge
from bs4 import BeautifulSoup
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.redirects import make_page_url

PAGES = {
    "layouts/all.html": "{{ .Title }}",
    "content/authors/ann/_index.md": page("Ann writes about ants.", title="Ann Ant"),
    "content/authors/Bob B/_index.md": page("Bob is at [the top](/authors/).", title="Bob", aliases=["/bob/"]),
    "content/authors/Bob B/data.txt": "of Bob",
    "content/authors/deep/er/_index.md": page("Deeper.", title="Deep"),
    "content/authors/leaf/index.md": page("A leaf.", title="Leaf"),
    "content/authors/gone/_index.md": page("Gone.", title="Gone", draft="true"),
    "content/tags/_index.md": page("All of them.", title="All tags"),
    "content/blog/a.md": page(
        "[Ann](/authors/ann/) [Bob](/authors/bob-b/) [Zed](/authors/zed/) [all](/authors) [tags](/tags/) "
        "[new](/tags/new/)",
        title="A",
        authors=["ann", "Bob B", "zed"],
        tags=["new"],
        date="2024-05-01",
    ),
    "content/blog/b.md": page("Another.", title="B", authors=["Ann"], date="2024-06-01"),
    "content/blog/c.md": page("Another.", title="C", date="2024-07-01"),
}
TAXONOMIES = 'baseURL = "https://example.org/"\ntitle = "T"\n[taxonomies]\nauthor = "authors"\ntag = "tags"\n'
SETTINGS = {
    "as they are": "",
    "permalinks": '[permalinks]\nauthors = "/author/:slug/"\n',
    "permalinks by kind": '[permalinks.term]\nauthors = "/by/:slug/"\n[permalinks.taxonomy]\nauthors = "/people/"\n',
    "ugly": "[uglyURLs]\nauthors = true\n",
}


@pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_pages_of_terms_are_where_hugo_has_them(settings, hugo, tmp_path, make_app):
    site, dest = hugo(PAGES, TAXONOMIES + settings), tmp_path / "sphinx"
    run = site_judge.hugo(site, "build")
    assert run.returncode == 0, run.stderr
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    for source, name in report["pages"].items():
        if source.endswith("_index.md"):
            url = make_page_url(name, "dirhtml")
            old = (
                site
                / "public"
                / (
                    f"{url[1:-1]}.html"
                    if "ugly" in settings.lower() and source.count("/") > 2
                    else f"{url[1:]}index.html"
                )
            )
            title = (site / source).read_text("utf-8").split("'")[1]
            assert old.read_text("utf-8") == title, source
    app = make_app("dirhtml", srcdir=dest, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    out = Path(app.outdir)
    links = BeautifulSoup((out / "blog/a/index.html").read_text("utf-8"), "html.parser").article.select("p a")
    ann, bob, zed, authors, tags, new = (link["href"] for link in links)
    page_of_ann = BeautifulSoup((out / "blog/a" / ann / "index.html").read_text("utf-8"), "html.parser").article
    assert page_of_ann.p.get_text() == "Ann writes about ants."
    assert [link.get_text() for link in page_of_ann.select("li a")] == ["B", "A"]
    assert "Bob is at" in (out / "blog/a" / bob / "index.html").read_text("utf-8")
    assert (out / "blog/a" / authors / "index.html").is_file()
    assert "All of them." in (out / "blog/a" / tags / "index.html").read_text("utf-8")
    for link, title in ((zed, "Zed"), (new, "New")):  # without a file
        term = BeautifulSoup((out / "blog/a" / link / "index.html").read_text("utf-8"), "html.parser").article
        assert term.h1.find(string=True) == title
        assert [each.get_text() for each in term.select("li a")] == ["A"]
    assert report["broken"] == []
    assert [each["file"] for each in report["left_out"]] == ["content/authors/gone/_index.md"]
    assert list(dest.rglob("data.txt")) != []


def test_terms_without_a_file_are_pages_if_a_page_links_to_one_of_their_taxonomy(hugo, tmp_path, build):
    files = {
        "content/a.md": page(
            "https://old.example/tags/open-science/", title="A", tags=["Open Science", "c++"], categories=["x"]
        ),
        "content/b.md": page("/categories-of/x and /category/y", title="B", categories=["y"], tags="c++"),
    }
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(hugo(files, 'baseURL = "https://old.example/"\ntitle = "T"\n')), str(dest)]) == 0
    assert {path.relative_to(dest).as_posix() for path in dest.rglob("*.md")} == {
        *("index.md", "a.md", "b.md", "migration.md"),
        *("tags/index.md", "tags/open-science/index.md", "tags/c++/index.md"),
    }
    changed = json.loads((dest / "migration.json").read_text("utf-8"))["changed"]
    assert [each["message"] for each in changed] == [
        'the pages that Hugo makes for terms of "categories" without a file (2) are not on the new site'
    ]
    pages = build(dest)
    links = BeautifulSoup((pages / "tags/index.html").read_text("utf-8"), "html.parser").article.select("li a")
    assert [link.get_text() for link in links] == ["C++", "Open Science"]
    link = BeautifulSoup((pages / "a.html").read_text("utf-8"), "html.parser").article.p.a
    assert link["href"] == "tags/open-science/index.html"
    assert link.get_text() == "https://old.example/tags/open-science/"


def test_kinds_that_hugo_does_not_publish_are_in_the_report(hugo, tmp_path, build):
    site = hugo(PAGES, f'disableKinds = ["term", "taxonomy", "section"]\n{TAXONOMIES}')
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    assert report["pages"].keys() == {
        "content/authors/leaf/index.md",
        *(f"content/blog/{name}.md" for name in "abc"),
    }
    disabled = {each["file"] for each in report["left_out"] if "disableKinds" in each["message"]}
    assert disabled == {name for name in PAGES if name.endswith("_index.md")}
    build(dest)


def test_start_page_that_is_a_draft_leaves_a_page_that_lists_the_others(hugo, tmp_path, build):
    site = hugo(
        {"content/_index.md": page("Secret.", title="H", draft="true"), "content/a.md": page("Text.", title="A")}
    )
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    text = (build(dest) / "index.html").read_text("utf-8")
    assert "Secret" not in text
    assert 'href="a.html"' in text


def test_templates_that_make_pages_are_in_the_report(hugo, tmp_path):
    site = hugo(
        {"content/a.md": page("", title="A"), "content/made/_content.gotmpl": '{{ $.AddPage (dict "path" "p") }}'}
    )
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    report = json.loads((tmp_path / "sphinx" / "migration.json").read_text("utf-8"))
    assert [each["file"] for each in report["lost"]] == ["content/made/_content.gotmpl"]
    assert not list((tmp_path / "sphinx").rglob("*.gotmpl"))
