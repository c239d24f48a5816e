"""Addresses that could run a program or show a file of the reader are links nowhere on the new site."""

from __future__ import annotations

from bs4 import BeautifulSoup

from sphinx_openpractices.commands.program import main

BODY = """\
[words](ADDRESS), [words](<ADDRESS> "title"), [words][a], <ADDRESS> and ![words](ADDRESS "title")

[a]: ADDRESS

{{< figure src="/l.svg" title="words" link="ADDRESS" caption="[words](ADDRESS)" attr="words" attrlink="ADDRESS" >}}
{{< figure src="ADDRESS" alt="words" >}}
{{< figure src="/l.svg" title="<a href='ADDRESS'>words</a>" class="project-highlight" >}}
{{< image src="/l.svg" link="ADDRESS" >}}
{{< cta cta_text="words" cta_link="ADDRESS" cta_alt_text="words" cta_alt_link="ADDRESS" >}}
{{< button url="ADDRESS" text="words" >}}
{{< card title="words" link="ADDRESS" image="ADDRESS" >}}
{{< video src="ADDRESS" >}}
{{< quote text="words" author="words" link="ADDRESS" >}}
{{< qr text="ADDRESS" >}}
{{< box link="ADDRESS" >}}

| {{< button url="ADDRESS" text="words" >}} | [words](ADDRESS) |
|---|---|

{{< grid >}}
[[item]]
type = "card"
title = "words"
body = "[words](ADDRESS)"
link = "ADDRESS"
{{< /grid >}}
{{% param place %}} and [words]({{< param address >}})
"""
FRONT = """\
---
title: T
place: "[words](ADDRESS)"
address: "ADDRESS"
description: "[words](ADDRESS)"
sections:
- block: hero
  content:
    title: Words
    text: "[words](ADDRESS)"
    primary_action: {text: words, url: "ADDRESS"}
    items: [{name: words, url: "ADDRESS"}]
---
"""
BOX = '<a href="{{ .Get "link" }}">words</a><img src="{{ .Get "link" }}" alt="words">'
MENU = '[[menus.main]]\nname = "Words"\nurl = "ADDRESS"\n[[menus.footer]]\nname = "Words"\nurl = "ADDRESS"\n'
ADDRESSES = ("javascript:a", "JavaScript:a", "vbscript:a", "data:text/html,a", "file:///etc/hostname", "path:conf.py")


def test_no_shortcode_or_text_links_to_them(hugo, make_app, tmp_path):
    pages = {f"content/p{number}.md": (FRONT + BODY).replace("ADDRESS", each) for number, each in enumerate(ADDRESSES)}
    config = "".join(MENU.replace("ADDRESS", each) for each in ADDRESSES)
    site = hugo(pages | {"layouts/shortcodes/box.html": BOX}, config)
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    app = make_app("html", srcdir=tmp_path / "sphinx", warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    assert not (app.outdir / "_downloads").exists()
    for number, each in enumerate(ADDRESSES):
        page = BeautifulSoup((app.outdir / f"p{number}.html").read_text("utf-8"), "html.parser")
        values = [str(tag.get(name, "")).lower() for tag in page.select("*") for name in ("href", "src", "data")]
        assert [value for value in values if value.startswith(f"{each.partition(':')[0].lower()}:")] == []
        assert page.get_text().count("words") >= 20
