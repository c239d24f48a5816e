"""Plain front matter is read without a YAML parser, as the parser reads it."""

from __future__ import annotations

from itertools import product

import pytest

from sphinx_openpractices.catalog.documents import DocumentError, read_yaml
from sphinx_openpractices.hugo.site.plain_yaml import read_plain_yaml

PLAIN = """
title: Page 1, the first (of 3)
date: 2010-01-01
draft: no
quoted: "A title: with a colon # and a sign"
single: 'true'
empty: ''
tags: [one, two words, 2010-01-01]
"""
STARTS = ["", "'", '"', "[", "a ", "-", "- ", "? ", "&a ", "*a", "!x ", "{", "|", ">", "%", "@", "1", "é", "\t", "  "]
MIDDLES = [
    "",
    "a",
    "it's",
    "a: b",
    "a #b",
    "a:b",
    "a, b",
    "a ,b",
    "a, , b",
    "x [y]",
    "1:30",
    "a\\n",
    "yes",
    "~",
    "é \x85",
    "b  c",
]
ENDS = ["", "'", '"', "]", " ]", ":", " ", ",", "?", "#", " # x", "}", "-"]


def test_plain_lines_need_no_parser():
    found = read_plain_yaml(PLAIN)
    assert found == read_yaml(PLAIN)
    assert [value.line for _key, value in found.pairs] == [2, 3, 4, 5, 6, 7, 8]


def test_the_parser_reads_the_same():
    plain = 0
    for start, middle, end, before in product(STARTS, MIDDLES, ENDS, ("", "\n\nx-y_z: a b\n")):
        text = f"{before}key: {start}{middle}{end}\nlast: a\n"
        if (found := read_plain_yaml(text)) is not None:
            plain += 1
            assert found == read_yaml(text), text
    assert plain > 100


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "key: a\n  b\n",
        "key: a\n\nother: b\n",
        "key:\n- a\n",
        "- a\n",
        "key: a\n---\n",
        "key: a",
        "<<: a\n",
        "key: " + "a" * 20_000 + "\n",
    ],
)
def test_other_texts_are_left_to_the_parser(text):
    assert read_plain_yaml(text) is None


def test_what_the_parser_refuses_is_not_plain():
    for start, middle, end in product(STARTS, MIDDLES, ENDS):
        text = f"key: {start}{middle}{end}\n"
        try:
            read_yaml(text)
        except DocumentError:
            assert read_plain_yaml(text) is None, text


def test_the_time_is_linear_in_the_length(assert_linear):
    assert_linear(read_plain_yaml, lambda length: "key: [" + "a, " * (length // 3) + "\n", 2_000)
