"""Texts that are not parsed, to save time, are those that the conversion would not change."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.hugo.markdown import goldmark_blocks
from sphinx_openpractices.hugo.markdown.formulas import Delimiters
from sphinx_openpractices.hugo.markdown.goldmark_blocks import PageText, convert_goldmark
from sphinx_openpractices.hugo.markdown.goldmark_options import GoldmarkOptions

PIECES = (
    *("a", "B c", " ", "\n", "\n\n", "\n- ", "\n> ", "\n1. ", "\n    ", "\n  ", "\n|a|b|\n|-|-|\n|", "\n```\n"),
    *(
        "\n# ",
        "\n   ## ",
        "\n===",
        "\n---",
        "\n- ---",
        "{#x .y}",
        "\n{.z}",
        "{",
        "}",
        "- [ ] ",
        "[x]",
        "[x](",
        "[x](https://a.example/c)",
        ")",
        "](",
        "[",
    ),
    *(
        "https://a.example/b",
        "<https://a.example>",
        "www.a.example",
        "ann@a.example",
        "&amp;",
        "<b>",
        '<a href="',
        "</a>",
    ),
    *(
        ":tada:",
        ":a:",
        '"',
        "'",
        '="',
        "<<",
        ">>",
        "$",
        "$$",
        "\\(",
        "\\",
        "`",
        "~",
        "~~",
        "^",
        "++",
        "==",
        "漢",
        "*",
        "_",
    ),
)
FORMULAS = ((), (Delimiters("$$", "$$", display=True), Delimiters("\\(", "\\)", display=False)))
MARKS = (frozenset(), frozenset({"~", "~~"}), frozenset({"sub", "^", "++", "=="}))
OPTIONS = [
    GoldmarkOptions(
        link_addresses=flag,
        emoji=flag,
        quotes="\u201c\u2018" if flag else "",
        formulas=formulas,
        escape_dollars=bool(formulas),
        marks=marks,
        task_lists=flag,
        heading_attributes=flag,
        block_attributes=flag,
    )
    for flag, formulas, marks in product((False, True), FORMULAS, MARKS)
]


@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join), options=st.sampled_from(OPTIONS))
def test_text_without_a_trigger_is_unchanged(text, options):
    page = PageText(lambda url, _line: url, lambda name: name, lambda _kind, _line, _message: None)
    found = convert_goldmark(text, options, page)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(goldmark_blocks, "has_trigger", lambda _text, _options: True)
        assert found == convert_goldmark(text, options, page)
