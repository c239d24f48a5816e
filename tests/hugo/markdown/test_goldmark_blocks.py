"""Any text can be converted; each line of the result comes from a line of the text, in order and in linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_openpractices.hugo.markdown.formulas import SCRIPT_DELIMITERS, Delimiters
from sphinx_openpractices.hugo.markdown.goldmark_blocks import PageText, convert_goldmark
from sphinx_openpractices.hugo.markdown.goldmark_options import GoldmarkOptions

PAGE = PageText(lambda url, line: url, str, lambda kind, line, message: None)
ALL = GoldmarkOptions(
    link_addresses=True,
    emoji=True,
    quotes="\u201c\u2018",
    formulas=SCRIPT_DELIMITERS,
    escape_dollars=True,
    marks=frozenset({"++", "==", "~~", "^", "sub"}),
    break_lines=True,
    task_lists=True,
    block_attributes=True,
)
OTHER = ALL._replace(
    formulas=(Delimiters("\\[", "\\]", display=True), Delimiters("$$", "$$", display=True), Delimiters("\\(", "\\)")),
    marks=frozenset({"~"}),
    break_lines=False,
    join_lines=True,
)
PIECES = [
    *("https://a.b/", "www.c.d", "x@y.z", "@", "**", "_", "~", "~~", "^", "++", "==", "`", "``", "[", "]", "(", ")"),
    *("](", '](x "', "<", ">", '<a href="x">', "</a>", "<!--", "-->", "\n", "\n\n", "\n- ", "\n  ", "\n> ", "\n1. "),
    *("{.x}", "{#id}", "{", "}", "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "|", "\n|---|\n", "# ", "\n===\n"),
    *("\n---\n", "\n```\n", ":smile:", "'", '"', "<<", ">>", "\ue0001\ue001", "\u4e2d", "[ ] ", "[^1]", "[^1]: "),
    *("[r]: x", "word", " ", "\t", "    "),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join), st.sampled_from([ALL, OTHER, GoldmarkOptions()]))
def test_lines_keep_their_origins(text, options):
    converted, origins = convert_goldmark(text, options, PAGE)
    assert len(origins) == converted.count("\n") + 1
    assert all(before <= after for before, after in pairwise(origins))
    assert origins[-1] <= text.count("\n")


@pytest.mark.parametrize("piece", ["a_", "_a@", "\\(a", "$a ", "https://a.b/(", "~a", "`a ``b ", "{.a\n", "- "])
@pytest.mark.once
def test_long_runs_take_linear_time(piece):
    start = time.process_time()
    for options in (ALL, OTHER):
        convert_goldmark(piece * 10_000, options, PAGE)
    assert time.process_time() - start < 10
