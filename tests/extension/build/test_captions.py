"""Captions in a catalog use the markup of the page; messages about them name the catalog."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po
from docutils import nodes

from sphinx_openpractices.extension.base.nodes import caption_element

CATALOG = """\
projects:
  - title: Literal
    alt: Text for the logo
    logo: a.png
    caption: |
      First.

      Second, {ROLE}.
  - title: Quoted
    caption: "{ROLE}"
"""
DOORS = {
    "page.md": ("# P\n\n:::{project-gallery}\n:::\n", "{nope}`x`", 'Unknown interpreted text role "nope".'),
    "figure.md": (
        "# P\n\n:::{project-figure}\n:project: literal\n:::\n\n:::{project-figure}\n:project: quoted\n:::\n",
        "{nope}`x`",
        'Unknown interpreted text role "nope".',
    ),
    "element.md": (
        '# P\n\n<project-figure project="literal" />\n\n<project-figure project="quoted" />\n',
        "{nope}`x`",
        'Unknown interpreted text role "nope".',
    ),
    "page.rst": ("P\n=\n\n.. project-gallery::\n", ":nope:`x`", 'Unknown interpreted text role "nope".'),
}


@pytest.mark.parametrize("door", DOORS)
def test_problem_in_a_caption_is_reported_only_at_its_line_of_the_catalog(door, site, png):
    text, role, message = DOORS[door]
    catalog = CATALOG.replace("{ROLE}", role)
    built = site({door: text, "projects.yml": catalog, "a.png": png()}, root_doc=door.partition(".")[0])
    said = [line for line in built.warnings.splitlines() if message in line]
    assert [line.partition(" ")[0] for line in said] == ["projects.yml:8:", "projects.yml:10:"]
    assert [line for line in built.warnings.splitlines() if "projects.yml" not in line and "WARNING" in line] == []


def test_problem_on_a_page_with_a_gallery_is_reported_on_the_page(site, png):
    text = DOORS["page.md"][0] + "\nText with {nope}`x`.\n"
    built = site({"index.md": text, "projects.yml": CATALOG.replace("{ROLE}", "x"), "a.png": png()})
    # MyST-Parser 4 adds a suffix too many.
    said = built.warnings.replace("index.md.rst:", "index.md:")
    assert said == 'index.md:6: WARNING: Unknown interpreted text role "nope". [myst.role_unknown]\n'


def test_text_in_the_catalog_becomes_messages_at_its_lines(site, png):
    # The two galleries would share a document.
    pages = {"rst-" * door.endswith("rst") + door: text for door, (text, _role, _message) in DOORS.items()}
    files = pages | {"projects.yml": CATALOG.replace("{ROLE}", "*marked*"), "a.png": png()}
    built = site({"index.md": "# I\n\n```{toctree}\n:glob:\n*\n```\n", **files}, "gettext")
    assert built.warnings == ""
    lines = {"Literal": 2, "Text for the logo": 3, "First.": 6, "Second, *marked*.": 8, "Quoted": 9, "*marked*": 10}
    for page in pages:
        with (built.out / page).with_suffix(".pot").open("rb") as file:
            messages = {message.id: message.locations for message in read_po(file) if message.id}
        places = {text: [(path.rpartition("/")[2], line) for path, line in at] for text, at in messages.items()}
        assert {text: places.get(text) for text in lines} == {
            text: [("projects.yml", line)] for text, line in lines.items()
        }


def test_caption_can_use_what_the_page_defines(site):
    catalog = "projects:\n  - title: A\n    caption: See [the site][] and [](#label).\n"
    page = "(label)=\n# P\n\n:::{project-gallery}\n:::\n\n[the site]: https://example.org\n"
    built = site({"index.md": page, "projects.yml": catalog})
    assert built.warnings == ""
    links = [node.get("refuri") or node.get("refid") for node in built.doctree("index").findall(nodes.reference)]
    assert links[:1] == ["https://example.org"]


CAPTIONS = [
    "Plain *words*.",
    "Two\nlines.",
    "Two\n\nparagraphs, {literal}`both` plain.",
    "- A list\n- of two",
    "Word | word\n--- | ---\ncell | cell",
    "    code",
    "Words\n===",
    "Term\n: definition",
    "A `code span\nover lines` and **more**.",
    "Words\n> and a quotation",
    "Words that begin a `span",
    "and words that would end` it",
    "Last one",
]


def test_captions_parsed_together_become_the_same_nodes_as_alone(site):
    """Captions that are parsed together give the same nodes as alone."""

    def entry(index):
        lines = "".join(f"      {line}\n" for line in CAPTIONS[index].split("\n"))
        return f"  - title: Project {index}\n    caption: |2\n{lines}"

    def build(gallery, folder):
        catalog = "projects:\n" + "".join(map(entry, range(len(CAPTIONS))))
        built = site({"index.md": f"# P\n\n{gallery}", "projects.yml": catalog}, folder=folder)
        cards = [each.pformat() for each in built.doctree("index").findall(caption_element)]
        return cards, sorted(set(built.warnings.splitlines()))

    together = build(":::{project-gallery}\n:::\n", "together")
    each = [f":::{{project-figure}}\n:project: project-{index}\n:::\n" for index in range(len(CAPTIONS))]
    assert together == build("\n".join(each), "apart")
    assert len(together[0]) == len(CAPTIONS)
