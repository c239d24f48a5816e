"""Standard nodes for the builders of others, and our own for Sphinx's and for those that extend them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOTS = Path(__file__).parents[2] / "roots"


def test_builder_that_looks_up_bases_of_classes_writes_a_readable_list(site, same_text):
    built = site("thirdparty", "outline")
    assert built.warnings == ""
    same_text(built.read("index.outline"), (ROOTS / "test-thirdparty" / "index.expected").read_text(encoding="utf-8"))


def test_builder_that_knows_only_standard_nodes_gets_them(site, same_text):
    built = site("standard", "doctree")
    assert built.warnings == ""
    same_text(built.read("index.doctree"), (ROOTS / "test-standard" / "index.expected").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("builder", "page", "fragment"),
    [
        ("book", "sphinx.tex", r"{\bfseries \sphinxhref{https://pair.example}{Pair}\par}"),
        ("notes", "index.txt", "* Pair <https://pair.example>"),
        ("folders", "index.html", '<p class="project-title"><a href="https://pair.example">Pair</a></p>'),
        ("epub", "index.xhtml", '<p class="project-title"><a href="https://pair.example">Pair</a></p>'),
    ],
)
def test_builder_that_extends_one_of_sphinx_writes_what_that_one_writes(builder, page, fragment, site):
    built = site("standard", builder, version="1", copyright="2025, The team", project="Sphinx", epub_show_urls="no")
    assert fragment in built.read(page)


def test_page_with_a_list_of_stylesheets_of_its_own_gets_ours(site):
    built = site("standard", "folders")
    assert built.warnings == ""
    [link] = re.findall(r'<link [^>]*href="_static/project-gallery.css[^>]*>', built.read("index.html"))
    assert 'rel="stylesheet"' in link


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_pages_of_data_leave_no_data_for_search_engines_among_the_files_of_all_pages(builder, site):
    built = site("standard", builder)
    files = built.app.builder.globalcontext
    assert "_static/project-gallery.css" in [file.filename for file in files["css_files"]]
    assert all(file.filename for file in files["script_files"])
