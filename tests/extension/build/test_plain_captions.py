"""Captions of plain text are made without MyST-Parser's renderer, and are what it makes."""

from __future__ import annotations

from itertools import product

import pytest
from docutils import nodes
from docutils.utils.smartquotes import educate_tokens
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from sphinx_openpractices.extension.base.nodes import project_caption_line
from sphinx_openpractices.extension.build import highlights, markdown_fragments
from sphinx_openpractices.extension.build.markdown_fragments import TextPlace
from sphinx_openpractices.extension.build.plain_captions import build_simple_caption, parse_plain_caption

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
    for parse in (build_simple_caption, parse_plain_caption):
        monkeypatch.setattr(markdown_fragments, parse.__name__, lambda *_arguments: None)
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


EXTENSIONS = [
    *("amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist", "html_admonition"),
    *("html_image", "replacements", "smartquotes", "strikethrough", "substitution", "tasklist"),
]
"""Those of MyST-Parser that need no other package."""
PARTS = (
    *" *-,.;:?!_'\n",
    "  ",
    "**",
    " *",
    "* ",
    ". ",
    "--",
    "...",
    "(c)",
    "~",
    "$",
    "a",
    "b2",
    "2",
    "é",
    "日本",
    "x-y",
    "\u00a0",
    "\x00",
)

WORDS = (" *b*", " *c d*", " *e", "f*", "*", " g-h", ",", ".", "; é", " 2")


def test_captions_without_a_parser_are_what_it_makes():
    parser = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), DocutilsRenderer)
    place = TextPlace("projects.yml", 3)
    texts = ["a" + "".join(parts) for length in (1, 2, 3) for parts in product(PARTS, repeat=length)]
    texts += ["a" + "".join(words) for words in product(WORDS, repeat=4)]
    texts += ["Tool 0001 for *groups* of people, that *work* in the open; *why not*: ask!", "A *b-c, d*. "]
    quick = {text: made for text in texts if (made := build_simple_caption(text, place))}
    assert len(quick) > 1000
    assert sum("*" in text for text in quick) > 100
    for text, made in quick.items():
        assert not highlights._TYPOGRAPHY.search(made.astext())  # noqa: SLF001
        assert describe(made) == describe(parse_plain_caption(text, place, parser)), text


def describe(paragraph):
    return (
        paragraph.pformat(),
        [(type(each), each.source, each.line) for each in paragraph.findall()],
        paragraph.rawsource,
    )


@pytest.mark.parametrize("page", ["index", "projects"])
def test_disabled_emphasis_stays_text(site, page):
    pages = {
        "index.md": "# Figures\n\n:::{project-figure}\n:title: Dask\n\nFor *groups* of people.\n:::\n",
        "projects.md": "---\norphan: true\n---\n# Catalog\n\n:::{project-gallery}\n:::\n",
        "projects.yml": "projects:\n  - title: Xarray\n    caption: For *groups* of people.\n",
    }
    built = site(pages, myst_disable_syntax=["emphasis"])
    assert built.warnings == ""
    assert "<p>For *groups* of people.</p>" in built.bodies[page]


ACTIONS = ("1", "2", "3", "qDe", "qDebB", "qdew", "iw")
MARKS = ("'", '"', "`", "-", ".", "\\", "&quot;", " ", "a", ",", "\u2019")


def test_smart_quotes_change_no_text_that_they_pass_over():
    texts = ["".join(marks) for length in (1, 2, 3, 4) for marks in product(MARKS, repeat=length)]
    settled = [text for text in texts if not highlights._TYPOGRAPHY.search(text)]  # noqa: SLF001
    assert len(settled) > 200
    for action in ACTIONS:
        assert list(educate_tokens((("plain", text) for text in settled), action, "en")) == settled
