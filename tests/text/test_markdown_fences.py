"""Fences that are not closed where their authors think; the tests of the directives show the messages."""

from __future__ import annotations

import pytest

from sphinx_openpractices.text.markdown_fences import find_open_fences

CASES = {
    ":::{a}\n:::": [],
    "::::{a}\n:::{b}\n:::\n::::": [],
    "::::{a}\n:::{b}\n::::": [(2, 1)],
    ":::{a}\n:::{b}\n:::\n:::": [(2, 1), (4, None)],
    "```{a}\n:::{b}\n```": [(2, 1)],
    "```md\n:::{b}\n```": [],
    "~~~\n```{b}\n~~~": [],
    "```{code-block} md\n:::{b}\n```": [],
    "<!--\n:::{b}\n-->": [],
    "<!--\n:::{b}": [],
    "1. :::{b}\n   :::": [],
    "``` `a` ```": [],
    "::\n``\n- text :::": [],
    ":::{a}\n:::{b}": [(1, None)],
    ":::{a}\n    :::\n": [(1, None)],
    "  * :::{a}\n    :::\n": [],
    "```{a}\n```\n\n```\n\n```{a}\n```": [(6, 4)],
}


@pytest.mark.parametrize("text", CASES, ids=range(len(CASES)))
def test_open_fences_are_found_with_their_lines(text):
    found = [(each.fence.line, each.outer and each.outer.line) for each in find_open_fences(text)]
    assert found == CASES[text]


def test_colons_can_be_disabled_and_can_be_exact():
    assert list(find_open_fences(":::{a}\n", colons=False)) == []
    assert [each.fence.line for each in find_open_fences(":::{a}\n::::\n::::\n:::", exact_colons=True)] == []
    assert [each.fence.line for each in find_open_fences(":::{a}\n::::\n:::", exact_colons=True)] == [2]


@pytest.mark.parametrize("piece", [":::{a}\n", ":::\n", "<!--\n", "::: ", "> ", "```\n", ":", "<!-- -->\n"])
def test_time_is_linear(piece, assert_linear):
    assert_linear(
        lambda text: list(find_open_fences(text)), lambda length: "::::{a}\n" * length + piece * length, 4_000
    )
