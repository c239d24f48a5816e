"""The snippets: each folder contains a page in every input syntax, and the expected output of all of them.

``page.md`` and ``page.rst`` use the directives, ``element*.md`` the HTML element. ``expected.html`` is the body of the
page; ``warnings.txt``, if there is one, has the messages for the directive. The twins have the same lines, so their
messages have the same places.
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
    """Return the twins, the Markdown page with the directive first."""
    return sorted((path for path in PAGES if path.parent == folder), key=lambda path: (path.stem != "page", path.name))


def files_for(page):
    """Return the files of a site with this page, and the pages it refers to."""
    left_out = {*pages_of(page.parent), page.parent / "expected.html", page.parent / "warnings.txt"} - {page}
    return {
        path.relative_to(page.parent).as_posix(): path.read_bytes()
        for path in page.parent.rglob("*")
        if path.is_file() and path not in left_out
    }


def expected_warnings(page):
    """Return the messages of the snippet; elements have attributes instead of options, and ``src`` for the logo."""
    path = page.parent / "warnings.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if page.name.startswith("element"):
        text = text.replace(" project-figure:", " <project-figure>:")
        text = re.sub(r"(?<=<project-figure>:)(.*)\boption (?=\")", r"\1attribute ", text)
        text = text.replace('<project-figure>: attribute "logo"', '<project-figure>: attribute "src"')
    return text


def in_order(warnings):
    """Sort messages by file and line, since each phase of a build reports its own."""
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
    """Return the doctree without file names, and without the names that reStructuredText gives to links."""
    document = built.doctree(docname)
    for node in document.findall(nodes.Element):
        node.attributes.pop("source", None)
        node.attributes.pop("refdoc", None)
        node.attributes.pop("parent", None)
        if isinstance(node, nodes.reference):
            node.attributes.pop("name", None)
    return "".join(child.pformat() for child in document.children)
