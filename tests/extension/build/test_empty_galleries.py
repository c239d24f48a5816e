"""Galleries that are empty on purpose show the text of their option ``empty``."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

CATALOG = "projects:\n- {title: A, tags: [partner], relation: use}\n"
PAGE = """\
# P

:::{project-gallery}
OPTIONS
:empty: We have no *sponsors* at present, [ask us](mailto:a@example.org).
:group-by: tags
:caption: Sponsors
:name: sponsors
:class: quiet
:::

See {ref}`them <sponsors>`.
"""
REST = """\
P
=

.. project-gallery::
   :relation: fund
   :empty: We have no *sponsors* at present, `ask us <mailto:a@example.org>`_.
   :class: quiet
"""
TEXT = '<p class="quiet">We have no <em>sponsors</em> at present, <a class="reference external" href="mailto:'
ON_PURPOSE = (":relation: fund", ":tags: sponsor", ":tags: gold, silver", ":exclude: A", ":tags: partner\n:exclude: A")
BUILDERS = ("singlehtml", "epub", "latex", "text", "man", "texinfo", "xml", "gettext", "linkcheck")


@pytest.mark.parametrize("options", ON_PURPOSE)
def test_text_is_shown_without_a_warning(site, options):
    built = site({"index.md": PAGE.replace("OPTIONS", options), "projects.yml": CATALOG})
    assert built.warnings == ""
    assert TEXT in built.bodies["index"]
    assert "project-gallery.css" not in built.read("index.html")
    body = BeautifulSoup(built.bodies["index"], "html.parser")
    assert body.select_one(".project-gallery-caption")["id"] == body.select_one("a.internal")["href"][1:]


def test_text_is_shown_in_restructuredtext_and_for_a_catalog_without_entries(site):
    built = site({"index.rst": REST, "projects.yml": CATALOG})
    assert built.warnings == ""
    assert TEXT in built.bodies["index"]
    built = site({"index.md": PAGE.replace("OPTIONS\n", ""), "projects.yml": "projects: []\n"}, folder="none")
    assert built.warnings == ""
    assert TEXT in built.bodies["index"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_text_is_shown_by_every_builder(site, builder):
    files = {"index.md": PAGE.replace("OPTIONS", ":relation: fund"), "projects.yml": CATALOG}
    built = site(files, builder, copyright="A", version="1")
    assert built.warnings == ""
    pages = {"gettext": "index.pot", "singlehtml": "index.html", "epub": "index.xhtml", "text": "index.txt"}
    if builder in pages:
        assert "at present" in built.read(pages[builder])


MISTAKES = {
    ":tags: partnr": 'WARNING: project-gallery: option "tags": there is no tag "partnr"; did you mean "partner"? '
    "[openpractices.selection]",
    ":projects: B": 'WARNING: project-gallery: option "projects": there is no project "B" [openpractices.selection]',
    ":relation: fnd": "ERROR: project-gallery: option \"relation\" 'fnd' is not one of use, contribute, maintain, fund"
    '; did you mean "fund"? [openpractices.value]',
    ":tag: partner": 'ERROR: project-gallery: unknown option "tag"; did you mean "tags"? [openpractices.option]',
    ":exclude: A\n:EMPTY:": 'ERROR: project-gallery: option "empty" is empty; write some text [openpractices.value]',
}


def test_mistakes_are_reported_and_the_text_is_not_shown(site):
    page = PAGE.partition("\nSee ")[0]
    pages = {f"{number}.md": page.replace("OPTIONS", each) for number, each in enumerate(MISTAKES)}
    pages["4.md"] = "# P\n\n:::{project-gallery}\n:exclude: A\n:empty:\n:::\n"
    built = site({"index.md": "# P\n", **pages, "projects.yml": CATALOG}, suppress_warnings=["toc.not_included"])
    expected = [f"{number}.md:3: {message}" for number, message in enumerate(MISTAKES.values())]
    none = "project-gallery: no project of the catalog matches all of its options [openpractices.selection]"
    assert built.warnings.splitlines() == [*expected, f"4.md:3: WARNING: {none}"]
    assert not any("at present" in (body or "") for body in built.bodies.values())


def test_gallery_is_shown_as_soon_as_the_catalog_has_a_project(site):
    page = PAGE.replace("OPTIONS", ":tags: sponsor")
    assert TEXT in site({"index.md": page, "projects.yml": CATALOG}).bodies["index"]
    built = site({"projects.yml": f"{CATALOG}- {{title: S, tags: sponsor}}\n"})
    assert (built.warnings, built.docnames_read) == ("", ["index"])
    assert TEXT not in built.bodies["index"]
    assert built.bodies["index"].count("<li") == 1
