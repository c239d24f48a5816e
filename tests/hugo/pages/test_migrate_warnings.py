"""The first build of a converted site has no warnings, whatever its pages contain."""

from __future__ import annotations

import posixpath
import random
from urllib.parse import unquote, urlsplit

import pytest
import site_judge
from bs4 import BeautifulSoup
from site_judge import page

from sphinx_openpractices.commands.program import main

KINDS = {
    "links": "[a](#dist) [b](other.md#Up) [c](other.md#nope) [d](/maker/#made) [e](hhttps://a.example/b)"
    " [f](HTTP://x.example) [g](matrix:r/x) [h](inv:x#y) [i](path:a.md) [j](<C:\\x>) [k](//[) <foo:bar>"
    " [l](#intro-1) [m](#é)\n\n"
    '<a name="dist"></a> <p id="é">\n\n## Intro\n\n## Intro\n\n## Intro',
    "other": '<div id="Up">\n\ntext\n\n</div>\n\n# <a id="general">General</a>\n\n[g](#general) [same](#same)\n\n'
    "## S {#same}",
    "maker": "{{< wow >}}\n\n[x](#made)",
    "definitions": "[One][a], [two][A][^1] [^gone] [^N] [^n] [^w w]\n\n[a]: https://a.example/\n[A]: https://b.example/\n\n"
    "[^1]: Note.\n[^1]: Again.\n[^2]: Nobody[^3].\n[^3]: reads.\n[^n]: n\n[^N]: N\n[^w w]: w\n\n"
    "{{< callout >}}\n[a] [^1]\n\n[a]: https://c.example/\n[^1]: inside\n{{< /callout >}}",
    "code": '```json\n{"a": ...}\n```\n\n- ~~~asn1\n  A ::= SEQUENCE { a INTEGER }\n  ~~~\n\n'
    "> ```py\n> x ? y\n> ```\n\n"
    "{{< highlight json >}}\n{...}\n{{< /highlight >}}\n\n```unknown\nx\n```",
    "rules": "#### Deep\n\n***\n\n***\n\n> ---\n\n- ***\n\n## Two\n\n---\n\n{{< callout >}}\n\n---\n\nx\n"
    "{{< /callout >}}\n\ny\n\n---",
    "images": '<img data-src="l.svg"> <img src="/l.svg" width="auto" height="9%" name="x" align="foo" class="1">'
    " <img alt=x>\n\n"
    "![i](gone.png) ![j](hhttp://a/b.png) ![k](http:c.png) ![l](d:e.png)",
    "labels": "## S {#same}\n\n## S {#same}\n\n" + '{{< figure src="/l.svg" id="same" width="x" align="y" >}}' * 2,
    "html": "</div>\n\n<b>x\n\n- <div>\n\n> <table>\n\n## A\n\n<div>\n\n## B\n\n</div>\n\n<!-- c",
    "gallery": '> <div class="project-figures">\n> {{< figure src="/l.svg" title="A" >}}\n> </div>\n\n'
    '- <div class="project-figures">\n  {{< figure src="/l.svg" title="A" >}}\n  </div>',
    "tables": "| a |\n|---|---|\n| 1 |\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n\nTerm\n: def",
}
FRONT = {"content/alone.md": "---\ntitle: L\nbuild:\n  list: never\n---\nx\n"}
CONFIG = 'baseURL = "https://example.org/"\ntitle = "T"\n[markup.goldmark.renderer]\nunsafe = {}\n'
WOW = "{{ range .Params }}{{ end }}<div id=made>{{ .Inner }}</div>"


def choose_pages(number):
    """Pages of pieces of the kinds above, in lists, quotations and alone, in an order that is always the same."""
    chance = random.Random(18)  # noqa: S311 - not for secrets
    pieces = [piece for body in KINDS.values() for piece in body.split("\n\n")]
    for index in range(number):
        blocks = []
        for piece in chance.choices(pieces, k=chance.randint(2, 8)):
            before = chance.choice(["", "", "- ", "> ", "1. ", "    ", "- > "])
            rest = "".join(char if char == ">" else " " for char in before)
            lines = piece.split("\n")
            blocks.append("\n".join([before + lines[0], *(rest + line for line in lines[1:])]))
        yield f"content/p{index}.md", page("\n\n".join(blocks), title=chance.choice(["T", "Intro", "S"]))


@pytest.mark.parametrize(("builder", "unsafe"), [("html", "true"), ("dirhtml", "true"), ("html", "false")])
def test_first_build_has_no_warnings(hugo, make_app, tmp_path, builder, unsafe):
    kinds = {f"content/{name}.md": page(body, title="T") for name, body in KINDS.items()}
    templates = {"layouts/shortcodes/wow.html": WOW, "content/_index.md": page("x", title="Home")}
    site = hugo({**kinds, **FRONT, **templates, **dict(choose_pages(30))}, CONFIG.format(unsafe))
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    app = make_app(builder, srcdir=tmp_path / "sphinx")
    app.build()
    assert app.warning.getvalue() == ""


ANCHORS = {
    "a": "[a](#intro) [b](#intro-1) [c](#intro-2) [d](#a--b) [e](#named) [f](#Name) [g](#é) [h](#in-a-list) [i](#pic)"
    "\n\n## Intro\n\n## Intro\n\n## Intro\n\n## A -- B\n\n## Other {#named}\n\n"
    '<a name="Name"></a>\n\n<p id="é">x</p>\n\n- ### In a list\n\n<img id="pic" src="/l.svg">',
    "b": "[j](/a/#intro-1) [k](/a/#intro-2) [l](/a/#Name) [m](/a/#named) [n](/a/#pic) [o](/a/#gone) [p](/c/#named)\n\n"
    '<a href="/a/#intro-2">q</a> <a href="/c/#made">r</a>',
    "c": '<div id="named">\n\nx\n\n</div>\n\n{{< wow >}}',
}
LAYOUTS = dict.fromkeys(
    [f"layouts/{name}.html" for name in ("_default/single", "_default/list", "index")], "{{ .Content }}"
)


@pytest.mark.skipif(not site_judge.binary(), reason="hugo is not installed")
def test_links_lead_to_an_id_wherever_they_do_in_hugo(hugo, make_app, tmp_path):
    pages = {f"content/{name}.md": page(body, title="Intro") for name, body in ANCHORS.items()}
    wow = {"layouts/shortcodes/wow.html": WOW.replace("{{ .Inner }}", "")}
    site = hugo({**pages, **LAYOUTS, **wow}, CONFIG.format("true"))
    run = site_judge.hugo(site, "build", "--quiet")
    assert run.returncode == 0, run.stderr + run.stdout
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    app = make_app("dirhtml", srcdir=tmp_path / "sphinx", warningiserror=True)
    app.build()
    ours, theirs = list(list_links(app.outdir)), list(list_links(site / "public"))
    assert [text for text, _leads, _found in ours] == [text for text, _leads, _found in theirs]
    lost = {our[0] for our, their in zip(ours, theirs, strict=True) if (our[1], our[2]) != (their[1], their[2])}
    assert lost == {"r"}  # the unknown shortcode makes the id


def list_links(folder):
    """The links with their pages, and whether these have the ids to which they lead."""
    parsed = {name: BeautifulSoup((folder / name / "index.html").read_text("utf-8"), "html.parser") for name in ANCHORS}
    for name, built in parsed.items():
        for link in (built.select_one("article") or built).select("a[href]:not(.headerlink)"):
            parts = urlsplit(link["href"])
            leads = posixpath.normpath(posixpath.join(f"/{name}", parts.path)).strip("/")
            anchor = unquote(parts.fragment)
            found = [each for each in parsed[leads].find_all() if anchor in {each.get("id"), each.get("name")}]
            yield link.get_text(), leads, bool(anchor and found)
