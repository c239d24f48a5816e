"""Templates, data, settings and files of the whole site that are not on the new one are in the report."""

from __future__ import annotations

import pytest
from site_judge import write

from sphinx_openpractices.hugo.pages.migration import migrate_site

CONFIG = """
baseURL = "https://example.org/"
title = "T"
theme = ["own", "github.com/org/theme"]
enableRobotsTXT = true
disableFastRender = true
customSetting = "x"
relatedThings = false

[services.googleAnalytics]
id = "G-1"

[outputs]
home = ["html", "rss", "json"]

[params]
author = "Ann"
banner = "Read this"
dark = false
[params.social]
mail = "a@example.org"
"""
FILES = {
    "layouts/_default/_markup/render-link.html": "",
    "layouts/_markup/render-codeblock-mermaid.html": "",
    "layouts/blog/_markup/render-image.rss.xml": "",
    "layouts/_default/single.html": "<p>Text</p>",
    "layouts/shortcodes/own.html": "<p>x</p>",
    "layouts/_shortcodes/other.html": "<p>x</p>",
    "themes/own/layouts/_default/_markup/render-heading.html": "",
    "themes/own/layouts/index.html": "",
    "themes/own/static/theme.png": "",
    "_vendor/github.com/org/vendored/layouts/_markup/render-image.html": "",
    "data/team/people.yaml": "",
    "i18n/en.toml": "",
    "archetypes/default.md": "",
    "static/robots.txt": "",
    "static/used.svg": "<svg/>",
    "static/site.css": "",
    "assets/media/photo.png": "",
    "assets/scss/main.scss": "",
    "content/a.md": "---\ntitle: A\n---\n![x](/used.svg)\n",
}
TEMPLATE = "the text and the lists of this template are not on the new pages"
EXPECTED = [
    ("_vendor/github.com/org/vendored/layouts/_markup/render-image.html", "the template changed images; check"),
    ("data/team/people.yaml", "what templates showed of these data is not on the new pages"),
    ("hugo.toml:4", '"github.com/org/theme": the theme is not here, so its render hooks were not read'),
    ("hugo.toml:5", "enablerobotstxt: Sphinx writes no robots.txt"),
    ("hugo.toml:7", "customsetting: the new site does not use this setting"),
    ("hugo.toml:10", "services: the new site does not use these services"),
    ("hugo.toml:13", "outputs: Sphinx writes no feeds"),
    ("hugo.toml:16", "params: what templates showed of banner, social is not on the new pages"),
    ("layouts/_default/_markup/render-link.html", "the template changed links; check those of the new pages"),
    ("layouts/_default/single.html", TEMPLATE),
    ("layouts/_markup/render-codeblock-mermaid.html", "the template changed blocks of code; check"),
    ("layouts/blog/_markup/render-image.rss.xml", TEMPLATE),
    ("themes/own/layouts/_default/_markup/render-heading.html", "the template changed headings; check"),
]


@pytest.mark.parametrize("split", [False, True])
def test_what_belongs_to_the_whole_site_is_in_the_report(split, tmp_path):
    main, params = CONFIG.split("[params]\n")
    if split:
        params = params.replace("[params.social]", "[social]")
        config = {"config/_default/hugo.toml": main, "config/_default/params.toml": params}
    else:
        config = {"hugo.toml": CONFIG}
    write([each for pair in {**config, **FILES}.items() for each in pair], tmp_path)
    report = migrate_site(tmp_path).report
    found = {(f"{each.file}:{each.line}".removesuffix(":1"), each.text) for each in report.found["site"]}
    places = {"hugo.toml:16": "config/_default/params.toml"}
    for place, text in EXPECTED:
        expected = place.removesuffix(":1")
        if split:
            expected = places.get(place, place.replace("hugo.toml", "config/_default/hugo.toml"))
        (match,) = [each for each in found if each[0] == expected and each[1].startswith(text)]
        found.remove(match)
    assert found == set()
    assert {each.file for each in report.found["unused"]} == {"assets/media/photo.png", "static/robots.txt"}
    assert report.found["mistakes"] == []


def test_keys_of_front_matter_with_text_that_is_not_on_the_page_are_in_the_report(tmp_path):
    front = """---
title: T
subtitle: Below
image:
  caption: "Photo: Ann"
  focal_point: ""
comments: false
weight: 3
tags: [a]
series: [s]
params:
  flag: true
  cover: /c.png
event: 2024-01-02
---
Text
"""
    write(["hugo.toml", 'title = "T"', "content/a.md", front], tmp_path)
    lost = migrate_site(tmp_path).report.found["lost"]
    assert [(each.line, each.text.partition(" ")[0]) for each in lost] == [
        (3, '"subtitle"'),
        (4, '"image"'),
        (10, '"series"'),
        (14, '"event"'),
        (13, '"params.cover"'),
    ]
