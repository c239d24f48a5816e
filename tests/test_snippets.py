"""The snippets: each folder holds one page written by every door, and what all of them have to become.

``page.md`` and ``page.rst`` use the directives, ``element*.md`` the HTML element. ``expected.html`` is the body of
the page; ``warnings.txt``, where there is one, holds the messages in the words of the directive. The lines of the twins
agree, so that the same messages have the same places.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes

SNIPPETS = Path(__file__).parent / "snippets"
PAGES = sorted(path for path in SNIPPETS.glob("*/*") if re.fullmatch(r"page\.(md|rst)|element.*\.md", path.name))
FOLDERS = sorted({path.parent for path in PAGES})


def pages_of(folder):
    """The twins, the Markdown page with the directive first."""
    return sorted((path for path in PAGES if path.parent == folder), key=lambda path: (path.stem != "page", path.name))


def files_for(page):
    """The page as the only one of its kind, and what it refers to."""
    left_out = {*pages_of(page.parent), page.parent / "expected.html", page.parent / "warnings.txt"} - {page}
    return {
        path.relative_to(page.parent).as_posix(): path.read_bytes()
        for path in page.parent.rglob("*")
        if path.is_file() and path not in left_out
    }


def expected_warnings(page):
    """The messages of the snippet; those for an element differ by the noun alone, and the logo is its ``src``."""
    path = page.parent / "warnings.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if page.name.startswith("element"):
        text = text.replace(" project-figure:", " <project-figure>:")
        text = re.sub(r"(?<=<project-figure>:)(.*)\boption (?=\")", r"\1attribute ", text)
        text = text.replace('<project-figure>: attribute "logo"', '<project-figure>: attribute "src"')
    return text


def in_order(warnings):
    """By file and line: the phases of a build report one after another."""
    places = {line: re.match(r"(.+?):(\d+):", line) for line in warnings.splitlines()}
    return "\n".join(sorted(places, key=lambda line: (places[line][1], int(places[line][2]))))


@pytest.mark.parametrize("source", PAGES, ids=lambda source: f"{source.parent.name}/{source.name}")
def test_page_becomes_the_expected_html_with_the_expected_warnings(source, site, same_text):
    built = site(files_for(source), root_doc=source.stem)
    same_text(built.bodies[source.stem], (source.parent / "expected.html").read_text(encoding="utf-8"), "HTML")
    same_text(in_order(built.warnings.replace(f"{source.name}:", "page:")), expected_warnings(source), "warnings")


@pytest.mark.parametrize(
    "folder", [each for each in FOLDERS if len(pages_of(each)) > 1], ids=lambda folder: folder.name
)
def test_twins_have_the_same_doctree(folder, site, same_text):
    first, *others = pages_of(folder)
    expected = plain_doctree(first, site)
    for other in others:
        same_text(plain_doctree(other, site), expected, f"doctree of {other.name}, by {first.name}")


def plain_doctree(page, site):
    """The doctree without the names of files, and without those that reStructuredText gives to links."""
    built = site(files_for(page), "dummy", folder=page.name, root_doc=page.stem)
    document = built.doctree(page.stem)
    for node in document.findall(nodes.Element):
        node.attributes.pop("source", None)
        node.attributes.pop("refdoc", None)
        node.attributes.pop("parent", None)
        if isinstance(node, nodes.reference):
            node.attributes.pop("name", None)
    return "".join(child.pformat() for child in document.children)
