"""Pages of text that MyST would read as markup: the new site shows the words that Hugo shows, and nothing else.

``pytest --minutes 5 tests/hugo/pages/test_shown_pages_fuzz.py`` looks longer, at other pages each time.
"""

from __future__ import annotations

import markdown_it
import pytest
from bs4 import BeautifulSoup
from site_judge import binary, hugo, write

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.markdown.marks import MEANT

PAGES = 25
CONFIG = """\
title = "T"
disableKinds = ["taxonomy", "term", "sitemap", "rss"]
[params]
role = "`/conf.py` {.x} % y"
[markup.goldmark.extensions.typographer]
disable = true
"""
FRONT = """\
title: T
author: "A_b {download}`/conf.py` <path:/conf.py> & Sons"
authors: ["{download}`/conf.py`", "![a](/l.svg) {{ b }}"]
"""
LAYOUT = "<article>{{ .Content }}</article>"
INLINE = """\
{download}`/conf.py`
{literalinclude}`/conf.py`
{raw}`<b>x</b>`
{math}``x ` y``
{sub-ref}`today`
{eval-rst}`x`
`code`{.name #id}
`{download}` and `/conf.py`
[words]{.name}
[words](https://w.example/){#top .name}
![words](/l.svg){width=10%}
![a {download}`/conf.py` b](/l.svg)
[words {term}`x`](https://w.example/ "a {b}`c` title")
[words](path:/conf.py)
[words](project:#x) and [words](inv:#x)
[words](javascript:alert(1))
![words](JaVaScRiPt:alert)
<b>words</b> words & *more*
<b></b># words
<b></b>    words
<path:/conf.py>
<project:/index.md>
<javascript:alert(1)>
{{ project }} and {{< param role >}}
{download}{{< param role >}}
{down<b>load</b>}`x`
a <b>bold</b> word <!-- comment --> here
<project-figure title="a">words</project-figure>
{{< figure src="/l.svg" title="{a}`b`" caption="{download}`/conf.py` % x [a]{.b}" >}}
{{</* ref {download}`/conf.py` */>}}
+++ words
% words
(words)=
:::
\\{download}`/conf.py`
words
words & *more*\u0020
a
""".splitlines()
BLOCKS = """\
:::{literalinclude} /conf.py
::: words
:::{note}
% words
(words)=
+++
+ + +
{.name #id key=value}
{#id}
$$
words
---
:field: words
:::{admonition} {download}`/conf.py`
\\:::{note}
```{.name}\\n% words\\n(a)=\\n```
~~~ text\\n:::{include} /conf.py\\n~~~
    {note}`x`\\n    % y
<div>\\n:::{note}\\nwords\\n</div>
<div>\\n\\n% words\\n\\n</div>
<!-- a\\n\\n% b\\n-->
<script>\\n\\nalert(1)\\n\\n</script>
<project-figure title="a">\\nwords\\n</project-figure>
Term\\n: :::{note}
[^1]: % words {download}`/conf.py`
[^1]: words
| a {b}`c` | d |\\n|---|---|\\n| % e | {f}`g\\\\|h` |\\n| (i)= |
# words {.name}
## {download}`/conf.py` {#words}
- <b></b>- words\\n  <i></i>1. *words*
{{% block %}}\\n---\\nfoo: {a}`b`\\n---\\n{{% /block %}}
{{% block %}}\\n:class: x\\n\\n% words\\n{{% /block %}}
{{% note %}}\\n---\\nfoo: words\\n---\\n{{% /note %}}
{{% note %}}\\n:class: x\\n% words\\n```\\n:::\\n```\\n{{% /note %}}
[ref]: path:/conf.py\\n\\n[words][ref] and [ref]
a `code\\n% words` b
a `code\\n:::{note}\\nmore` b
""".replace("\\\\", "\0").splitlines()
UNCOMPARED = {
    "article": ".footnote-ref, .footnote-backref, .footnotes hr",
    "div.body": "h1, .headerlink, .footnote-reference, .label, .backrefs, .admonition-title, .toctree-wrapper",
}
"""What each of the two adds, by the element that contains the page."""
CONTAINERS = ("", "", "- ", "1. ", "> ", "- > ", "> 1. ")


def make_block(chance):
    """Return a block, or some lines of text."""
    if chance.random() < 0.5:
        text = chance.choice(BLOCKS).replace("\\n", "\n").replace("\0", "\\")
    else:
        text = "\n".join(
            " ".join(chance.choice(INLINE) for _ in range(chance.randint(1, 2))) for _ in range(chance.randint(1, 3))
        )
    if "{{%" in text or text.startswith("Term"):  # markdown-it-py takes a list after a definition for another term
        return text
    first = chance.choice(CONTAINERS)
    rest = "".join(char if char == ">" else " " for char in first)
    return "\n".join((rest if number else first) + line for number, line in enumerate(text.split("\n")))


def make_page(chance):
    """Return a page of blocks."""
    return "\n\n".join(make_block(chance) for _ in range(chance.randint(1, 4)))


def read_words(file, selector):
    """Return the visible text of a page without white space, and without what each of the two adds."""
    body = BeautifulSoup(file.read_text("utf-8"), "html.parser").select_one(selector)
    for each in body.select("img"):
        # Before version 4 of markdown-it-py, texts of images lose escaped characters.
        each.replace_with(each.get("alt", "") if markdown_it.__version__ >= "4" or "l.svg" not in each["src"] else "")
    for each in body.select(UNCOMPARED[selector]):
        each.decompose()
    return "".join(body.get_text().split())


def show(pages, config, folder, make_app):
    """Return for each page what Hugo shows, and what the new site shows."""
    files = {f"content/{name}.md": f"---\n{FRONT}---\n{text}\n" for name, text in pages.items()}
    layouts = {f"layouts/_default/{name}.html": LAYOUT for name in ("list", "single")}
    codes = {"block": "{{ .Inner }}", "note": "{{ .Inner }}"}
    files |= {"hugo.toml": config, "static/l.svg": "<svg/>"} | layouts
    files |= {f"layouts/shortcodes/{name}.html": text for name, text in codes.items()}
    site = write([each for pair in files.items() for each in pair], folder / "hugo")
    made = hugo(site, "--destination", str(folder / "made"))
    assert made.returncode == 0, made.stdout + made.stderr
    assert main(["migrate-hugo", str(site), str(folder / "sphinx")]) == 0
    app = make_app("html", srcdir=folder / "sphinx", confoverrides={"html_theme": "basic"})
    app.build()
    assert app.warning.getvalue() == ""
    for name in pages:
        theirs = read_words(folder / "made" / name / "index.html", "article")
        yield name, theirs, read_words(app.outdir / f"{name}.html", "div.body")
    assert not (app.outdir / "_downloads").exists()
    assert app.env.metadata["page-0"]["author"] == "A_b {download}`/conf.py` <path:/conf.py> & Sons"


@pytest.mark.skipif(binary() is None, reason="hugo is not installed")
@pytest.mark.parametrize("html", ["", "[markup.goldmark.renderer]\nunsafe = true\n"])
def test_pages_show_what_hugo_shows(tmp_path, make_app, chance, html):
    pages = {f"page-{number}": make_page(chance) for number in range(PAGES)}
    for name, theirs, ours in show(pages, CONFIG + html, tmp_path, make_app):
        assert ours == theirs, pages[name]
        assert MEANT not in (tmp_path / "sphinx" / f"{name}.md").read_text("utf-8")
