"""Menus of a Hugo site in the header and the footer of the new site."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from site_judge import page

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.pages.migration import migrate_site

CONFIG = """baseURL = "https://old.example/"
title = "T"
[[menus.main]]
name = "About"
identifier = "about"
weight = 1
[[menus.main]]
name = "Our <em>team</em>"
parent = "about"
pageRef = "/team"
[[menus.main]]
name = "Jobs"
parent = "about"
url = "/team/#jobs"
[[menus.main]]
name = "Code"
url = "https://code.example/"
weight = 2
[[menus.main]]
name = "Report"
url = "/files/report.pdf"
weight = 3
pre = "<i class='icon'></i>"
[[menus.main]]
name = "Tags"
url = "/tags/"
weight = 4
[[menus.main]]
name = "Part"
url = "/#part"
weight = 5
[[menus.main]]
name = "Nowhere"
url = "/#nowhere"
weight = 6
[[menus.main]]
name = "Run"
url = "javascript:alert(1)"
weight = 7
[[menus.footer]]
name = "Privacy & terms"
url = "privacy/"
[[menus.shortcuts]]
name = "Slides"
url = "/team/"
"""
PAGES = {
    "content/_index.md": page("## Part", title="Home"),
    "content/404.md": page("Gone.", title="Not here"),
    "content/a-news.md": page("News.", title="A news"),
    "content/team.md": page("## Jobs\n", title="Team", tags=["x"]),
    "content/privacy.md": page("P.", title="Privacy"),
    "static/files/report.pdf": "a report",
}
SHORTCUTS = 'the menu "shortcuts" does not come over; the theme shows menus in the header and the footer: Slides'
LISTED = {
    "site": [
        ("hugo.toml", 21, 'the menu "main", "Report": pre is lost'),
        (
            "hugo.toml",
            45,
            'the menu "shortcuts" does not come over; the theme shows menus in the header and the footer: Slides',
        ),
    ],
    "broken": [
        ("hugo.toml", 26, 'the menu "main", "Tags": "/tags/": leads to a page that Hugo makes for a taxonomy'),
        ("hugo.toml", 34, 'the menu "main", "Nowhere": content/_index.md has no "#nowhere"'),
    ],
    "hidden": [
        (
            "hugo.toml",
            38,
            'the menu "main", "Run": "javascript:alert(1)" is not an address of a page or a file; it is left out',
        ),
    ],
}
TOCTREE = """```{toctree}
:hidden:

Our team </team>
Code <https://code.example/>
Tags <https://old.example/tags/>
/a-news
/privacy
```"""


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_header_and_footer_have_the_menus(builder, hugo, tmp_path, make_app):
    out = tmp_path / "sphinx"
    assert main(["migrate-hugo", str(hugo(PAGES, CONFIG)), str(out)]) == 0
    assert TOCTREE in (out / "index.md").read_text(encoding="utf-8")
    app = make_app(builder, srcdir=out, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""

    start = BeautifulSoup((app.outdir / "index.html").read_text(encoding="utf-8"), "html.parser")
    team = {"html": "team.html", "dirhtml": "team/"}[builder]
    links = [
        ("Jobs", f"{team}#jobs"),
        ("Our team", team),
        ("Code", "https://code.example/"),
        ("Report", "files/report.pdf"),
        ("Tags", "https://old.example/tags/"),
        ("Part", "#part"),
        ("Nowhere", "#"),
    ]
    for place in (".bd-header", ".bd-sidebar-primary"):
        found = start.select(f"{place} .bd-navbar-elements a")
        assert [(link.get_text(), link["href"]) for link in found] == links, place
    assert [button.get_text() for button in start.select(".bd-header .bd-navbar-elements button")] == ["About"]
    footer = start.select(".footer-links a")
    assert [link.get_text() for link in footer] == ["Privacy & terms"]
    assert (app.outdir / "files/report.pdf").read_text() == "a report"
    # The page for unknown addresses is one file, whatever the builder, and its links work everywhere.
    missing = BeautifulSoup((app.outdir / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert missing.h1.get_text().startswith("Not here")
    assert missing.select_one(".footer-links a")["href"] == {"html": "/privacy.html", "dirhtml": "/privacy/"}[builder]


def test_what_does_not_come_over_is_in_the_report(hugo):
    found = migrate_site(hugo(PAGES, CONFIG)).report.found
    assert {kind: [(each.file, each.line, each.text) for each in found[kind]] for kind in LISTED} == LISTED


SEVEN = [{"name": f"E{number}", "url": f"https://e.example/{number}"} for number in range(7)]
MENUS = {
    # Every page is in the menu, so the table of contents is the header.
    "all": (
        """[[menus.main]]
name = "B first"
pageRef = "/b"
weight = 1
[[menus.main]]
pageRef = "/a"
weight = 2
""",
        {},
    ),
    "none": ("", {}),
    "some": (
        """[[menus.main]]
name = "B first"
pageRef = "/b"
""",
        {"header_links": [{"name": "B first", "url": "b"}]},
    ),
    # The header has room for seven short links, but shows six by default.
    "seven": (
        "".join(f'[[menus.main]]\nname = "{link["name"]}"\nurl = "{link["url"]}"\n' for link in SEVEN),
        {"header_links": SEVEN, "header_links_before_dropdown": 7},
    ),
    "scientific-python": (
        """[[params.navbar]]
title = "More"
[[params.navbar.sublinks]]
title = "A"
url = "/a/"
[params.footer.quicklinks.column1]
links = [{text = "B", link = "/b"}]
[params.footer.quicklinks.column2]
title = "Two"
links = [{text = "C", link = "https://c.example"}]
""",
        {
            "header_links": [{"name": "More", "links": [{"name": "A", "url": "a"}]}],
            "footer_links": [
                {"name": "", "links": [{"name": "B", "url": "b"}]},
                {"name": "Two", "links": [{"name": "C", "url": "https://c.example"}]},
            ],
        },
    ),
    "docsy": (
        """[[params.links.user]]
name = "List"
url = "https://list.example"
icon = "fa fa-envelope"
[[params.links.developer]]
name = "Code"
url = "https://code.example"
""",
        {
            "footer_links": [
                {"name": "", "links": [{"name": "List", "url": "https://list.example"}]},
                {"name": "", "links": [{"name": "Code", "url": "https://code.example"}]},
            ]
        },
    ),
}


@pytest.mark.parametrize("case", sorted(MENUS))
def test_options_are_written_for_what_the_table_of_contents_does_not_say(case, hugo):
    config, options = MENUS[case]
    pages = {"content/a.md": page("A", title="A"), "content/b.md": page("B", title="B")}
    migration = migrate_site(hugo(pages, f'title = "T"\n{config}'))
    assert migration.html_settings.get("html_theme_options", {}) == options
    assert migration.report.found["site"] == migration.report.found["broken"] == []
    order = {"all": "B first </b>\n/a", "some": "B first </b>\n/a"}.get(case)
    if order:
        assert order in migration.files["index.md"]
