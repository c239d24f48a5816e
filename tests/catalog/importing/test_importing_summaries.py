"""Text of other projects is imported as plain text, and pages show it as it was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.importing import import_file
from sphinx_openpractices.extension.base.nodes import caption_element, project_title

DESCRIPTIONS = """\
*Zarr* is `it`, ``really``
# one
- item
> quote
1. first
A. letter
<b>HTML</b> & &copy; &#35; <!-- <textarea>
a_b _c_ d_ `e`_ |f| "quoted" 'too' -- --- ...
[x](y) ![z] [1]_ [^1] [#a]_
It ends so::
:role:`x` {x}`y` {download}`../conf.py` :download:`../conf.py`
~~~ ::: === -- ... +++
C:\\temp\\new\\
http://example.org/a_b_ www.example.org $x$ 2*3*4
.. include:: conf.py
.. literalinclude:: conf.py
.. |f| replace:: g
:::{literalinclude} conf.py
```{include} conf.py
:::{project-figure} :title: x
<project-figure title="x"
{{ env.srcdir.joinpath('conf.py').read_text() }}
A tool. {{ env.srcdir.joinpath('seen.txt').write_text('x') }} {% raw %}
(label)=
% comment
+++
\N{RIGHT-TO-LEFT OVERRIDE}abc
""".splitlines()
CONF = {
    "extensions": ["myst_parser", "sphinx_openpractices"],
    "myst_enable_extensions": [
        "amsmath",
        "attrs_inline",
        "colon_fence",
        "deflist",
        "dollarmath",
        "fieldlist",
        "html_image",
        "replacements",
        "smartquotes",
        "strikethrough",
        "substitution",
        "tasklist",
    ],
    "rst_prolog": ".. |f| replace:: SUBSTITUTED\n",
    "myst_substitutions": {"f": "SUBSTITUTED"},
    "language": "en",
}


def import_texts(texts, folder):
    """Import a file with each of the texts as name and as description of a project."""
    projects = [{"name": text, "description": text, "tags": ["a", text.replace(",", "")]} for text in texts]
    path = folder / "funding.json"
    path.write_text(json.dumps({"version": "v1.0.0", "entity": {}, "projects": projects}), encoding="utf-8")
    return yaml.safe_dump({"projects": import_file(path).entries})


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("index.md", "# T\n\n:::{project-gallery}\n:show: tags\n:::\n"),
        ("index.rst", "T\n=\n\n.. project-gallery::\n   :group-by: tags\n"),
    ],
)
def test_imported_text_is_shown_as_it_was_written_in_both_markups(page, text, site, tmp_path):
    built = site({page: text, "projects.yml": import_texts(DESCRIPTIONS, tmp_path)}, **CONF)
    assert built.warnings == ""
    doctree = built.doctree("index")
    for kind in (project_title, caption_element):
        assert set(DESCRIPTIONS) == {node.astext() for node in doctree.findall(kind)}
    shown = built.read("index.html")
    assert "SUBSTITUTED" not in shown
    assert "sphinx_openpractices" not in doctree.astext()  # from conf.py
    assert not (tmp_path / "site" / "seen.txt").exists()


@pytest.mark.parametrize("paragraphs", ["One.\n\nTwo.", "One.\r\n \t\r\nTwo.", "One.\n\n\n\nTwo.\n"])
def test_several_paragraphs_become_one_with_a_note(paragraphs, tmp_path):
    path = tmp_path / "codemeta.json"
    data = {"@context": "https://w3id.org/codemeta/3.0", "name": "A", "description": paragraphs}
    path.write_text(json.dumps(data), encoding="utf-8")
    imported = import_file(path)
    assert imported.entries == [{"id": "a", "title": "A", "summary": "One. Two."}]
    assert imported.notes == ["A: description had 2 paragraphs, which were joined into one"]


def test_imported_include_shows_no_file_of_the_machine(site, tmp_path):
    include = f".. include:: {Path(__file__)}"
    data = {
        "@context": "https://w3id.org/codemeta/3.0",
        "name": "Evil",
        "description": include,
    }
    (tmp_path / "codemeta.json").write_text(json.dumps(data), encoding="utf-8")
    entries = import_file(tmp_path / "codemeta.json").entries
    assert entries == [{"id": "evil", "title": "Evil", "summary": include}]
    built = site({"index.rst": "T\n=\n\n.. project-gallery::\n", "projects.yml": yaml.safe_dump({"projects": entries})})
    assert built.warnings == ""
    assert f'<div class="project-caption"><p>{include}</p>' in built.bodies["index"]
