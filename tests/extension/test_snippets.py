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

SNIPPETS = Path(__file__).parents[1] / "snippets"
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


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_twins_become_the_expected_html_and_the_same_doctree_with_the_expected_warnings(folder, site, same_text):
    html = (folder / "expected.html").read_text(encoding="utf-8")
    doctrees = {}
    for page in pages_of(folder):
        built = site(files_for(page), folder=page.name, root_doc=page.stem)
        same_text(built.bodies[page.stem], html, f"HTML of {page.name}")
        warnings = in_order(built.warnings.replace(f"{page.name}:", "page:"))
        same_text(warnings, expected_warnings(page), f"warnings of {page.name}")
        doctrees[page.name] = plain_doctree(built, page.stem)
    first = next(iter(doctrees))
    for name, doctree in doctrees.items():
        same_text(doctree, doctrees[first], f"doctree of {name}, by {first}")


def plain_doctree(built, docname):
    """The doctree without the names of files, and without those that reStructuredText gives to links."""
    document = built.doctree(docname)
    for node in document.findall(nodes.Element):
        node.attributes.pop("source", None)
        node.attributes.pop("refdoc", None)
        node.attributes.pop("parent", None)
        if isinstance(node, nodes.reference):
            node.attributes.pop("name", None)
    return "".join(child.pformat() for child in document.children)
