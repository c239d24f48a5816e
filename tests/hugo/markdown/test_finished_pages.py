"""What Docutils and Sphinx would warn of in a finished page is mended."""

from __future__ import annotations

import pytest

from sphinx_openpractices.hugo.converters.relaxed_code import relax_code
from sphinx_openpractices.hugo.markdown.html_images import settle_images
from sphinx_openpractices.hugo.markdown.rules import settle_rules
from sphinx_openpractices.hugo.pages.orphans import mark_orphans


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("a\n\n***\n\nb", "a\n\n***\n\nb"),
        ("a\n---\nb", "a\n---\nb"),
        ("## A\n\n- - -\n\n___\n\nb", "## A\n\n<!-- rule --><hr>\n\n<!-- rule --><hr>\n\nb"),
        ("a\n\n---\n\n---\n\nb", "a\n\n---\n\n<!-- rule --><hr>\n\nb"),
        (
            "> ---\n\n- ***\n\n1. a\n\n   ---",
            "> <!-- rule --><hr>\n\n- <!-- rule --><hr>\n\n1. a\n\n   <!-- rule --><hr>",
        ),
        (":::{note}\na\n\n---\n:::\n\nb\n\n---\n\nc", ":::{note}\na\n\n<!-- rule --><hr>\n:::\n\nb\n\n---\n\nc"),
        ("```\n---\n```", "```\n---\n```"),
    ],
)
def test_rules_are_between_blocks_of_sections(text, becomes):
    assert settle_rules(text) == becomes


@pytest.mark.parametrize(
    ("text", "becomes", "lost"),
    [
        ('<img src="a" width=300 height="2em">', '<img src="a" width=300 height="2em">', 0),
        ('<img src="a" width="auto" height="100%" align="Foo" class="1 b" name="n">', '<img src="a" class="b">', 0),
        (
            '<img src="a" width="10rem" height="3 px" align="LEFT">',
            '<img src="a" width="10" height="3" align="left">',
            0,
        ),
        ('x <img data-src="a&amp;b" alt>', 'x <img data-src="a&amp;b" alt>', 0),
        ("x <img alt=none> y", "x  y", 1),
        ('<p><img width="auto" src="a"></p>', '<p><img width="auto" src="a"></p>', 0),
        ("`<img>` x", "`<img>` x", 0),
        ('a <img src="a" title="A &amp; b">', 'a <span title="A &amp; b"><img src="a"></span>', 0),
        (
            '<img src="a" style="Width: 9px; height: auto">',
            '<img src="a" style="Width: 9px; height: auto" width="9px">',
            0,
        ),
        ('<p><img src="a" title="T"></p>', '<p><img src="a" title="T"></p>', 0),
    ],
)
def test_images_have_what_docutils_accepts(text, becomes, lost):
    if "data-src" in text:
        becomes = 'x <img src="a&amp;b" alt="">'
    result, found = settle_images(text)
    assert (result, len(found)) == (becomes, lost)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ('```json\n{"a": 1}\n```', '```json\n{"a": 1}\n```'),
        ('```json\n{"a": ...}\n```\nb', '```{code-block} json\n:force:\n\n{"a": ...}\n```\nb'),
        ("> ~~~py\n> a ? b\n> ~~~", "> ~~~{code-block} py\n> :force:\n>\n> a ? b\n> ~~~"),
        ("- ```py\n  >>> a ? b\n  ```", "- ```{code-block} py\n  :force:\n\n  >>> a ? b\n  ```"),
        ("```{code-block} json\n:linenos:\n\n...\n```", "```{code-block} json\n:force:\n:linenos:\n\n...\n```"),
        ("```text\n?\n```\n\n```{toctree}\na\n```", "```text\n?\n```\n\n```{toctree}\na\n```"),
    ],
)
def test_code_that_a_lexer_does_not_accept_is_relaxed(text, becomes):
    assert relax_code(text) == becomes


def test_pages_in_no_table_of_contents_are_orphans():
    toctree = "# A\n\n```{toctree}\n:hidden:\n\n/b/index\nTitle <c>\n/d.md\n```\n"
    files = {"index.md": toctree, "b/index.md": "# B\n", "c.md": "# C\n", "d.md": "# D\n", "e.md": "# E\n"}
    files |= {"f.md": "---\ndate: x\n---\n# F\n", "projects.yml": "projects: []\n"}
    before = dict(files)
    mark_orphans(files)
    assert {name: text for name, text in files.items() if text != before[name]} == {
        "e.md": "---\norphan: true\n---\n\n# E\n",
        "f.md": "---\norphan: true\ndate: x\n---\n# F\n",
    }
