"""Titles that look like markup are text in every output."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from sphinx.util import texescape

TITLES = [
    "<script>alert(1)</script>",
    "<b>Bold</b> &amp; <!-- no comment",
    "\"Double\" & 'single' `back` quotes",
    "*Stars* _scores_ |bars| {braces} $dollars$ ~tilde^ #hash %percent @at 50\\50",
    "שלום, עולם",
    "🚀 Rocket 👩‍🔬",
    ("Long title " * 30)[:300],
]
PAGE = "Titles\n======\n\nBefore the gallery.\n\n" + "".join(
    f".. project-figure::\n   :title: {title}\n   :target: https://example.org/\n\n   Caption.\n\n" for title in TITLES
)
CONF = {"project": "Titles", "author": "The team", "copyright": "2025, The team", "version": "1"}


def in_markup(text, parser):
    """Return the titles on a page; assert that they contain only a link with text."""
    page = BeautifulSoup(text, parser)
    titles = page.select(".project-highlight > .project-title")
    for title in titles:
        assert [each.name for each in title.find_all(recursive=True)] == ["a"]
        assert title.a["href"] == "https://example.org/"
    scripts = [script for script in page.find_all("script") if script.get("type") != "application/ld+json"]
    assert not [script for script in scripts if "alert(1)" in script.text]
    assert not page.find_all("b")
    return [title.a.get_text() for title in titles]


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_titles_are_text_in_html(builder, built_once):
    built = built_once({"index.rst": PAGE}, builder, **CONF)
    assert built.warnings == ""
    assert in_markup(built.read("index.html"), "html.parser") == TITLES


def test_titles_are_text_in_epub(site):
    built = site({"index.rst": PAGE}, "epub", epub_show_urls="no", **CONF)
    assert built.warnings == ""
    ET.parse(built.out / "index.xhtml")  # noqa: S314 - our own page; the test is that it is XML
    assert in_markup(built.read("index.xhtml"), "html.parser") == TITLES


def test_titles_are_text_in_serialized_html(site):
    built = site({"index.rst": PAGE}, "json", **CONF)
    assert built.warnings == ""
    assert in_markup(json.loads(built.read("index.fjson"))["body"], "html.parser") == TITLES


def test_titles_are_text_in_the_inventory_and_the_search_index(built_once):
    built = built_once({"index.rst": PAGE}, "html", **CONF)
    index = json.loads(re.fullmatch(r"Search\.setIndex\((.*)\)", built.read("searchindex.js"))[1])
    assert len(index["objects"][""]) == len(TITLES)
    titles = [title for _project, title, *_rest in built.app.env.domains["openpractices"].get_objects()]
    assert titles == TITLES


def test_titles_are_text_in_xml(site):
    built = site({"index.rst": PAGE}, "xml", **CONF)
    assert built.warnings == ""
    root = ET.parse(built.out / "index.xml").getroot()  # noqa: S314 - our own page
    titles = list(root.iter("project_title"))
    assert [[each.tag for each in title] for title in titles] == [["reference"]] * len(TITLES)
    assert ["".join(title.itertext()).strip() for title in titles] == TITLES


def test_titles_are_text_in_pseudoxml(site):
    built = site({"index.rst": PAGE}, "pseudoxml", **CONF)
    assert built.warnings == ""
    found = re.findall(r"<project_title>\n +<reference [^\n]*>\n +(.*)\n", built.read("index.pseudoxml"))
    assert found == TITLES


def test_titles_are_text_in_plain_text(site):
    built = site({"index.rst": PAGE}, "text", **CONF)
    assert built.warnings == ""
    assert re.findall(r"^\* (.*) <https://example\.org/>$", built.read("index.txt"), re.MULTILINE) == TITLES


def test_titles_are_text_in_latex(site):
    built = site({"index.rst": PAGE}, "latex", latex_engine="xelatex", **CONF)
    assert built.warnings == ""
    tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
    escaped = [texescape.escape(title, "xelatex") for title in TITLES]
    found = re.findall(r"\\sphinxhref\{https://example\.org/\}\{(.*)\}\\par", tex)
    # Possible breaks in words that are too long for the box.
    assert [re.sub(r"\\-|\\allowbreak\{\}", "", title) for title in found] == escaped


def test_titles_are_text_in_texinfo(site):
    built = site({"index.rst": PAGE}, "texinfo", texinfo_show_urls="no", **CONF)
    assert built.warnings == ""
    found = re.findall(
        r"^@item \n@uref\{https://example\.org/,,(.*)\}$",
        next(built.out.glob("*.texi")).read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    # Escapes of Texinfo; a comma would end an argument.
    plain = [re.sub(r"@([@{}])", r"\1", title.replace("@comma{}", ",")) for title in found]
    assert plain == TITLES


def test_titles_are_text_in_man_pages(site):
    built = site({"index.rst": PAGE}, "man", **CONF)
    assert built.warnings == ""
    roff = next(built.out.glob("*.1")).read_text(encoding="utf-8")
    names = {"dq": '"', "aq": "'", "ga": "`", "ha": "^", "ti": "~", "rs": "\\"}
    found = []
    for line in roff.split(".IP \\(bu 2\n")[1:]:
        # Formatting first: the rest is text with escapes.
        title = re.sub(r"\\f[BIP]|\\[%:&]|\\X'tty: link[^']*'", "", line.partition("\n")[0])
        title = re.sub(r"\\\((\w\w)", lambda match: names[match[1]], title)
        title = title.replace("\\-", "-").replace("\\e", "\\")
        found.append(title.partition(" <https://example.org/>")[0])
    assert found == TITLES


def test_titles_are_messages_for_translators(site):
    built = site({"index.rst": PAGE}, "gettext", **CONF)
    assert built.warnings == ""
    with (built.out / "index.pot").open("rb") as file:
        messages = [message.id for message in read_po(file) if message.id]
    assert [message for message in messages if message in TITLES] == TITLES


def test_titles_are_the_same_from_each_input_syntax(site):
    def escaped(title):
        return title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")

    quoted = [title.replace("'", "''") for title in TITLES]
    doors = {
        "index.rst": "".join(f".. project-figure::\n   :title: {title}\n\n" for title in TITLES),
        "directive.md": "---\norphan: true\n---\n"
        + "".join(f":::{{project-figure}}\n:title: '{title}'\n:::\n" for title in quoted),
        "element.md": "---\norphan: true\n---\n"
        + "\n\n".join(f'<project-figure title="{escaped(title)}"></project-figure>' for title in TITLES),
    }
    built = site(doors)
    assert built.warnings == ""
    for door in ("index", "directive", "element"):
        found = BeautifulSoup(built.bodies[door], "html.parser").select(".project-title")
        assert [each.get_text() for each in found] == TITLES
        assert not [each for each in found if each.find_all()]
