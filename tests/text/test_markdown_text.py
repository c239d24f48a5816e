"""Plain text in Markdown is shown as it is; test_init_names.py has more of it."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_openpractices.text.markdown_text import escape_issue_text, write_code_span

_GITHUB = MarkdownIt("commonmark").enable(["strikethrough", "table"])
_REFERENCE = re.compile(r"[@#]\w")
"""What GitHub looks for in the texts that are shown ("Mentioning people and teams", "Issues and pull requests")."""
_ADDRESS = re.compile(r"(?<!\\)(://|(?<=www)\.)", re.IGNORECASE)


@given(st.text(alphabet=st.sampled_from(list("a `|")), min_size=1).filter(str.strip))
def test_code_in_a_line_is_shown_as_it_is(code):
    (child,) = _GITHUB.parse(write_code_span(code))[1].children
    assert (child.type, child.content) == ("code_inline", " ".join(code.split()))


@given(st.text(alphabet=st.sampled_from(list(r"\`*_{}[]<>()#+-.!|~=:%$&;@/ab1w ")), max_size=12))
@example("@board, #12, owner/name#3 and a@b.org")
@example("https://example.org, HTTP://WWW.example.org, www.example.org and \\://")
@example("- [x] <!-- a **b** c --> [d](e) ![f](g) &amp; \\@h \\\\#1")
def test_text_in_an_issue_leads_nowhere(text):
    written = escape_issue_text(text)
    _opening, inline, _closing = _GITHUB.parse(f"- x {written} x")[2:5]
    assert {each.type for each in inline.children} <= {"text", "text_special", "html_inline"}
    assert "".join(each.content for each in inline.children if each.type != "html_inline") == f"x {text} x"
    assert not any(_REFERENCE.search(each.content) for each in inline.children)
    assert not _ADDRESS.search(written)
