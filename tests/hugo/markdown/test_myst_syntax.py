"""MyST reads what the migration writes as intended."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from myst_parser.parsers.options import options_to_items

from sphinx_openpractices.hugo.markdown import commonmark, myst_syntax


@given(st.text())
def test_option_is_read_by_myst_as_it_was_meant(value):
    written = f"{myst_syntax.write_option('alt', value)}\n:next: 1"
    items = list(options_to_items("\n".join(line.removeprefix(":") for line in written.split("\n")))[0])
    assert items == [("alt", myst_syntax.join_lines(value)), ("next", "1")]


@given(st.text(alphabet=st.sampled_from(list(r"\`*_{}[]<>()#+-.!|~=:%$&;ab1 ")), max_size=12))
def test_escaped_text_is_shown_as_it_is(text):
    tokens = commonmark.COMMONMARK_PARSER.parse(myst_syntax.escape_text(text))
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if text.strip() else [])
    assert "".join(commonmark.join_token_text(token.children or ()) for token in tokens) == myst_syntax.join_lines(text)
    assert all(child.type == "text" for token in tokens for child in token.children or ())


@given(st.text(alphabet=st.sampled_from(list("a b()<>\\[]é%&;")), min_size=1).filter(str.strip))
def test_destination_is_read_as_it_is(destination):
    first, *_others = commonmark.COMMONMARK_PARSER.parse(myst_syntax.write_link("x", destination))[1].children
    assert first.type == "link_open"
    assert first.attrs["href"] == commonmark.COMMONMARK_PARSER.normalizeLink(myst_syntax.join_lines(destination))
