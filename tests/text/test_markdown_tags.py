"""Tags in Markdown are those of CommonMark, and no text takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_openpractices.text.markdown_tags import find_tags

INLINE = MarkdownIt("commonmark").disable(["text", "entity", "backticks", "escape", "autolink", "emphasis", "link"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<a title='x > y'\n  href=z>", ["<a title='x > y'\n  href=z>"]),
        ('<div class="x"id=y/></div >', ['<div class="x"id=y/>', "</div >"]),
        ('<p title="one\ntwo">', ['<p title="one\ntwo">']),
        ('<p title="one\n\ntwo">', []),
        ("a <b, it's > <c and\n\nd> <https://example.org> 1 <2> <é>", []),
        ("x <b <i>", ["<i>"]),
    ],
)
def test_tags_are_found_in_prose(text, found):
    assert [text[tag.start : tag.end] for tag in find_tags(text)] == found


PIECES = st.sampled_from(
    ["<a", "</p", ">", "/>", "/", " ", "\n", "=", '"', "'", "b", "C-", " d=", ' e="f"', "é", "1", "`"]
)


@given(st.lists(PIECES, max_size=10).map(lambda parts: f"x <a{''.join(parts)}>"))
def test_every_tag_of_commonmark_is_found(text):
    tokens = [child for token in INLINE.parse(text) for child in token.children or []]
    tags = [token.content for token in tokens if token.type == "html_inline"]
    # What is text to CommonMark may be a tag to a browser, and hold one of these.
    found = [text[tag.start : tag.end] for tag in find_tags(text)]
    assert all(any(tag in each for each in found) for tag in tags)


SHAPES = [
    "<a ",
    "<a b='",
    "<a b=\"' c='\" ",
    '<a b="<a c=\' " d=\'"',
    "<a b",
    "<a\n",
    "< ",
    "<a/",
    "</a b",
    "<a b=c ",
    "<a   ",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(shape, assert_linear):
    def count(text):
        assert sum(1 for _ in find_tags(text)) <= len(text)

    for ending in ("", ">"):
        assert_linear(count, lambda length, ending=ending: shape * (length // len(shape)) + ending, 5_000)
