"""``sphinx-openpractices init``: names of all kinds are shown as they were given, in each format."""

from __future__ import annotations

import ast
import string

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from init_site import build_site, init, soup
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_openpractices.commands.site_answers import NOT_TEXT
from sphinx_openpractices.commands.starter_site import quote_json
from sphinx_openpractices.text.markdown_text import escape_markdown

ODD = [
    (
        r"""# 1. - + > % ::: He said "it's" '''all''' at C:\new\"table\\""",
        "1. Rock \"n\" 'Roll' -- ... <b>Bold</b> & Co. &amp; <https://example.org> \\",
    ),
    (
        "*a* _b_ `c` **d** [e](f) ![g](h) ~~i~~ ${{ github.token }} {{ name }} {% raw %} متجر مفتوح",
        "{math}`x` {#c#} %(s)s $y$ |z| ::: 日本語 🏳️‍🌈 Ünï C#",
    ),
]


@pytest.mark.parametrize(("name", "organization"), ODD, ids=["marks", "markup"])
def test_odd_names_are_on_the_pages_as_they_were_given(name, organization, tmp_path):
    site = tmp_path / "site"
    assert init(site, f"--name= {name}\n", f"--organization={organization}", "--address=https://e.example/{{x}}/'") == 0
    out, warnings = build_site(site, tmp_path / "out")
    assert warnings == ""
    page = soup(out / "index.html")
    assert page.title.string == f"How {organization} works in the open — {name}"
    assert page.h1.find(string=True) == f"How {organization} works in the open"
    assert page.select_one(".navbar-brand").get_text().strip() == name
    assert page.select_one('link[rel="canonical"]')["href"] == "https://e.example/{{x}}/'/index.html"
    for file in ("index.md", "open-practices.md"):
        front_matter = (site / file).read_text("utf-8").split("---\n")[1]
        assert organization in yaml.safe_load(front_matter)["description"]
    readme = BeautifulSoup(MarkdownIt().render((site / "README.md").read_text("utf-8")), "html.parser")
    assert readme.h1.string == name
    assert f"how {organization} works in the open" in readme.p.get_text()


LETTERS = st.characters(codec="utf-8") | st.sampled_from(string.punctuation + " ab1")
NAMES = st.text(LETTERS, min_size=1).map(lambda name: " ".join(NOT_TEXT.sub(" ", name).split())).filter(bool)


@given(NAMES)
@example('\ufeff\U0001f389\U0010ffff"\\')
def test_any_name_is_one_string_in_python_and_in_yaml(name):
    assert ast.literal_eval(quote_json(name)) == name
    assert yaml.safe_load(f"a: {quote_json(name)}") == {"a": name}


EXTENSIONS = (
    "amsmath",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "strikethrough",
    "tasklist",
)


@given(NAMES)
@example("a*b* _c_ `d` [e](f) <g> &amp; ~~h~~ $i$ {j}`k` {l} \\( m \\) [^n] #")
def test_any_name_is_one_text_in_markdown(name):
    parser = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), MarkdownIt().renderer.__class__)
    _opening, inline, _closing = parser.parse(f"# In {escape_markdown(name)} there")
    assert {token.type for token in inline.children} <= {"text", "text_special"}
    assert "".join(token.content for token in inline.children) == f"In {name} there"
