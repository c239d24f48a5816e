"""Captions of plain text are made without MyST-Parser's renderer, and are what it makes."""

from __future__ import annotations

from itertools import product

import pytest
from docutils import nodes
from docutils.utils.smartquotes import educate_tokens

from sphinx_openpractices.extension.base.nodes import project_caption_line
from sphinx_openpractices.extension.build import highlights, markdown_fragments

PIECES = (" ", "*", "**", "_", "\n", "\\", "'", "--", "&amp;", "{.x}", "(c)", "  ")
CAPTIONS = [
    "One *two* **three *four*** five",
    "Over\ntwo *lines\nof* text",
    "A hard  \nbreak, trailing blanks  ",
    "Quotes \"here\" and 'there' -- and ... too",
    "Escaped \\*stars\\*, &copy; 2025, (c) and +-",
    "Code `x`, a [link](https://a.example), <b>HTML</b> and {sub}`role`",
    "A [reference] of the page, www.example.org and https://example.org",
    "Attributes *of*{.red} emphasis, math $a$ and {{ substitution }}",
    "Setext\n======",
    "Term\n: Definition",
    "Line\n- no list",
    "a | b\n--|--\nc | d",
    "Ärger über *Übermut*, 日本語 *強調* です",
    "Unbalanced *emphasis **here",
    "Tab\there and ~~strikethrough~~, H~2~O",
    *("".join(pieces) for pieces in product(("a", "b *"), PIECES, ("c", "* d", "**"))),
]
"""Each becomes one card of the page."""
CONF = {
    "myst_enable_extensions": [
        "attrs_inline",
        "colon_fence",
        "deflist",
        "dollarmath",
        "replacements",
        "smartquotes",
        "substitution",
    ],
    "myst_substitutions": {"substitution": "text"},
}


@pytest.fixture
def pages():
    cards = "".join(
        f":::{{project-figure}}\n:title: Card {number}\n\n{text}\n:::\n" for number, text in enumerate(CAPTIONS)
    )
    entries = "".join(
        f"  - title: Entry {number}\n    caption: |\n" + "".join(f"      {line}\n" for line in text.split("\n"))
        for number, text in enumerate(CAPTIONS)
    )
    definition = "\n[reference]: https://b.example\n"
    return {
        "index.md": f"# Figures\n\n{cards}{definition}",
        "catalog.md": f"---\norphan: true\n---\n# Catalog\n\n:::{{project-gallery}}\n:::\n{definition}",
        "projects.yml": f"projects:\n{entries}",
    }


def test_captions_are_what_the_renderer_makes(pages, site, monkeypatch):
    quick = site(pages, folder="quick", **CONF)
    monkeypatch.setattr(markdown_fragments, "parse_plain_caption", lambda *_arguments: None)
    rendered = site(pages, folder="rendered", **CONF)
    assert quick.warnings == rendered.warnings
    for page in ("index", "catalog"):
        found, wanted = (read_captions(built.doctree(page)) for built in (quick, rendered))
        assert found == wanted
        assert len(found) > len(CAPTIONS) / 2


def read_captions(doctree):
    """The captions with their lines; texts that follow each other are one."""
    captions = list(doctree.findall(project_caption_line))
    for text in [text for text in doctree.findall(nodes.Text) if not text]:
        text.parent.remove(text)
    return [
        (each.pformat(), [(node.tagname, node.line, node.rawsource) for node in each.findall(nodes.Element)])
        for each in captions
    ]


ACTIONS = ("1", "2", "3", "qDe", "qDebB", "qdew", "iw")
MARKS = ("'", '"', "`", "-", ".", "\\", "&quot;", " ", "a", ",", "\u2019")


def test_smart_quotes_change_no_text_that_they_pass_over():
    texts = ["".join(marks) for length in (1, 2, 3, 4) for marks in product(MARKS, repeat=length)]
    settled = [text for text in texts if not highlights._TYPOGRAPHY.search(text)]  # noqa: SLF001
    assert len(settled) > 200
    for action in ACTIONS:
        assert list(educate_tokens((("plain", text) for text in settled), action, "en")) == settled
