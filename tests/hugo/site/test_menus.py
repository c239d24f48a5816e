"""The menus of sites; Hugo itself is the reference for their order and names."""

from __future__ import annotations

import json

import pytest
from site_judge import NOW, binary, hugo, unpack

from sphinx_openpractices.hugo.links.link_resolver import LinkResolver
from sphinx_openpractices.hugo.links.link_targets import ToPage
from sphinx_openpractices.hugo.site.content import read_hugo_site
from sphinx_openpractices.hugo.site.menus import read_menus

# Each entry has its name, its URL unless it is that of a term, and those below it.
LAYOUT = """{{ define "entries" }}[{{ range $index, $entry := . }}{{ if $index }},{{ end }}
{"name": {{ .Name | jsonify }}, "url": {{ .URL | jsonify }}, "below": {{ template "entries" .Children }}}{{ end }}]
{{ end }}{ {{ range $name, $menu := site.Menus }}{{ $name | jsonify }}: {{ template "entries" $menu }},{{ end }}
"end": [] }
"""


def describe(entries):
    """Return the entries as the layout prints them; the page of a taxonomy has no file, and so no page here."""
    return [
        {
            "name": each.name,
            "url": each.page.address if each.page else each.url,
            "below": describe(each.children),
        }
        for each in entries
    ]


@pytest.mark.skipif(not binary(), reason="Hugo is not installed")
@pytest.mark.parametrize("name", ["menus", "menus_languages"])
def test_menus_have_the_order_and_the_names_of_hugo(name, tmp_path):
    root = unpack(name, tmp_path)
    (root / "layouts").mkdir()
    for kind in ("home", "all"):
        (root / f"layouts/{kind}.html").write_text(LAYOUT if kind == "home" else "", encoding="utf-8")
    assert hugo(root).returncode == 0
    expected = json.loads((root / "public/index.html").read_text(encoding="utf-8"))
    del expected["end"]

    site = read_hugo_site(root, now=NOW)
    links = LinkResolver(site)

    def find_page(reference):
        target = links.resolve_ref(site.home, reference)
        return target.page if isinstance(target, ToPage) else None

    found = {menu: describe(entries) for menu, entries in read_menus(site, find_page).items()}

    def normalize(entries):
        return [{**each, "url": each["url"].rstrip("/"), "below": normalize(each["below"])} for each in entries]

    assert {menu: normalize(each) for menu, each in found.items()} == {
        menu: normalize(each) for menu, each in expected.items()
    }
