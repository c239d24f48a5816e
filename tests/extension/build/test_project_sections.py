"""Groups and projects that are sections of the page: headings, table of contents, anchors and references."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

CATALOG = """\
projects:
- title: NSF
  target: https://nsf.example
  tags: [gov, us]
  relation: fund
  logo: a.svg
  caption: |
    Text, a list,

    - one, and

    ## A heading

    with {project}`Moore`.
- {title: Moore, tags: [us], target: index.md, summary: A foundation., logo: a.svg, logo-dark: a.svg}
- {title: Alone}
"""
GALLERY = ":::{project-gallery}\n:layout: list\n:sections:\nOPTIONS:::\n"
FILES = {
    "index.md": "# Home\n\n```{toctree}\nfunders\ngroups\n```\n\nSee {project}`NSF` and {ref}`all <by-tag>`.\n",
    "funders.md": "# Funders\n\nBefore.\n\n"
    + GALLERY.replace("OPTIONS", ":sort: title\n:canonical:\n")
    + "\n## More\n\nA note.[^1]\n\n[^1]: Note.\n",
    "groups.md": "# Groups\n\n"
    + GALLERY.replace("OPTIONS", ":group-by: tags\n:groups: gov = Agencies\n:name: by-tag\n:caption: All *of* them\n"),
    "projects.yml": CATALOG,
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
}
CONF = {"copyright": "A", "version": "1", "html_baseurl": "https://e.example/"}
OUTLINE = """\
Funders
  Alone #project-alone
  Moore #project-moore
  NSF #project-nsf
  More #more
Groups
  All of them #by-tag
    Agencies #gov
      NSF #project-nsf
    us #us
      NSF #us-nsf
      Moore #project-moore
    Other #other
      Alone #project-alone
"""


def list_contents(toc, depth=0):
    """Return the lines of a table of contents of a page, with anchors."""
    for item in toc.children:
        link = next(iter(item.findall(nodes.reference)))
        yield f"{'  ' * depth}{link.astext()} {link['anchorname']}".rstrip()
        for inner in item.children[1:]:
            yield from list_contents(inner, depth + 1)


def test_projects_and_groups_are_in_the_table_of_contents(built_once):
    built = built_once(FILES, **CONF)
    assert built.warnings == ""
    lines = [line for page in ("funders", "groups") for line in list_contents(built.app.env.tocs[page])]
    assert "\n".join(lines) + "\n" == OUTLINE


def test_heading_is_the_link_and_the_rest_of_the_card_is_below(built_once):
    built = built_once(FILES, **CONF)
    body = BeautifulSoup(built.bodies["funders"], "html.parser")
    section = body.find(id="project-nsf")
    assert section.name == "section"
    assert section.h2.a["href"] == "https://nsf.example"
    assert section.select_one("div.project-highlight > .project-logo > img")
    assert section.select_one(".project-caption li").get_text() == "one, and"
    assert section.select_one(".project-caption a")["href"] == "#project-moore"
    assert not body.select(".project-title, ul.project-gallery")
    assert not body.find(id="project-alone").select(".project-gallery")  # nothing below its heading
    ids = [each["id"] for each in body.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for page in ("funders", "groups"):
        assert "project-sections.css" in built.read(f"{page}.html")
        assert "application/ld+json" in built.read(f"{page}.html")


def test_references_and_the_inventory_lead_to_the_sections(built_once):
    built = built_once(FILES, **CONF)
    links = [link["href"] for link in BeautifulSoup(built.bodies["index"], "html.parser").select("p a")]
    assert links == ["funders.html#project-nsf", "groups.html#by-tag"]
    objects = built.app.env.domains["openpractices"].get_objects()
    assert {each[0]: each[3:5] for each in objects}["nsf"] == ("funders", "project-nsf")


TEXT = """\
Moore
=====

A foundation.


NSF
===

<https://nsf.example>

Text, a list,

* one, and

-[ A heading ]-

with *Moore*.
"""


@pytest.mark.parametrize(
    "builder", ["text", "man", "latex", "texinfo", "xml", "epub", "singlehtml", "gettext", "linkcheck"]
)
def test_every_builder_has_the_sections(builder, site):
    options = {"man_pages": [("funders", "funders", "F", "A", 1)], "linkcheck_ignore": [".*"]}
    built = site(FILES, builder, **CONF, **options)
    assert re.sub(r".*\.svg.*\n|WARNING: .*SVG.*\n", "", built.warnings) == ""
    if builder == "text":
        assert TEXT in built.read("funders.txt")
        assert "Agencies\n--------\n\n\nNSF\n~~~\n\n<https://nsf.example>" in built.read("groups.txt")
    elif builder == "latex":
        tex = next(built.out.glob("*.tex")).read_text()
        # Sphinx 8 writes no links in headings.
        assert re.search(r"\\section\{(\\sphinxhref\{https://nsf.example\}\{NSF\}|NSF)\}", tex)
        assert "project-nsf" in tex
    elif builder == "xml":
        text = built.read("funders.xml")
        assert '<section ids="project-nsf"' in text
        assert "project_highlight" not in text
    elif builder == "gettext":
        text = built.read("groups.pot")
        assert text.count('msgid "NSF"') == 1
        assert 'msgid "All *of* them"' in text
    elif builder == "singlehtml":
        assert built.read("index.html").count("project-nsf") >= 1


def test_titles_of_sections_are_translated_and_sorted(site):
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "NSF"\nmsgstr "A Stiftung"\n'
    files = {**FILES, "locale/de/LC_MESSAGES/funders.po": po}
    built = site(files, language="de", locale_dirs=["locale"], **CONF)
    assert built.warnings == ""
    titles = [
        each.get_text() for each in BeautifulSoup(built.bodies["funders"], "html.parser").select("h2 > a:first-child")
    ]
    assert "A Stiftung" in titles
    assert [each for each in built.app.env.tocs["funders"].astext().split() if each in {"Stiftung", "Moore"}] == [
        "Stiftung",
        "Moore",
    ]


def test_groups_of_cards_are_sections_too(site):
    page = "# P\n\n:::{project-gallery}\n:group-by: relation\n:sections:\n:::\n\n## Deeper\n"
    built = site(
        {"index.md": page, **{name: FILES[name] for name in ("projects.yml", "a.svg")}},
        suppress_warnings=["myst.header"],
    )
    assert built.warnings == ""
    body = BeautifulSoup(built.bodies["index"], "html.parser")
    assert [each.contents[0] for each in body.select("h2")] == ["Funded", "Other", "Deeper"]
    assert len(body.select("section#fund > ul.project-gallery > li")) == 1


def test_second_section_of_a_project_has_a_stable_anchor_too(site):
    page = f"# P\n\n## One\n\n{GALLERY}\n## Two\n\n{GALLERY}".replace("OPTIONS", ":projects: Alone\n")
    built = site({"index.md": page, "projects.yml": CATALOG, "a.svg": FILES["a.svg"]})
    assert built.warnings == ""
    body = BeautifulSoup(built.bodies["index"], "html.parser")
    assert [each["id"] for each in body.select("section section section")] == ["project-alone", "project-alone-2"]


MISTAKES = {
    "note": (
        ":::::{note}\n::::{project-gallery}\n:sections:\n:layout: list\n::::\n:::::\n",
        (
            'note.md:5: ERROR: project-gallery: option "sections": move the gallery out of the note, which cannot have '
            "sections, or remove the option [openpractices.gallery]"
        ),
    ),
    "text": (
        f"{GALLERY.replace('OPTIONS', '')}\nText after it.\n",
        (
            "text.md:8: WARNING: move this text above the gallery with sections, or give it a heading; it is below the "
            "last one [openpractices.gallery]"
        ),
    ),
    "cards": (
        ":::{project-gallery}\n:sections:\n:::\n",
        (
            'cards.md:3: ERROR: project-gallery: option "sections" needs groups, or projects one below the other; '
            "add ':layout: list' [openpractices.value]"
        ),
    ),
    "filter": (
        GALLERY.replace("OPTIONS", ":filter:\n"),
        (
            'filter.md:3: ERROR: project-gallery: option "filter" cannot hide sections of the page; '
            "remove it or 'sections' [openpractices.value]"
        ),
    ),
}


def test_mistakes_are_reported_and_everything_is_shown(site):
    pages = {f"{name}.md": f"# P\n\n{text}" for name, (text, _message) in MISTAKES.items()}
    files = {"index.md": "# P\n", **pages, "projects.yml": CATALOG, "a.svg": FILES["a.svg"]}
    built = site(files, suppress_warnings=["toc.not_included"])
    assert sorted(built.warnings.splitlines()) == sorted(message for _text, message in MISTAKES.values())
    assert all("A foundation." in built.bodies[name] for name in MISTAKES)
