"""Names and places of references: translated titles, headings, labels, documents, and several PDF documents."""

from __future__ import annotations

import json
import re
import unicodedata
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

FIGURE = ":::{{project-figure}}\n:title: {}\n{}\n:::\n"
CATALOG = 'projects:\n  - {id: one, title: One Thing, target: "https://one.example"}\n'


def parse(built, docname):
    return BeautifulSoup(built.bodies[docname], "html.parser")


def test_project_is_found_by_its_original_and_its_translated_title(site):
    catalog = Catalog(locale="de")
    for original, translation in {"Foundation": "Stiftung", "Compost": "Kompost"}.items():
        catalog.add(original, translation)
    translations = BytesIO()
    write_mo(translations, catalog)
    files = {
        "index.md": "# Home\n\n{project}`Foundation` {project}`foundation` {project}`stiftung` {project}`COMPOST`\n\n"
        + FIGURE.format("Foundation", "")
        + "\n:::{project-gallery}\n:::\n",
        "projects.yml": "projects:\n- {id: heap, title: Compost}\n",
        "locale/de/LC_MESSAGES/index.mo": translations.getvalue(),
    }
    built = site(files, language="de", locale_dirs=["locale"], gettext_auto_build=False)
    assert built.warnings == ""
    links = [(link.get_text(), link["href"]) for link in parse(built, "index").select("p > a.reference")]
    assert links == [("Stiftung", "#project-foundation")] * 3 + [("Kompost", "#project-heap")]


def test_names_are_the_same_in_each_unicode_form(site):
    def composed(text):
        return unicodedata.normalize("NFC", text)

    def decomposed(text):
        return unicodedata.normalize("NFD", text)

    files = {
        "index.md": "# Home\n\n"
        + composed("{project}`Café` {project}`Über`\n\n")
        + decomposed("{project}`Café` {project}`Über`\n\n")
        + FIGURE.format(composed("Über"), f":target: {decomposed('über')}")
        + f"\n:::{{project-gallery}}\n:projects: {decomposed('Café')}\n:::\n",
        composed("über.md"): "# Ü\n",
        "projects.yml": f"projects:\n- {{title: {composed('Café')}, target: {decomposed('über.md')}}}\n",
    }
    built = site(files, suppress_warnings=["toc.not_included"])
    assert built.warnings == ""
    page = parse(built, "index")
    cards = {composed(card.select_one(".project-title").get_text()): card for card in page.select(".project-highlight")}
    links = [(composed(link.get_text()), link["href"]) for link in page.select("p > a.reference")]
    assert links == [(title, f"#{cards[title]['id']}") for title in ("Café", "Über", "Café", "Über")]
    assert {title.a["href"] for title in page.select(".project-title")} == {"%C3%BCber.html"}


def test_headings_show_titles_wherever_sphinx_repeats_them(site):
    files = {
        "index.md": "# All of {project}`late`\n\n```{toctree}\nabout\nrest\nlate\n```\n\n"
        "[](about.md) {ref}`label` {ref}`rst-label` {doc}`rest`\n",
        "about.md": "(label)=\n# About {project}`one` here\n\n## Sub {project}`own <one>`\n",
        "rest.rst": "RST :project:`one`\n==================\n\n"
        ".. _rst-label:\n\nAnd :project:`late`\n-------------------\n",
        "late.md": "# Late\n\n" + FIGURE.format("Later on", ":name: late"),
        "projects.yml": CATALOG,
    }

    def build():
        built = site(files, myst_heading_anchors=2, html_theme="alabaster")
        assert built.warnings == ""
        return built, BeautifulSoup(built.read("index.html"), "html.parser")

    built, page = build()
    assert page.title.get_text().startswith("All of Later on")
    assert [link.get_text() for link in page.select(".toctree-wrapper a")] == [
        "About One Thing here",
        "Sub own",
        "RST One Thing",
        "And Later on",
        "Late",
    ]
    assert [link.get_text() for link in page.select("[role=main] p > a.reference")] == [
        "About One Thing here",
        "About One Thing here",
        "And Later on",
        "RST One Thing",
    ]
    slugs = built.app.env.metadata["about"]["myst_slugs"]  # for links such as [](about.md#slug)
    assert [text for _line, _section, text in slugs.values()] == ["About One Thing here", "Sub own"]
    # Anchors of headings do not depend on titles of projects.
    assert page.select_one('a[href="rest.html#and-late"]')
    with (built.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda _base, path: path)
    names = {
        name: tuple(item)[3] if isinstance(item, tuple) else item.display_name
        for name, item in (inventory["std:doc"] | inventory["std:label"]).items()
    }
    assert (names["index"], names["label"], names["rst-label"]) == (
        "All of Later on",
        "About One Thing here",
        "And Later on",
    )
    index = json.loads(re.fullmatch(r"Search\.setIndex\((.*)\)", built.read("searchindex.js"))[1])
    titles = [BeautifulSoup(title, "html.parser").get_text() for title in index["titles"]]  # old versions have markup
    assert titles == ["About One Thing here", "All of Later on", "Late", "RST One Thing"]
    # After a change of a title on another page, and without a change of this one.
    files["late.md"] = "# Late\n\n" + FIGURE.format("Even later", ":name: late")
    built, page = build()
    assert built.docnames_read == ["late"]
    assert page.title.get_text().startswith("All of Even later")
    assert page.select_one('.toctree-wrapper a[href="rest.html#and-late"]').get_text() == "And Even later"
    assert "{ref}" not in page.get_text()


def test_references_to_the_label_of_a_card_show_its_title(site):
    text = "{ref}`named` [](#named) [](named) {any}`named` {ref}`above` [](#above) {ref}`alone` {ref}`text <named>`\n\n"
    cards = FIGURE.format("Named card", ":name: named") + "\n(above)=\n" + FIGURE.format("Card below a label", "")
    alone = "(alone)=\n" + FIGURE.format("Card alone", "")
    files = {
        "index.md": f"# Home\n\n{text}::::{{project-gallery}}\n{cards}::::\n\n{alone}",
        "other.md": f"---\norphan: true\n---\n# Other\n\n{text}",
    }
    built = site(files)
    assert built.warnings == ""
    titles = ["Named card"] * 4 + ["Card below a label"] * 2 + ["Card alone", "text"]
    assert [link.get_text() for link in parse(built, "index").select("p > a.reference")] == titles
    links = parse(built, "other").select("p > a.reference")
    assert [link.get_text() for link in links] == titles
    assert links[0]["href"] == "index.html#project-named"


def test_targets_are_documents_with_spaces_and_places_in_documents(site):
    targets = {
        "My notes": "My%20notes.html",
        "My%20notes": "My%20notes.html",
        "/My notes.md": "My%20notes.html",
        "page.md#a-heading": "page.html#a-heading",
        "page#Label": "page.html#label",
        "page#project-card": "page.html#project-card",
        "#here": "#here",
        "my label": "page.html#my-label",
    }
    files = {
        "index.md": "# Home\n\n(here)=\n## Here\n\n"
        + "".join(FIGURE.format(f"Card {number}", f':target: "{target}"') for number, target in enumerate(targets))
        + FIGURE.format("No place", ":target: page.md#a-hading")
        + FIGURE.format("No label", ':target: "#zzz"'),
        "My notes.md": "# Notes\n",
        "page.md": "# Page\n\n## A heading\n\n(label)=\n(my label)=\n## Labeled\n\n" + FIGURE.format("Card", ""),
    }
    built = site(files, suppress_warnings=["toc.not_included"])
    assert built.warnings == (
        'index.md:38: ERROR: target "page.md#a-hading" leads to the document "page", which has no anchor "a-hading"; '
        'did you mean "a-heading"? [openpractices.target]\n'
        'index.md:42: ERROR: target "#zzz" leads to the document "index", which has no anchor "zzz" '
        "[openpractices.target]\n"
    )
    found = [title.a["href"] for title in parse(built, "index").select(".project-title") if title.a]
    assert dict(zip(targets, found, strict=True)) == targets


def test_each_pdf_refers_to_its_own_cards(site):
    gallery = ":::{project-gallery}\n:::\n\n{project}`One Thing`\n\n"
    files = {
        "index.md": "# I\n\n```{toctree}\nfirst\nsecond\nthird\n```\n",
        "first.md": "# First\n\n" + gallery + FIGURE.format("Only here", ""),
        "second.md": "# Second\n\n```{toctree}\nbelow\n```\n\n{project}`One Thing` {project}`only here`\n",
        "below.md": "# Below\n\n" + gallery,
        "third.md": "# Third\n\n{project}`One Thing` {project}`only here`\n",
        # A page that is in no document, and so not preferred where it is not written.
        "orphan.md": "---\norphan: true\n---\n# O\n\n:::{project-gallery}\n:canonical:\n:::\n",
        "projects.yml": CATALOG,
    }
    names = ("first", "second", "third")
    built = site(files, "latex", latex_documents=[(name, f"{name}.tex", name, "Me", "howto") for name in names])
    assert built.warnings == ""
    assert {name: re.findall(r"hyperref\[\\detokenize\{(.*?)\}", built.read(f"{name}.tex")) for name in names} == {
        "first": ["first:project-one"],
        "second": ["below:project-one", "below:project-one"],
        "third": [],
    }
    assert r"\sphinxhref{https://one.example}" in built.read("third.tex")
    assert "Only here" in built.read("second.tex")
    documents = [(name, name, name, "Me", name, "", "") for name in names]
    built = site(files, "texinfo", texinfo_documents=documents)
    assert built.warnings == ""
    counts = []
    for name in names:
        text = built.read(f"{name}.texi")
        references = re.findall(r"@ref\{(\w+),,One Thing\}", text)
        assert set(references) <= set(re.findall(r"@anchor\{(\w+)\}", text))
        counts.append(len(references))
    assert counts == [1, 2, 0]
    built = site(files, "singlehtml")
    assert built.warnings == ""
    page = BeautifulSoup(built.read("index.html"), "html.parser")
    links = [link["href"] for link in page.select("p > a.reference")]
    one, other = "#project-one", "#project-only-here"
    assert links == [one, one, one, other, one, other]
    assert all(page.find(id=link[1:]) for link in links)
