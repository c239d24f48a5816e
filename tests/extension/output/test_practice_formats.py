"""Practices, summaries and comparisons in every format."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from docutils import nodes

from sphinx_openpractices.extension.base import practice_nodes, practice_summary_nodes
from sphinx_openpractices.extension.output.plain_practices import _STANDARD_NODES
from sphinx_openpractices.extension.output.practice_visitors import PRACTICE_VISITORS

ROOTS = Path(__file__).parents[2] / "roots"
PRACTICES = ROOTS / "test-practices"


def list_node_classes():
    modules = (practice_nodes, practice_summary_nodes)
    return {
        each
        for module in modules
        for _name, each in inspect.getmembers(module, inspect.isclass)
        if each.__module__ == module.__name__ and not each.__subclasses__()
    }


def test_each_node_has_a_visitor_and_a_standard_node():
    classes = list_node_classes()
    assert classes - PRACTICE_VISITORS.keys() == set()
    assert classes - {*_STANDARD_NODES, practice_summary_nodes.practice_cell} == set()


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub", "xml", "pseudoxml", "json", "pickle", "gettext"])
def test_every_builder_writes_all_layouts_without_a_warning(builder, built_once):
    assert built_once("practices", builder).warnings == ""


def test_text_tells_in_words_what_stylesheets_tell_by_place_and_color(built_once, same_text):
    built = built_once("practices", "text")
    assert built.warnings == ""
    for page in ("index", "compare"):
        expected = (PRACTICES / f"{page}.expected.txt").read_text(encoding="utf-8")
        same_text(squeeze_tables(built.read(f"{page}.txt")), squeeze_tables(expected))


def squeeze_tables(text):
    """The text with a line for each row of a table, without spaces: where cells break differs between versions."""
    found, row = [], []
    for line in text.splitlines():
        if line.startswith("| "):
            row.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if row:
            found.append(" | ".join(re.sub(r"\s", "", "".join(cells)) for cells in zip(*row, strict=True)))
            row = []
        found.append(line)
    return "\n".join(found)


def test_man_page_shows_where_evidence_is_and_what_went_back(built_once):
    built = built_once("practices", "man")
    assert built.warnings == ""
    roff = re.sub(r"\\[%:&]", "", built.read("practices.1"))
    assert r"\fBOne step back: was Met on April 2, 2025\fP" in roff
    assert re.search(r"Evidence:\n.*\nStatutes <https://example.org/statutes_2024#s\\?-4> November 18, 2024", roff) or (
        "Statutes <https://example.org/statutes_2024#s\\-4> November 18, 2024" in roff
    )
    assert "aria" not in roff


def test_texinfo_links_evidence_and_keeps_sections(built_once):
    built = built_once("practices", "texinfo")
    assert built.warnings == ""
    texi = built.read("practices.texi")
    assert re.search(
        r"Plan(@footnote\{https://example.org/plan\}| *<https)|@uref\{https://example.org/plan,Plan\}", texi
    )
    assert "@section Living will" in texi


def test_latex_has_sections_bold_statuses_and_tables_that_pages_can_break(built_once):
    built = built_once("practices", "latex")
    assert built.warnings == ""
    tex = built.read("practices.tex")
    assert re.search(r"\\(sub)?section\{Members decide\}", tex)
    assert r"\sphinxstylestrong{Partly met}\DUrole{" not in tex
    assert r"\sphinxstylestrong{One step back: was Met on April 2, 2025}" in tex
    assert tex.count(r"\begin{longtable}") == 2  # a practice can be longer than a page
    assert r"\sphinxhref{https://example.org/statutes\_2024\#s-4}{Statutes}" in tex
    anchors = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex))
    assert set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex)) <= anchors


def test_epub_has_a_stylesheet_words_for_statuses_separators_and_the_address_after_each_link(built_once):
    built = built_once("practices", "epub")
    page = built.read("index.xhtml")
    assert 'href="_static/openpractices-practices.css' in page
    assert "<script" not in page
    assert re.search(r'<li><time datetime="[^"]*">[^<]*</time>: <span class="practice-status', page)
    assert re.search(r'>([^<]+)</a><span class="link-target"> \[https://[^<]*\]</span> <time', page)


def test_builder_that_knows_only_standard_nodes_gets_them(site, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOTS / "test-standard"))
    built = site("practices", "doctree", extensions=["myst_parser", "sphinx_openpractices", "doctree"])
    assert built.warnings == ""
    text = built.read("compare.doctree")
    assert "<practice" not in text
    assert "One step back" in text


def test_each_piece_of_evidence_is_asked_for_once(built_once, monkeypatch):
    built = built_once("practices", "pseudoxml")
    found = [
        node["refuri"]
        for page in ("index", "compare")
        for node in built.doctree(page).findall(nodes.reference)
        if node.get("refuri", "").startswith("http")
    ]
    assert set(found) == {
        "https://framework.example",
        *(f"https://example.org/{path}" for path in ("statutes_2024#s-4", "plan", "issues/12", "source")),
    }


def test_translators_get_every_text_of_the_catalog_with_its_line_and_no_date(built_once):
    built = built_once("practices", "gettext")
    messages = built.read("index.pot") + built.read("compare.pot")
    for text in (
        "Members elect two *thirds* of the board.",
        "Two seats are vacant: 5 % & more_than #1.",
        "All seats taken.",
        "Name a successor",
        "Statutes",
        "Board",
    ):
        assert f'msgid "{text}"' in messages
    for ours in ("2026", "Partly met", "One step back", "Kept in full", "Evidence", "practices met", "overdue"):
        assert f"{ours}" not in re.sub(r"^(#|\"|msgstr).*$", "", messages, flags=re.MULTILINE)
