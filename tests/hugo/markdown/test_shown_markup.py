"""In the text of a page, the parser of the new site finds only markup that the migration meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_openpractices.hugo.markdown.marks import MEANT
from sphinx_openpractices.hugo.markdown.myst_syntax import indent_lines, write_admonition, write_directive, write_label
from sphinx_openpractices.hugo.markdown.shown_markup import escape_unmeant, omit_html
from sphinx_openpractices.hugo.pages.site_settings import MystSettings

EXTENSIONS = (
    *("attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "html_image", "strikethrough", "tasklist"),
)
SETTINGS = MystSettings(EXTENSIONS, (), smart_quotes=True)
OWN = {"myst_role", "myst_target", "myst_line_comment", "myst_block_break", "colon_fence", "front_matter", "math_block"}
OWN |= {"math_inline", "math_inline_double", "span_open"}
"""Tokens of markup that Goldmark does not have."""


def find_own_markup(text):
    """Return the markup in a text that only MyST reads."""
    parser = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)
    found = []
    for token in parser.parse(text):
        found += [each.type for each in (token, *(token.children or ())) if each.type in OWN]
        found += [each.type for each in (token, *(token.children or ())) if each.attrs.keys() & {"class", "id", "w"}]
        name = (token.info.split() or [""])[0] if token.type == "fence" else ""
        found += [name] * (name.startswith("{") and name.endswith("}"))
    return found


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("- :::{literalinclude} /conf.py", "- \\:::{literalinclude} /conf.py"),
        ("> % gone\n> (gone)=", "> \\% gone\n> \\(gone)="),
        ("a `b\n% c` d\n% e", "a `b % c` d\n\\% e"),
        ("+ + +\n\n+++", "- + +\n\n\\+++"),
        ("| {a}`b\\|c` | d{e} |\n|-|-|\n| f | {g}`h\\|i` |", "| \\{a}`b\\|c` | d{e} |\n|-|-|\n| f | \\{g}`h\\|i` |"),
        ("[^1]: {.a}\n\n    ~~~ {include} b\n    ~~~", "[^1]: \\{.a}\n\n    ~~~text\n    ~~~"),
        ("![a {b}`c` ![`d`](e)](f){w=1}", "![a {b}c ![d](e)](f)\\{w=1}"),
        ("`{a}`{.b} [c]{.d} \\{e}`f`", "`{a}`\\{.b} [c]\\{.d} \\{e}`f`"),
        ("[a][b] [b] <path:c> [d](<path:e>)\n\n[b]: inv:f", "\\[a]\\[b] \\[b] path:c \\[d](path:e)\n\n[b]: inv:f"),
        ("<Project-Figure title=a>\n</project-figure>", "<hugo-Project-Figure title=a>\n</hugo-project-figure>"),
        ("---\na: b\n---", "***\na: b\n---"),
        ("a $x$ b\n\n- $$c$$", "a \\$x$ b\n\n- \\$\\$c$$"),
    ],
)
def test_other_markup_is_escaped_at_its_place(text, becomes):
    assert escape_unmeant(text, SETTINGS) == becomes


def test_markup_that_is_meant_stays_and_its_text_is_read():
    inner = write_admonition("---\na: b\n---\n\n% c\n\n```\n:::", "{d}`e`", "tip")
    figure = indent_lines(write_directive("figure", f"% f\n\n{inner}", argument="g{h}`i`"), "  ")
    text = f"{write_label('l')}\n- j\n\n{figure}\n\n{MEANT}{{k}}`l` {{m}}`n`"
    becomes = text.replace(MEANT, "").replace("  ---\n  a", "  ***\n  a")
    for escaped in ("% f", "% c", "{d}", "{m}"):
        becomes = becomes.replace(escaped, f"\\{escaped}")
    assert escape_unmeant(text, SETTINGS) == becomes


TEXTS = st.lists(
    st.sampled_from(
        [
            *(
                "{a}",
                "{.b}",
                "%",
                ":::",
                "(a)=",
                "+++",
                "~~~ {c}",
                "[^1]: ",
                "`",
                "``",
                "```",
                "[",
                "](",
                ")",
                "]",
                "!",
            ),
            *("$", "\\", "|", "<b>", "<!--", "-->", "&lt;", "- ", "> ", "1. ", "    ", "\n", "\n\n", "\t", " ", "x"),
            *(": ", "---", "#", "* ", "!"),
        ]
    ),
    max_size=25,
).map("".join)


@given(TEXTS)
def test_no_text_is_markup_of_myst_only(text):
    assert find_own_markup(escape_unmeant(text, SETTINGS)) == []


@given(TEXTS)
def test_no_html_remains_where_hugo_omits_it(text):
    shown = omit_html(text, SETTINGS)
    assert len(shown.origins) == shown.text.count("\n") + 1
    assert omit_html(re.sub("<span>|</span>|<!-- raw HTML omitted -->", "", shown.text), SETTINGS).spans == []


@pytest.mark.parametrize(
    "piece",
    ["{a}`", "[a]{.b}", "- ", "> ", ":::{a}\n", "% a\n", "[![a {b}`c`", "<b>", "| {a}`b` ", "$"],
)
def test_the_time_is_linear_in_the_length(piece, assert_linear):
    assert_linear(lambda text: escape_unmeant(text, SETTINGS), lambda length: piece * (length // len(piece)), 4_000)
