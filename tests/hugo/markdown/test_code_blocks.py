"""Blocks of code: plain fences, which are read without the parser, are those that the parser finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_openpractices.hugo.markdown.code_blocks import CodeBlock, find_code_blocks
from sphinx_openpractices.hugo.markdown.commonmark import DEFINITION_PARSER

PIECES = [
    *("```\n", "```", "```py\n", "````", "~~~", "`", "{.py}", "```python\ncode\n```\n", "\n```\nx\n\ny\n```\n\n"),
    *("\n", "\n\n", "    ", "  ", "\t", " ", "\N{NO-BREAK SPACE}", "\0", "\r", "\r\n", "\f"),
    *("- ", "> ", "1. ", "# h\n", "---\n", ":::\n", "[a]: /b\n", '"t', "a", "b c", "x\n"),
    *("<pre>", "</pre>", "<!--", "-->", "<div>\n", "</div>\n"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_all_blocks_are_those_of_the_parser(text):
    tokens = [token for token in DEFINITION_PARSER.parse(text) if token.type in {"fence", "code_block"}]
    assert [(each.info, each.code) for each in find_code_blocks(text)] == [
        (token.info.strip(), token.content) for token in tokens
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("```\n```", (CodeBlock(0, 7, "", ""),)),
        ("```py x\na\n```  \nb", (CodeBlock(0, 16, "py x", "a\n"),)),
        ("- a\n\n```\n\n<pre>\n```\n\n    b\n", (CodeBlock(5, 20, "", "\n<pre>\n"), CodeBlock(21, 27, "", "b\n"))),
        ("a\n\n```\nb", (CodeBlock(3, 8, "", "b"),)),
    ],
)
def test_blocks_have_places(text, blocks):
    assert find_code_blocks(text) == blocks
