"""Captions are plain text where they are imported from, and markup in a catalog."""

from __future__ import annotations

import json

import pytest
import yaml

from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.extension.base.nodes import project_caption

PLAIN_CAPTIONS = """\
*Zarr* is `it`, ``really``
# one
- item
+ item
> quote
1. first
12) twelfth
1986. A great year
A. letter
iv) roman
<b>HTML</b> & &copy; &#35;
a_b _c_ d_ `e`_ |f|
[x](y) ![z] [1]_
It ends so::
:role:`x` {x}`y`
~~~ ::: === -- ...
C:\\temp\\new
http://example.org/a_b_ $x$ 2*3*4
""".splitlines()


@pytest.mark.parametrize(
    ("page", "text"),
    [("index.md", "# T\n\n:::{project-gallery}\n:::\n"), ("index.rst", "T\n=\n\n.. project-gallery::\n")],
)
def test_captions_are_shown_as_they_were_written_in_both_markups(page, text, site, tmp_path):
    projects = [{"name": f"Project {index}", "description": caption} for index, caption in enumerate(PLAIN_CAPTIONS)]
    data = {"version": "v1.0.0", "entity": {}, "projects": projects}
    (tmp_path / "funding.json").write_text(json.dumps(data), encoding="utf-8")
    entries = import_file(tmp_path / "funding.json").entries
    built = site({page: text, "projects.yml": yaml.safe_dump({"projects": entries})}, smartquotes=False)
    assert built.warnings == ""
    captions = built.doctree("index").findall(project_caption)
    assert [caption.astext() for caption in captions] == PLAIN_CAPTIONS
