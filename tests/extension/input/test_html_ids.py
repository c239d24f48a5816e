"""Links of Markdown lead to ids in raw HTML, with the address that the author wrote."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

INDEX = """\
# Home

[name](#dist) [*upper*](#Up) [encoded](#%C3%A9) [](#dist) [other](b.md#sec) [label](b.md#here) [heading](b.md#part)
[line](#line)

<a name="dist"></a>

<p id="Up">u</p><p id="é">e</p>

In a <span id="line">line</span>. <!-- <i id="comment"> -->

(sec)=
## Its own

```{toctree}
b
```
"""
FILES = {
    "index.md": INDEX,
    "b.md": '# B\n\n<div id="sec">\n\n*text*\n\n</div>\n\n<p id="here"></p>\n\n(dist)=\n## Part\n\n[own](#sec)\n',
}
CONF = {"openpractices_raw_html": True, "myst_heading_anchors": 2}


@pytest.mark.parametrize(
    ("builder", "page", "other"), [("html", "b.html", "b.html"), ("dirhtml", "b/index.html", "b/")]
)
def test_links_lead_to_the_ids_of_html(site, builder, page, other):
    built = site(FILES, builder, **CONF)
    assert built.warnings == ""
    links = BeautifulSoup(built.read("index.html"), "html.parser").select("p a.reference")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("name", "#dist"),
        ("upper", "#Up"),
        ("encoded", "#é"),
        ("dist", "#dist"),
        ("other", f"{other}#sec"),
        ("label", f"{other}#here"),
        ("heading", f"{other}#part"),
        ("line", "#line"),
    ]
    (own,) = BeautifulSoup(built.read(page), "html.parser").select("section p a.reference")
    assert own["href"] == "#sec"


def test_formats_without_html_link_to_the_page(site):
    built = site(FILES, "xml", **CONF)
    assert built.warnings == ""
    page = built.read("index.xml")
    assert re.findall(r'refuri="([^"]*)"><inline[^>]*>(other|label)', page) == [("b", "other"), ("b", "label")]
    assert '<paragraph><inline classes="xref myst">name</inline>' in page


@pytest.mark.parametrize(("anchor", "enabled"), [("gone", True), ("comment", True), ("dist", False)])
def test_links_to_nothing_are_reported(site, anchor, enabled):
    files = {
        "index.md": f"# Home\n\n[x](#{anchor})\n\n{'' if enabled else '<a id=dist></a>'}<!-- <i id='comment'> -->\n"
    }
    built = site(files, openpractices_raw_html=enabled)
    message = f"'myst' cross-reference target not found: '{anchor}' [myst.xref_missing]"
    assert built.warnings == f"index.md:3: WARNING: {message}\n"
