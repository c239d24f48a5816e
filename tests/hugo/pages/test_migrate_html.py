"""Shortcodes in HTML, in lists and in quotations, and HTML that does not close what it opens."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site

UNSAFE = """\
title = "T"
[markup.goldmark.renderer]
unsafe = true
"""
IN_HTML = """\
<div class="row">
    <p>One</p>
    {{< figure src="/l.svg" alt="A" >}}
    <p>{{< param title >}} {{< youtube x >}}</p>
</div>

<pre>
    {{< param title >}}
</pre>
"""


def test_shortcodes_in_html_are_read(hugo, build, tmp_path):
    site = hugo({"content/p.md": page(IN_HTML, title="T")})
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    expected = """\
# T

<div class="row">
<p>One</p>

:::{figure} static/l.svg
:alt: A
:::

<p>T <a href="https://www.youtube.com/watch?v=x">Video on YouTube</a></p>
</div>

<pre>
    T
</pre>
"""
    assert (tmp_path / "sphinx" / "p.md").read_text("utf-8") == expected
    html = (build(tmp_path / "sphinx") / "p.html").read_text("utf-8")
    assert '<img alt="A" src="_images/l.svg"' in html
    report = json.loads((tmp_path / "sphinx" / "migration.json").read_text("utf-8"))
    assert (report["kept"], [found["line"] for found in report["changed"]]) == ([], [7])


FIGURE = '{{< figure src="/l.svg" alt="A" >}}'
LEGEND = '{{< figure src="/l.svg" alt="A" height="39" caption="A *cap*" link="/other/" >}}'
PLACES = {
    "list": (f"- item\n  <div>\n  {FIGURE}\n  </div>", "li > div > figure > img"),
    "quote": (f"> <div>\n> {FIGURE}\n> </div>", "blockquote > div > div > figure > img"),
    "nested": (f"1. > - <div>\n   >   {FIGURE}\n   >   </div>", "ol blockquote li > div > figure > img"),
    "indented": (f'- a\n\n  <div class="x">\n      {FIGURE}\n      <p>z</p>\n  </div>', "li > div.x > figure + p"),
    "details": (f"<details><summary>{FIGURE}</summary>\n{FIGURE}\n</details>", "summary > img, details > figure > img"),
    "heading": (f'<h2>Tool <a href="https://t.example/">{FIGURE}</a></h2>', "h2 > a > img"),
    "cell": (f"<table><tr><td>{LEGEND}</td></tr></table>", 'td > a[href^="other"] > img[height="39"], td > em'),
    "line": (f"<div>{FIGURE}</div>", "div > img"),
    "pre": (f"<pre>\n{FIGURE}\n</pre>", "pre > img"),
    "row": (f"| a |\n|---|\n| <b>{FIGURE}</b> |", "td b > img"),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pictures_are_where_hugo_shows_them(hugo, make_app, tmp_path, builder):
    pages = {f"content/{name}.md": page(body, title="T") for name, (body, _css) in PLACES.items()}
    site, dest = hugo({**pages, "content/other.md": page("o", title="O")}, UNSAFE), tmp_path / "sphinx"
    assert main(["migrate-hugo", str(site), str(dest)]) == 0
    app = make_app(builder, srcdir=dest, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    for name, (_body, css) in PLACES.items():
        built = app.outdir / (f"{name}.html" if builder == "html" else f"{name}/index.html")
        article = BeautifulSoup(built.read_text("utf-8"), "html.parser").select_one("article")
        for each in css.split(", "):
            assert article.select(each.replace('^="', '^="' if builder == "html" else '^="../')), (name, article)
        assert all((built.parent / image["src"]).resolve().is_file() for image in article.select("img"))
        assert "{{<" not in article.get_text()


@pytest.mark.parametrize("tag", ["note", "nobody"])
def test_content_in_a_list_stays_in_its_item(hugo, tag):
    inner = "    Text **bold**\n\n    ~~~bash\n    echo\n    ~~~\n"
    body = f"1. First\n\n    {{{{% {tag} %}}}}\n\n{inner}\n    {{{{% /{tag} %}}}}\n\n    end"
    text = migrate_site(hugo({"content/p.md": page(body, title="T")})).files["p.md"]
    assert f"\n{inner}" in text
    assert text.endswith("\n    end\n")
