"""Cards inside ``only`` and ``ifconfig``: each builder refers to the cards that it shows."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

CATALOG = """\
projects:
  - {title: Alpha, target: "https://alpha.example", tags: [x, y]}
"""
GALLERY = ":::{project-gallery}\n:projects: alpha\n:::\n"
FIGURE = ":::{{project-figure}}\n:title: {}\n:::\n"


def only(expression, body):
    return f"::::::{{only}} {expression}\n{body}\n::::::\n\n"


def links(built, docname="index"):
    """Return the links of the references on a page by their text; ``None`` for text without a link."""
    page = BeautifulSoup(built.bodies[docname], "html.parser")
    spans = page.select(".openpractices-project")
    return {span.get_text(): span.parent.get("href") if span.parent.name == "a" else None for span in spans}


def ids(built, docname="index"):
    """Return the anchors of the cards on a page."""
    cards = BeautifulSoup(built.bodies[docname], "html.parser").select(".project-highlight")
    return [card.get("id") for card in cards]


def pdf_places(tex):
    """Return the labels of cards in LaTeX, and the labels that references name."""
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex))
    references = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex))
    return {label for label in labels if ":project-" in label}, references, references - labels


@pytest.mark.parametrize("first", ["html", "latex"])
@pytest.mark.parametrize("card", [GALLERY, FIGURE.format("Alpha"), GALLERY.replace(":::\n", ":group-by: tags\n:::\n")])
def test_each_builder_has_one_card_of_a_page_with_a_card_for_each(first, card, site):
    second = {"html": "latex", "latex": "html"}[first]
    page = f"# Home\n\n{only(first, card)}{only(second, card)}{{project}}`alpha`\n"
    files = {"index.md": page, "projects.yml": CATALOG}
    for builder in ("html", "latex", "html"):
        built = site(files, builder, shared=True, latex_documents=[("index", "p.tex", "P", "Me", "manual")])
        assert built.warnings == ""
        if builder == "latex":
            labels, references, undefined = pdf_places(built.read("p.tex"))
            assert (labels, references, undefined) == ({"index:project-alpha"}, {"index:project-alpha"}, set())
    page = BeautifulSoup(built.read("index.html"), "html.parser")
    assert [card.get("id") for card in page.select(".project-highlight[id]")] == ["project-alpha"]
    assert page.select_one("p > a.reference")["href"] == "#project-alpha"


def test_conditions_can_be_nested_and_expressions_and_hide_whole_pages(site):
    files = {
        "index.md": "# Home\n\n```{toctree}\na\nb\nc\nd\n```\n\n{project}`one`, {project}`two`, {project}`three`, "
        "{project}`alpha`, {project}`four`, {any}`two`, {project}`five`\n",
        # Shown on c, hidden on all others.
        "a.md": "# A\n\n"
        + only("not html", FIGURE.format("One") + "\n" + FIGURE.format("Two"))
        + only("html", ":::::{only} latex or epub\n" + FIGURE.format("One") + ":::::\n")
        + only("html and not html", GALLERY),
        # MyST moves sections out of {only}, reStructuredText does not.
        "b.rst": "B\n=\n\n.. only:: latex\n\n   Section\n   -------\n\n   .. project-figure::\n      :title: One\n\n"
        "   .. project-figure::\n      :title: Three\n",
        "c.md": "# C\n\n" + only("not latex and (html or epub)", ":::::{only} format_html\n" + FIGURE.format("One")),
        "d.rst": "D\n=\n\n.. ifconfig:: language == 'de'\n\n   .. project-figure::\n      :title: Four\n\n"
        ".. ifconfig:: builder == 'html'\n\n   .. project-figure::\n      :title: Five\n",
        "projects.yml": CATALOG,
    }
    built = site(files, extensions=["myst_parser", "sphinx_openpractices", "sphinx.ext.ifconfig"], language="en")
    assert built.warnings == ""
    assert links(built) == {
        "One": "c.html#project-one",
        "Two": None,  # known, but not shown
        "Three": None,
        "Alpha": "https://alpha.example",
        "Four": None,
        "Five": "d.html#project-five",
    }
    assert [ids(built, name) for name in "abcd"] == [[], [], ["project-one"], ["project-five"]]
    with (built.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda _base, path: path)
    assert sorted(inventory["openpractices:project"]) == ["five", "one"]


def test_canonical_gallery_that_is_not_shown_claims_nothing(site):
    canonical = ":::{project-gallery}\n:projects: alpha\n:canonical:\n:::\n"
    files = {
        "index.md": "# Home\n\n```{toctree}\na\nb\n```\n\n{project}`alpha`\n",
        "a.md": "# A\n\n" + only("latex", canonical),
        "b.md": "# B\n\n" + GALLERY + "\nBetween\n\n" + only("html", canonical),
        "projects.yml": CATALOG,
    }
    built = site(files)
    assert built.warnings == ""
    first, second = ids(built, "b")
    assert first == "project-alpha"
    assert links(built) == {"Alpha": f"b.html#{second}"}


def test_cards_that_a_builder_shows_together_are_duplicates(site):
    named = ":::{project-figure}\n:title: Beta\n:name: beta\n:::\n"
    files = {
        "index.md": "# Home\n\n"
        + FIGURE.format("Alpha")
        + "\n"
        + only("html", FIGURE.format("Alpha"))
        + only("html", named)
        + only("latex", named)
        + only("html", named)
        + "{ref}`beta`\n"
    }
    built = site(files)
    assert built.warnings == (
        'index.md:9: WARNING: project-figure: the id "alpha" is already used by the project at index.md:3; '
        "write it once, with the tags of both, or give one of them another name [openpractices.duplicate]\n"
        'index.md:32: WARNING: project-figure: the id "beta" is already used by the project at index.md:16 '
        "[openpractices.duplicate]\n"
    )
    assert (
        '<a class="reference internal" href="#project-beta"><span class="std std-ref">Beta</span></a>'
        in (built.bodies["index"])
    )


def test_page_is_written_again_where_its_references_have_moved(site):
    """Builders share an environment; those that did not read the change write the page again too."""
    hub = FIGURE.format("Hub")
    files = {
        "index.md": "# I\n\n```{toctree}\na\nb\n```\n\n{project}`hub`\n",
        "a.md": "# A\n\n" + only("html", hub),
        "b.md": "# B\n\n" + hub,
    }

    def build(builder, **changes):
        built = site(files | changes, builder, shared=True)
        assert built.warnings == ""
        return re.findall(r"[ab](?:\.html|/)#project-hub", built.read("index.html"))

    assert build("html") == ["a.html#project-hub"]
    assert build("dirhtml") == ["a/#project-hub"]
    files["a.md"] = "# A\n"
    assert build("dirhtml") == ["b/#project-hub"]
    assert build("html") == ["b.html#project-hub"]
