"""Shortcodes in HTML, in lists and in quotations, and HTML that does not close what it opens."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from site_judge import page
from sphinx.cmd.build import build_main

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


LOOSE = {
    "stray": ("</div>\n\n## Two\n\nlast", "h2", [(4, "</div>")]),
    "section": (
        '## One\n\n<div class="c">\n\nx\n\n## Two\n\n</div>\n\nlast',
        "section div.c p",
        [(6, '<div class="c">'), (12, "</div>")],
    ),
    "item": ("- a <div>\n\n  b\n\n</div>\n\nlast", "li div", [(4, "<div>"), (8, "</div>")]),
    "quote": ("> <div>\n> q\n\n</div>\n\nlast", "blockquote div div", [(4, "<div>"), (7, "</div>")]),
    "box": (
        "{{< callout >}}\n<div>\n\nin\n{{< /callout >}}\n\n</div>\n\nlast",
        ".admonition div p",
        [(5, "<div>"), (10, "</div>")],
    ),
    "theme": ("</article>\n\n</section>\n\nlast", "h1", [(4, "</article>"), (6, "</section>")]),
    "format": ("a <b>bold\n\nb <i><u>x</i></u>\n\nlast", "p b", [(4, "<b>")]),
    "table": ("<table><tr><td>x\n\n## Two\n\nlast", "h2", [(4, "<table>")]),
    "comment": ("x\n\n<!-- y\n\nz", "h1", []),
    "script": ("x\n\n<script>\ny", "h1", [(6, "<script>")]),
    "boxes": (
        '<div class="c">\n\n## In\n\nx\n\n</div>\n<div class="c">\n\n## In 2\n\n</div>\n\n## Out\n\nlast',
        "h2",
        [(4, '<div class="c">'), (11, '<div class="c">'), (15, "</div>")],
    ),
    "whole": ('<div class="c">\n\n## In\n\nx\n\n## In 2\n\n</div>\n\nlast', "div.c h2", []),
    "paragraph": ('<p align="center">\n\nx\n\n</p>\n\nlast <a id="y"> z', "p a#y", []),
    "text": ("`</div>` <br/> <svg><g/></svg>\n\n    </div>\n\n<!-- </div> -->\n\nlast", "code", []),
}


@pytest.fixture(scope="module")
def loose_pages(tmp_path_factory):
    """The site with these pages, as HTML by name and with its report."""
    folder = tmp_path_factory.mktemp("loose")
    for name, (body, _css, _found) in {**LOOSE, "clean": ("last", "", [])}.items():
        path = folder / "hugo" / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(body, title="T"), encoding="utf-8")
    (folder / "hugo" / "hugo.toml").write_text(UNSAFE, encoding="utf-8")
    assert main(["migrate-hugo", str(folder / "hugo"), str(folder / "sphinx")]) == 0
    assert build_main(["-q", "-W", str(folder / "sphinx"), str(folder / "out")]) == 0
    built = {name: (folder / "out" / f"{name}.html").read_text("utf-8") for name in [*LOOSE, "clean"]}
    report = json.loads((folder / "sphinx" / "migration.json").read_text("utf-8"))
    return {name: BeautifulSoup(text, "html5lib") for name, text in built.items()}, report


def list_places(built):
    """The elements around the text and the parts of the theme."""
    parts = built.select("article, footer, .bd-sidebar-primary, .prev-next-area")
    return [[each.name, *((parent.name, parent.get("class")) for parent in each.parents)] for each in parts]


@pytest.mark.parametrize("name", LOOSE)
def test_html_of_a_page_does_not_change_the_theme_around_it(loose_pages, name):
    pages, report = loose_pages
    body, css, expected = LOOSE[name]
    article = pages[name].select_one("article")
    assert article.select(css), article
    assert ("last" in article.get_text()) == ("last" in body)
    assert list_places(pages[name]) == list_places(pages["clean"])
    feet = [pages[key].select_one("footer.bd-footer").get_text() for key in (name, "clean")]
    assert feet[0] == feet[1]
    assert not pages[name].select("footer b, footer table")
    own = [each for each in report["changed"] if each["file"].endswith(f"/{name}.md")]
    found = [(each["line"], each["message"].partition(" ")[0]) for each in own]
    assert sorted((line, tag.partition(" ")[0]) for line, tag in expected) == sorted(found)
