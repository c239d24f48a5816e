"""Pages in HTML are on the new site as they are, and those in other formats as code; both are in the report."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.markdown.commonmark import BLOCK_PARSER
from sphinx_openpractices.hugo.site.front_matter import FrontMatter
from sphinx_openpractices.hugo.site.page_formats import keep_page_text

HTML = """<h2>Head</h2>

    <p>in *stars* <a href="/b/">b</a></p>

<pre>
a

  b
</pre>
<script>
let a = 1;

let b = `{role}`;
</script>
{{< figure src="/l.svg" alt="L" >}}
<!-- a

comment -->
last <b>inline</b>

# no *heading*
"""


def test_html_is_one_block_in_which_links_and_shortcodes_work(hugo, tmp_path, build):
    site = hugo({"content/a.html": page(HTML, title="A"), "content/b.md": page("", title="B")})
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    article = BeautifulSoup((build(dest) / "a.html").read_text("utf-8"), "html.parser").article
    assert article.h2.get_text() == "Head"
    assert article.p.get_text() == "in *stars* b"
    assert article.p.a["href"] == "b.html"
    assert article.pre.get_text() == "\na\n\n  b\n"
    assert article.script.get_text() == "\nlet a = 1;\n/**/\nlet b = `{role}`;\n"
    assert article.img["src"] == "_images/l.svg"
    assert article.find_all(["em", "code"]) == []
    assert "# no *heading*" in article.get_text()
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    assert [each["file"] for each in report["changed"]] == ["content/a.html"]
    assert report["broken"] == report["images"] == []


@pytest.mark.parametrize("suffix", ["org", "adoc", "rst", "pdc"])
def test_other_formats_are_code_whose_markup_is_not_alive(suffix, hugo, tmp_path, build):
    text = "* Head\n\n.. include:: /etc/hostname\n\n```{include} /etc/hostname\n```\n{doc}`a` {{< wow >}}"
    site = hugo({f"content/a.{suffix}": page(text, title="A")})
    dest = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    article = BeautifulSoup((build(dest) / "a.html").read_text("utf-8"), "html.parser").article
    assert article.pre.get_text() == f"{text}\n"
    report = json.loads((dest / "migration.json").read_text("utf-8"))
    assert [(each["file"], each["line"]) for each in report["lost"]] == [(f"content/a.{suffix}", 1)]


PARTS = [
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<pre>",
    "{{< x >}}",
    "\n",
    "\n\n",
    "    ",
    "- a",
    "x",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=30).map("".join))
def test_html_never_becomes_markdown(text):
    body = keep_page_text(FrontMatter(body=text), "html").body
    assert body.count("\n") == text.rstrip().count("\n") + 1 if text.strip() else body == text
    if text.strip():
        assert [token.type for token in BLOCK_PARSER.parse(body)] == ["html_block"]
