"""Pages with a filterable gallery in each output; browser tests check what readers do with it."""

from __future__ import annotations

import gzip
import json

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.extension.output.page_assets import FILTER_SCRIPT, FILTER_STYLESHEET, STATIC_FOLDER

GALLERY = ":::{project-gallery}\n:filter:\n:projects: dask\n:::\n"
FILES = {
    "index.md": f"# I\n\n{GALLERY}\n{GALLERY}\n```{{toctree}}\nother\nplain\n```\n",
    "other.md": f"# O\n\n{GALLERY.replace(':filter:', ':filter:' + chr(10) + ':name: mine')}",
    "plain.md": "# P\n\n{project}`dask`\n",
    "projects.yml": "projects:\n  - {title: Dask, caption: Parallel arrays., tags: [arrays]}\n",
}


@pytest.mark.parametrize(
    ("builder", "page", "names"),
    [
        ("html", "index.html", ["", "2"]),
        ("dirhtml", "other/index.html", ["mine"]),
        # All documents are on one page.
        ("singlehtml", "index.html", ["index", "index-2", "other-mine"]),
    ],
)
def test_galleries_of_a_page_have_names_of_their_own(builder, page, names, built_once):
    built = built_once(FILES, builder)
    assert built.warnings == ""
    content = BeautifulSoup(built.read(page), "html.parser")
    assert [each["data-filter"] for each in content.select("[data-filter]")] == names
    (script,) = content.select('script[src*="project-filter.js"]')
    assert script["defer"] == "defer"
    assert content.select('link[href*="project-filter.css"]')
    assert (built.out / "_static" / "project-filter.js").is_file()


def test_page_without_a_filter_and_epub_have_no_script(site, built_once):
    built = built_once(FILES)
    assert "project-filter" not in built.read("plain.html")
    book = site(FILES, "epub", epub_copyright="x", version="1")
    pages = "".join(path.read_text(encoding="utf-8") for path in book.out.rglob("*.xhtml"))
    assert "Parallel arrays." in pages
    assert "data-" not in "".join(part for part in pages.split("<li") if "project-highlight" in part)
    assert "project-filter" not in pages


def test_form_uses_the_language_and_the_relations_of_the_site(site):
    files = FILES | {"projects.yml": "projects:\n- {title: A, relation: host, tags: [x]}\n- {title: B, tags: [y]}\n"}
    files["index.md"] = "# I\n\n:::{project-gallery}\n:filter:\n:::\n"
    del files["other.md"]
    built = site(files, language="de", openpractices_relations={"host": "Wir <hosten>"})
    form = BeautifulSoup(built.read("index.html"), "html.parser").select_one("form")
    assert form.select_one("[type=search]")["placeholder"] == "2 Projekte durchsuchen"
    assert [each.text for each in form.select("summary")] == ["Schlagwörter", "Beziehung"]
    assert [each.text for each in form.select("bdi")] == ["x", "y", "Wir <hosten>"]
    assert form.select_one("[role=status]").text == form["data-status"].format(shown=2, total=2) == "2 von 2"


def test_search_of_the_site_finds_the_text_of_every_card(built_once):
    index = built_once(FILES).read("searchindex.js")
    terms = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    assert {"dask", "parallel"} <= terms.keys()
    # Stemming differs between versions of Sphinx.
    assert [term for term in terms if term.startswith("arra")]


def test_script_and_stylesheet_of_a_filter_have_at_most_six_kilobytes_compressed():
    sizes = [len(gzip.compress((STATIC_FOLDER / name).read_bytes())) for name in (FILTER_SCRIPT, FILTER_STYLESHEET)]
    assert sum(sizes) <= 6000


def test_no_page_waits_for_the_script(built_once):
    content = BeautifulSoup(built_once(FILES).read("index.html"), "html.parser")
    (script,) = content.select('script[src*="project-filter.js"]')
    assert "blocking" not in script.attrs
