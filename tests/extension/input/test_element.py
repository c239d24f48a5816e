"""Content of pages that elements do not change; the snippets show the highlights they become."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sphinx_openpractices.extension.base.nodes import project_title

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
OTHERS = ["myst_parser"]
OURS = ["myst_parser", "sphinx_openpractices"]

NOT_MEANT = {
    "comment in a sentence": 'A <!-- <project-figure title="Dask"> --> sentence with *emphasis*.',
    "comment": '<!--\n<project-figure title="Dask">\n-->\n\nText.',
    "comment with a misspelt tag": '<!-- <project-figur title="Dask"></project-figur> -->\n\nText.',
    "comment in a heading": '# Heading <!-- <project-figure title="Dask"> -->\n\nText.',
    "code": '`<project-figure title="Dask">`, ``</project-figure>``',
    "block of code": '```html\n<project-figure title="Dask">\n```',
    "indented code": '    <project-figure title="Dask"\n\nText.',
    "escaped tag": '\\<project-figure title="Dask"> and &lt;project-figure>',
    "figure of HTML": '<figure title="Dask"><figcaption>Text</figcaption></figure>\n\nText.',
    "another element": "An <x-figure></x-figure>.",
    "value of another element": '<span title="<project-figure>">Text</span>',
    "script": '<script>\nwrite("<project-figure title=Dask>")\n</script>\n\nText.',
}


def test_markup_that_only_looks_like_the_element_is_left_alone(site, same_text):
    pages = {name: f"---\norphan: true\n---\nBefore.\n\n{markup}\n\nBehind.\n" for name, markup in NOT_MEANT.items()}
    files = {"index.md": "# I\n"} | {f"{name}.md": text for name, text in pages.items()}
    expected = site(files, folder="without", extensions=OTHERS)
    built = site(files, extensions=OURS)
    for name in pages:
        same_text(built.bodies[name], expected.bodies[name], name)
    assert built.warnings == expected.warnings == ""


def test_raw_html_of_a_site_without_myst_is_left_alone(site, same_text):
    tag = '<project-figure title="Dask">'
    page = f".. raw:: html\n\n   {tag}\n   *Text* with [brackets]\n   </project-figure>\n\nThe rest.\n"
    expected = site({"index.rst": page}, folder="without", extensions=[])
    built = site({"index.rst": page}, extensions=["sphinx_openpractices"])
    same_text(built.bodies["index"], expected.bodies["index"], "HTML")
    assert built.warnings == ""


def test_text_around_elements_in_a_paragraph_keeps_its_markup(site):
    page = 'To *one* <project-figure title="Dask"></project-figure> and **two** {sub}`low`.\n'
    built = site({"index.md": page})
    assert built.warnings == ""
    assert [node.astext().strip() for node in built.doctree("index").children] == ["To one", "Dask", "and two low."]
    assert "<p>To <em>one</em></p>" in built.bodies["index"]
    assert "<p>and <strong>two</strong> <sub>low</sub>.</p>" in built.bodies["index"]


def test_messages_on_the_content_name_its_line(site):
    content = "Fine.\n\nA {doc}`missing` page, and {nonsense}`role`.\n"
    page = f'Text.\n\n<project-figure title="Dask">\n{content}</project-figure>\n'
    built = site({"index.md": page})
    # Messages of the parser in the oldest docutils treat every file as reStructuredText.
    assert built.warnings.replace(".md.rst:", ".md:").splitlines() == [
        'index.md:6: WARNING: Unknown interpreted text role "nonsense". [myst.role_unknown]',
        "index.md:6: WARNING: unknown document: 'missing' [ref.doc]",
    ]


def test_messages_on_content_that_html_swallowed_name_its_line(site):
    page = 'Text.\n\n<project-figure title="Dask">\nFine.\nA {doc}`missing` page.\n</project-figure>\n'
    built = site({"index.md": page})
    assert built.warnings.splitlines() == ["index.md:4: WARNING: unknown document: 'missing' [ref.doc]"]


@pytest.mark.parametrize("tag", ['<project-figure title="Dask>', '<b title="open>\n<project-figure title=Dask>'])
def test_incomplete_tag_is_reported_in_a_block_of_html(tag, site):
    built = site({"index.md": f"Text.\n\n<div>\n{tag}\n</div>\n\nThe rest.\n"})
    message = 'close the quotes in the tag and end it with ">"; it is incomplete'
    assert built.warnings == f"index.md:3: ERROR: <project-figure>: {message} [openpractices.element]\n"


def test_footnotes_and_headings_of_the_page_are_not_read_again_for_a_caption(site):
    page = (
        "# Heading\n\n"
        '<project-figure title="Dask">\nSee [the site] and a note.[^1]\n</project-figure>\n\n'
        "[the site]: https://dask.org\n\n[^1]: The note.\n"
    )
    built = site({"index.md": page})
    assert built.warnings == ""
    body = built.bodies["index"]
    assert body.count("<h1>") == 1
    assert '<a class="reference external" href="https://dask.org">the site</a>' in body
    assert body.count("The note.") == 1


def test_page_is_read_once_for_the_links_of_all_its_elements(site, monkeypatch):
    read = []
    original = Path.read_text
    monkeypatch.setattr(
        Path, "read_text", lambda path, *args, **kwargs: read.append(path) or original(path, *args, **kwargs)
    )
    element = '<project-figure title="T{}">\nSee [the site].\n</project-figure>\n\n'
    built = site({"index.md": "".join(map(element.format, range(3))) + "[the site]: https://dask.org\n"})
    assert built.bodies["index"].count('href="https://dask.org">the site</a>') == 3
    assert len([path for path in read if path.name == "index.md"]) <= 2, "once by Sphinx, once by us"


def test_figures_in_one_caption_keep_their_order(site):
    inner = ":::{{project-figure}}\n:title: {}\n:::\n"
    built = site(
        {"index.md": "::::{project-figure}\n:title: Outer\n\n" + inner.format("A") + inner.format("B") + "::::\n"}
    )
    assert [title.astext() for title in built.doctree("index").findall(project_title)] == ["Outer", "A", "B"]
    assert built.warnings.count("cannot be inside another") == 2


ODD = {
    "marked section": "# X\n\n<div>\n<![x\n</div>\n",
    "tags": "<div \n" + "<a " * 20_000 + "\n",
    "our tags": "<div \n" + "<project-figure " * 4_000 + "\n",
    "comments": "<div>\n" + "<!--" * 15_000 + "\n",
    "quotes": "<div>\n" + "<a b='" * 10_000 + "\n",
    "tags among text": "<div>\n" + "<project-figure></project-figure>\n" * 2_000 + "</div>\n",
}


@pytest.mark.parametrize("page", ODD.values(), ids=ODD)
def test_odd_html_costs_little_more_than_without_us(page, site):
    start = time.process_time()
    site({"index.md": page}, folder="without", extensions=OTHERS)
    between = time.process_time()
    built = site({"index.md": page}, extensions=OURS)
    assert time.process_time() - between < between - start + 3
    assert "never closed" not in built.warnings


def test_element_in_a_version_note_is_a_card(site):
    elements = (
        '<project-figure title="One">\nText\n</project-figure>',
        '<project-figure title="Two">\n\nText\n\n</project-figure>',
    )
    notes = "".join(f":::{{versionadded}} 2.0\nSince:\n\n{element}\n:::\n\n" for element in elements)
    built = site({"index.md": f"# Page\n\n{notes}"}, "text")
    assert built.warnings == ""
    cards = built.read("index.txt").replace("Added in version 2.0: Since:\n\n", "")
    assert cards == "Page\n****\n\n* One\n\n  Text\n\n* Two\n\n  Text\n"


FLAGS = {
    "draft": True,
    'draft=""': True,
    'draft="draft"': True,
    "DRAFT=Draft": True,
    'draft="true"': True,
    'draft="false"': False,
    'draft="no"': False,
    'draft="maybe"': False,
    'src="logo.svg" draft="0"': False,
}


def test_flags_are_boolean_attributes_of_html(site):
    elements = [f'<project-figure title="P{number}" {flag}></project-figure>' for number, flag in enumerate(FLAGS)]
    built = site({"index.md": "\n\n".join(elements) + "\n", "logo.svg": LOGO})
    shown = [number for number, is_draft in enumerate(FLAGS.values()) if not is_draft]
    assert [node.astext() for node in built.doctree("index").findall(project_title)] == [f"P{each}" for each in shown]
    hint = "is a flag; write it without a value, or remove it; found"
    assert built.warnings.splitlines() == [
        f'index.md:{line}: ERROR: <project-figure>: attribute "draft" {hint} "{value}" [openpractices.value]'
        for line, value in zip((11, 13, 15, 17), ("false", "no", "maybe", "0"), strict=True)
    ]
