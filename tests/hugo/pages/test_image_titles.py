"""Titles of Markdown images are captions where the Hugo site makes figures of them, and tooltips elsewhere."""

from __future__ import annotations

import re

import myst_parser
import pytest
from bs4 import BeautifulSoup
from site_judge import hugo as run_hugo
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.site.render_hooks import find_title_use
from sphinx_openpractices.hugo.site.site_config import read_site_config

BODY = """\
![Alt *x*](/l.svg "Where it was, by Ann")

Inline ![A](/l.svg 'It "is" & <b>') text, [x](/about/ "About *us*") and [y](https://x.example/ "Out").

[![In link](/l.svg "Linked cap")](https://x.example/ "lt")

[![In link](/l.svg "Linked cap 2")](https://x.example/)

- item ![L](/l.svg "List cap")

- ![L2](/l.svg (Paren cap))

> ![Q](/l.svg "A *caption*, see [x](https://x.example/)")

![Ref][r] and ![r] and `![no](a.png "code")`

| a |
|---|
| ![T](/l.svg "cell \\| cap") |

[r]: /l.svg "Ref title"

    ![code](a.png "t")

![Plain](/l.svg) ![Empty](/l.svg "") ![Two](/l.svg "two
lines")
"""
HOOK = """\
<figure><img src="{{ .Destination | safeURL }}" alt="{{ .Text }}">
{{- with .Title }}<figcaption>{{ . }}</figcaption>{{ end }}</figure>
"""
BLOX = 'title = "T"\n[[module.imports]]\npath = "github.com/HugoBlox/hugo-blox-builder/modules/blox-bootstrap/v5"\n'


def build_both(site, tmp_path, build):
    """Return the content of the page from Hugo and from Sphinx."""
    assert run_hugo(site, "--destination", str(tmp_path / "public")).returncode == 0
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    files = tmp_path / "public/p/index.html", build(tmp_path / "sphinx") / "p.html"
    return [BeautifulSoup(file.read_text("utf-8"), "html.parser").select_one("article") for file in files]


def test_a_title_is_a_tooltip(hugo, build, tmp_path):
    site = hugo(
        {
            "content/p.md": page(BODY, title="P"),
            "content/about.md": page("", title="About"),
            "layouts/all.html": "<article>{{ .Content }}</article>",
        }
    )
    theirs, ours = (
        [
            (" ".join(each["title"].split()), (each.img or each).get("alt"))
            for each in content.select("[title]:not(.headerlink, .left-prev, .right-next, [title=''])")
        ]
        for content in build_both(site, tmp_path, build)
    )
    assert len(theirs) == 14
    if myst_parser.__version__.startswith("4."):  # drops the titles of links to pages
        theirs.remove(("About *us*", None))
    assert ours == theirs


@pytest.mark.parametrize("place", ["layouts/_markup/render-image.html", "layouts/_default/_markup/render-image.html"])
def test_a_title_is_the_caption_where_a_hook_of_the_site_makes_figures(place, hugo, build, tmp_path):
    files = {"layouts/all.html": "<article>{{ .Content }}</article>", place: HOOK}
    site = hugo({"content/p.md": page(BODY, title="P"), "content/about.md": page("", title="About"), **files})
    theirs, ours = build_both(site, tmp_path, build)
    captions = [" ".join(each.get_text().replace("\\", "").split()) for each in theirs.select("figcaption")]
    text = re.sub(r"[\s“”\"]+", "", ours.get_text())
    assert len(captions) == 11
    assert [each for each in captions if re.sub(r"[\s\"]+", "", each) not in text] == []
    assert len(ours.select("figcaption")) == 4
    assert ours.select_one("li figcaption").get_text(strip=True) == "Paren cap#"
    assert ours.select_one("blockquote figcaption").get_text().strip(" \n#") == captions[6]
    assert ours.select_one("figure a.image-reference")["href"] == "https://x.example/"


def test_hugoblox_reads_the_title_as_markdown(hugo, build, tmp_path):
    site = hugo({"content/p.md": page(BODY, title="P"), "content/about.md": page("", title="About"), "hugo.toml": BLOX})
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    built = BeautifulSoup((build(tmp_path / "sphinx") / "p.html").read_text("utf-8"), "html.parser")
    assert built.select_one("blockquote figcaption em").get_text() == "caption"
    assert built.select_one("blockquote figcaption a[href='https://x.example/']")
    lines = [each.line for each in migrate_site(site).report.found["lost"]]
    assert lines == [6, 8, 12, 18, 18, 22, 28]


@pytest.mark.parametrize(
    ("hook", "use"),
    [
        (HOOK, "caption"),
        (HOOK.replace("{{ . }}", "{{ . | markdownify }}"), "markdown"),
        ("<figcaption>{{ .Page.RenderString .Title }}</figcaption>", "markdown"),
        ('<img src="{{ .Destination }}" title="{{ .Title }}">', "tooltip"),
        (None, "markdown"),
    ],
)
def test_the_hook_of_the_site_decides(hook, use, hugo):
    files = {} if hook is None else {"layouts/_default/_markup/render-image.html": hook}
    config = read_site_config(hugo(files, BLOX))
    assert find_title_use(config, by_theme="markdown") == use
