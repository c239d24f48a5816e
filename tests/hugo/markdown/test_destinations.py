"""Links and images of Markdown are found where CommonMark has them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_openpractices.hugo.markdown.code_blocks import find_code_blocks
from sphinx_openpractices.hugo.markdown.destinations import find_destinations, rewrite_destinations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[a](../x/index.md "T")', ["../x/index.md"]),
        ("![a](<a b.png>)", ["a b.png"]),
        ("![a](a b.png)", []),
        ("[![in](i.png)](/out/)", ["i.png", "/out/"]),
        ("`[a](x)` and [b](y)", ["y"]),
        ("`` ` [a](x) `` [b](y)", ["y"]),
        ("` [a](x)\n\n` [b](y)", ["x", "y"]),
        (r"\[a](x) [b\](y)", []),
        ("    [a](x)\n", []),
        ("```md\n[a](x)\n```\n[b](y)", ["y"]),
        ("- item\n\n  ~~~\n  [a](x)\n  ~~~\n", []),
        ("[ref]: ../r.md 'title'\n[^1]: a note, [see](z.md)\n", ["../r.md", "z.md"]),
        ('<a class="b" href="/h/">h</a> <img alt="x" src=\'p.png\'>', ["/h/", "p.png"]),
        ("<a class='x > y' href=/h/>h</a> <img src=p.png/>", ["/h/", "p.png/"]),
        ('<a href="?a=1&amp;b=2">a</a> <p data-href="x" src="y">', ["?a=1&b=2"]),
        ("a <b, [a](x) > b", ["x"]),
        ("<!-- [a](x)\n\n<a href='y'> --> [b](z)", ["z"]),
        ("a <!-- [a](x) --> [b](y) <!-- [c](z)\n\n-->", ["y", "z"]),
        ("<!--> [a](x) <!-- [b](y)", ["x", "y"]),
        ("- <script src='s.js'>\n  a[0](x)\n\n  </script>\n[b](y)", ["s.js", "y"]),
        ("a <SCRIPT>[a](x)\n\n[b](y)</script>", ["x", "y"]),
        ("<https://example.org> [a](b(c).md)", ["b(c).md"]),
        ("[a](\n  x.md\n)", ["x.md"]),
        ("![]([a](b)", ["b"]),
        ("`[a](b)\n- `", ["b"]),
        ("`[a](x)\n- y`[b](z)", ["x", "z"]),
        ("`[a](x)\nmore` [b](y)", ["y"]),
        ("- [r]: x.md\n> 1. [s]: y.md\n", ["x.md", "y.md"]),
        ("[a]() [b](#top)", ["", "#top"]),
    ],
)
def test_destinations_are_those_of_commonmark(text, found):
    assert [each.value for each in find_destinations(text)] == found


def test_rest_of_the_text_stays_as_it_is():
    text = 'A [b](c.md "T"),\n`[c](c.md)`\n<a href=c.md>\n[d]: c.md\n'
    changed = rewrite_destinations(text, lambda each: "new page.md" if each.value == "c.md" else each.value)
    assert changed == 'A [b](<new page.md> "T"),\n`[c](c.md)`\n<a href="new page.md">\n[d]: <new page.md>\n'


def test_values_of_attributes_are_written_in_quotes():
    changed = rewrite_destinations("<a href=a>a</a> <a href='b'> <a href=\"c\">", lambda each: f'{each.value}"&')
    assert changed == '<a href="a&quot;&amp;">a</a> <a href="b&quot;&amp;"> <a href="c&quot;&amp;">'


PARTS = st.sampled_from(
    ["[a](b)", "![", "](", ")", "`", "``", "\n", "\n\n", "    ", "```\n", "<a href='x'>", "\\", "[r]: d\n", "- ", "x"]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_what_markdown_it_shows_as_a_link_is_found(text):
    parser = MarkdownIt("commonmark")
    tokens = [child for token in parser.parse(text) for child in token.children or []]
    shown = {str(token.attrGet("href")) for token in tokens if token.type == "link_open"}
    found = {parser.normalizeLink(each.value) for each in find_destinations(text)}
    assert shown - {""} <= found  # an empty destination needs no rewriting
    assert rewrite_destinations(text, lambda each: each.value) == text


LINES = st.sampled_from(
    ["", "", "", "a", "```", "<pre>", "</pre>", "    a", "-  a", "  ```", "- ```", "-     a", "\ta"]
)


@given(st.lists(LINES, min_size=2, max_size=9).map("\n".join))
def test_blocks_of_code_are_found_as_if_the_whole_text_was_parsed(text):
    tokens = [token for token in MarkdownIt("commonmark").parse(text) if token.type in {"fence", "code_block"}]
    lines = [text.count("\n", 0, start) for start, *_ in find_code_blocks(text)]
    assert lines == [token.map[0] for token in tokens]
