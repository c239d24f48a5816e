"""Hidden tables of contents at the end of a page."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

TOCTREE = "```{toctree}\n:hidden:\n\n%s\n```\n"
FILES = {
    "index.md": "# Start\n\nLead.[^a]\n\n[^a]: Note.\n\n## First\n\n## Last\n\n### Deeper\n\n"
    + TOCTREE % "part\nlisted"
    + "\n% next\n\n"
    + TOCTREE % "single"
    + "\n% end\n\n(end)=\n",
    # Not the last thing of the page, and not hidden: these stay where their author sees them.
    "part.md": "# Part\n\n## Inside\n\n" + TOCTREE % "inside" + "\nText.\n\n## Shown\n\n```{toctree}\nshown\n```\n",
    "listed.rst": "Listed\n======\n\nEnd\n---\n\nText [1]_\n\n.. toctree::\n   :hidden:\n\n   leaf\n\n.. [1] Note.\n",
    "single.md": "# Single\n\n" + TOCTREE % "below",
    **{f"{name}.md": f"# {name.title()}\n" for name in ("inside", "shown", "leaf", "below")},
}
CONF = {"version": "1", "copyright": "Us", "epub_tocscope": "includehidden", "suppress_warnings": ["myst.header"]}
CHAPTERS = """\
chapter First
chapter Last
section Deeper
chapter Part
section Inside
subsection Inside
section Shown
subsection Shown
chapter Listed
section End
section Leaf
chapter Single
section Below
"""


def test_pages_follow_the_sections_of_a_page_in_a_pdf(site):
    built = site(FILES, "latex", openpractices_page_toctrees=True, **CONF)
    assert built.warnings == ""
    (tex,) = built.out.glob("*.tex")
    found = re.findall(r"^\\((?:sub)*(?:chapter|section))\{(.+?)\}$", tex.read_text("utf-8"), re.MULTILINE)
    assert "".join(f"{level} {title}\n" for level, title in found) == CHAPTERS


@pytest.mark.parametrize(
    ("enabled", "listed"), [(True, {"Listed": ["End", "Leaf"]}), (False, {"Listed": ["End"], "End": ["Leaf"]})]
)
def test_pages_are_next_to_the_sections_in_an_epub(site, enabled, listed):
    built = site(FILES, "epub", openpractices_page_toctrees=enabled, **CONF)
    assert built.warnings == ""
    space = "{http://www.w3.org/1999/xhtml}"
    found = {}
    for item in ET.parse(built.out / "nav.xhtml").iter(f"{space}li"):  # noqa: S314 - written by this build
        if below := [link.text for link in item.findall(f"{space}ol/{space}li/{space}a")]:
            found[item.find(f"{space}a").text] = below
    parts = {"Part": ["Inside", "Shown"], "Inside": ["Inside"], "Shown": ["Shown"], "Single": ["Below"]}
    assert found == parts | listed


def test_pages_are_read_again_if_the_value_changes(site):
    site(FILES, **CONF)
    again = site(FILES, openpractices_page_toctrees=True, **CONF)
    assert set(again.docnames_read) == {name.partition(".")[0] for name in FILES}
