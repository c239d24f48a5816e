"""Commitments of a page: bullets or headings, as plain text, with their links as evidence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.documents import DocumentError, GivenFile
from sphinx_openpractices.catalog.entry_type import PRACTICES
from sphinx_openpractices.catalog.starting.catalog_text import WrittenPractice, format_practices
from sphinx_openpractices.catalog.starting.commitments import read_commitments

FOLDER = Path(__file__).parent / "commitments"


def write(text):
    """The commitments of a page, as the data of a catalog, and the notes about it."""
    practices, notes = read_commitments(text, "page.md")
    return format_practices(map(WrittenPractice, practices), []), [f"{line}: {note}" for line, note in notes]


@pytest.mark.parametrize("name", ["bullets", "headings"])
def test_a_page_becomes_practices(name):
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    expected, notes = ((FOLDER / f"{name}.{suffix}").read_text("utf-8") for suffix in ("yml", "txt"))
    assert write(text) == (expected, notes.splitlines())


TITLES = {
    "**A**": ("A", ""),
    "**A**: b": ("A", "b"),
    "**A:** b": ("A", "b"),
    "**A.** B": ("A", "B"),
    "**A.** B is kept \u2013 always.": ("A", "B is kept \u2013 always."),
    "**A** \u2013 b": ("A", "b"),
    "**A**\nb": ("", "A b"),
    "**A** b": ("", "A b"),
    "a **B**: c": ("", "a B: c"),
    "*A*: b": ("", "A: b"),
    "[x] **A**: b": ("A", "b"),
    "[ ] a": ("", "a"),
    "**[A](a.md)**: b": ("A", "b"),
    "__A__: b": ("A", "b"),
    "**A**\n\n  b": ("A", "b"),
    "`a <b>`": ("", "a <b>"),
    "{doc}`a <b>` c": ("", "a c"),
    "a<b>c</b>": ("", "ac"),
    "a\\\nb": ("", "a b"),
    "&lt;a&gt; \\*b\\*": ("", "<a> *b*"),
    "![a](b.png) c": ("", "a c"),
    "a:\n  - b\n  - c\n    - d": ("", "a: b; c d"),
    "a\n\n  ```\n  code\n  ```\n\n  b": ("", "a b"),
    "a <!-- b --> c": ("", "a c"),
}


@pytest.mark.parametrize("text", TITLES)
def test_bold_text_that_is_a_title(text):
    ((practice,), notes) = read_commitments(f"- {text}\n", "page.md")
    assert (practice.title, practice.summary, practice.statement, notes) == (*TITLES[text], "", [])


LINKS = {
    "[a](https://example.org/?a=%20)": [("a", "https://example.org/?a=%20")],
    "[a](b%20c.md) [d](<b c.md>)": [("a", "b c.md")],
    "[a](#b) [c](d.md#e)": [("a", "page.md#b"), ("c", "d.md#e")],
    "<https://example.org> <a@example.org>": [
        ("https://example.org", "https://example.org"),
        ("a@example.org", "mailto:a@example.org"),
    ],
    "[](a.md)": [("a.md", "a.md")],
    "[*a* `b`][c]\n\n[c]: /d": [("a b", "/d")],
    "a\n  - [b](c)": [("b", "c")],
    "a [b](c)[^1] d[^no]\n\n[^1]: See [e](f)[^1] and\n    [g](h).\n[^2]: [i](j)": [("b", "c"), ("e", "f"), ("g", "h")],
    "![a](b.png) [![c](d.png)](e)": [("c", "e")],
}


@pytest.mark.parametrize("text", LINKS)
def test_links_are_evidence(text):
    ((practice,), notes) = read_commitments(f"- {text}\n", "page.md")
    assert ([(each.title, each.target) for each in practice.evidence], notes) == (LINKS[text], [])


@pytest.mark.parametrize(
    "text", ["", "# A\n", "A\n\n# B\n\nC\n", "---\n- a\n---\n", "```\n- a\n```\n", ":::\n- a\n:::\n"]
)
def test_a_page_without_commitments(text):
    assert read_commitments(text, "page.md") == ([], [])


def test_what_has_no_text_is_named():
    text = "- ![](a.png)\n- b\n- \n\n## C\n\n| d |\n|---|\n"
    (practice,), notes = read_commitments(text, "page.md")
    assert practice.summary == "b"
    assert notes == [
        (1, "a bullet is left out, for it has no text"),
        (5, '"C" is left out, for it has no bullets'),
    ]


def test_a_page_that_is_nested_too_deeply_is_an_error():
    with pytest.raises(DocumentError, match="use fewer levels of emphasis"):
        read_commitments("*a " * 2000 + "b*" * 2000, "page.md")


def test_a_comment_stays_one_whatever_the_name_of_its_page():
    text = format_practices([], ["Of a\n- id: b\x1b\u2028\x85c.md."])
    assert text == "# Of a - id: b\\x1b\\u2028\\x85c.md.\n\npractices:\n"


PIECES = (
    *("- ", "1. ", "# ", "## ", "\n", "\n\n", "  - ", "**a**", ": ", "[c](d.md)", "[e](<f g>)", "[](x)", "[h](%0A)"),
    *("[k](//x)", "<http://a.b>", "`n`", "{doc}`o`", "\\", "&#7;", "&#x2028;", "\x85", "\x07", "\u202e", "\U0001f600"),
    *(
        "{",
        "'",
        '"',
        "#",
        "%",
        "---\n",
        ":::\n",
        "```\n",
        "<!--",
        "-->",
        "<b>",
        "[x] ",
        "\t",
        "> ",
        "null",
        "\0",
        "[1](#)",
    ),
)


def test_the_practices_of_any_page_are_a_catalog_without_mistakes():
    for seed in range(300):
        chosen = random.Random(seed)  # noqa: S311 - not a secret
        page = "".join(chosen.choice(PIECES) for _ in range(chosen.randint(1, 40)))
        practices, _notes = read_commitments(page, "page.md")
        text = format_practices(map(WrittenPractice, practices), [], is_ascii=bool(seed % 2))
        catalog, messages = read_catalog({"p.yml": GivenFile(Path("p.yml"), text.encode())}, {}, PRACTICES)
        assert not practices or ([entry.record for entry in catalog.entries], messages) == (practices, []), page
