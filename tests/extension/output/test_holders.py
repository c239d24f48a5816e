"""Galleries in every node that can hold one: builders find them where they write them."""

from __future__ import annotations

import re
from textwrap import indent

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
CONF = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
extensions = ["sphinx_openpractices", "remark"]
html_theme = "alabaster"
"""
REMARK = """
from docutils import nodes
from docutils.parsers.rst import Directive

class remark(nodes.TextElement):
    pass

class RemarkDirective(Directive):
    has_content = True

    def run(self):
        node = remark()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]

def visit(self, node):
    pass

def setup(app):
    app.add_node(remark, **dict.fromkeys(("html", "text", "latex"), (visit, visit)))
    app.add_directive("remark", RemarkDirective)
    return {"parallel_read_safe": True}
"""
HOLDERS = {
    "admonition": ".. note::",
    "remark": ".. remark::",
    "citation": "Text [Cite]_.\n\n.. [Cite] Text",
    "class": ".. class:: special\n",
    "compound": ".. compound::",
    "container": ".. container:: special",
    "definition": "Term\n   Definition",
    "deprecated": ".. deprecated:: 1.0\n   Since:",
    "description": ".. py:function:: call()",
    "epigraph": ".. epigraph::",
    "field": ":Name: Text",
    "footnote": "Text [#]_.\n\n.. [#] Text",
    "glossary": ".. glossary::\n\n   Entry\n      Explanation",
    "legend": ".. figure:: logo.svg\n\n   Caption",
    "list": "*  Item",
    "only": ".. only:: html or text or latex",
    "option": "-o  Text",
    "quote": "   Quoted",
    "sidebar": ".. sidebar:: Aside",
    "table": ".. list-table::\n\n   *  -  Cell",
    "topic": ".. topic:: Subject",
    "versionadded": ".. versionadded:: 1.0\n   Text:",
    "versionchanged": ".. versionchanged:: 1.0",
    "versionremoved": ".. versionremoved:: 1.0",
}
DEPTHS = {"glossary": 6, "table": 9, "option": 4, "quote": 3}
GALLERY = ".. project-gallery::\n   :filter:\n\n   .. project-figure:: logo.svg\n      :title: Found\n"


def make_page(name):
    """A page with a gallery in a holder, after its first line."""
    return f"{name}\n{'=' * 20}\n\nText.\n\n{HOLDERS[name]}\n\n{indent(GALLERY, ' ' * DEPTHS.get(name, 3))}\n"


@pytest.fixture(scope="module")
def built(built_once):
    contents = "Index\n=====\n\n.. toctree::\n\n" + indent("\n".join(HOLDERS), "   ")
    files = {f"{name}.rst": make_page(name) for name in HOLDERS}
    site = {"conf.py": CONF, "remark.py": REMARK, "index.rst": contents, "logo.svg": SVG}
    return lambda builder: built_once(site | files, builder)


def test_html_has_the_stylesheet_and_the_filter(built):
    built = built("html")
    assert built.warnings == ""
    for name in HOLDERS:
        page = built.read(f"{name}.html")
        for part in ('<ul class="project-gallery"', "project-gallery.css", "project-filter.js", '"name":"Found"'):
            assert part in page, name


def test_text_has_no_image(built):
    built = built("text")
    assert built.warnings == ""
    for name in HOLDERS:
        text = built.read(f"{name}.txt")
        assert "Found" in text, name
        assert text.count("[image") == (name == "legend"), name  # the figure itself


def test_latex_has_a_pdf_in_the_place_of_each_svg(built):
    built = built("latex")
    assert built.warnings == ""
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    assert len(re.findall(r"\\includegraphics\[[^]]*keepaspectratio\]\{\{logo\}\.pdf\}", tex)) == len(HOLDERS)
