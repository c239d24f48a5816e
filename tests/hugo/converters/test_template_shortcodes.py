"""Shortcodes of the site itself whose templates are HTML with little else come over; the others tell what they need."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from conversion_page import Page
from hypothesis import given
from hypothesis import strategies as st
from site_judge import SVG, unpack, write
from site_judge import hugo as run_hugo

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.hugo.converters.conversions import convert_shortcode
from sphinx_openpractices.hugo.pages.migration import migrate_site
from sphinx_openpractices.hugo.shortcodes.pieces import Position, Shortcode, Text
from sphinx_openpractices.hugo.shortcodes.shortcode_templates import ShortcodeTemplate, read_shortcode_template

PAGES = ("index", "about", "boxes")


def read_text(file):
    """The text of a page without its white space; that of shortcodes that were kept is left out."""
    article = BeautifulSoup(file.read_text("utf-8"), "html.parser").select_one("article")
    for each in article.select("h1, .headerlink, .highlight, .prev-next-footer, .toctree-wrapper"):
        each.decompose()
    return re.sub(r"\s+", "", article.get_text())


@pytest.fixture
def migrated(tmp_path):
    site = unpack("shortcodes", tmp_path / "hugo")
    write(["static/l.svg", SVG], site)
    run = run_hugo(site, "--destination", str(tmp_path / "public"))
    assert run.returncode == 0, run.stderr
    assert main(["migrate-hugo", str(site), str(tmp_path / "sphinx")]) == 0
    return tmp_path / "sphinx"


def test_html_of_shortcodes_says_what_hugo_says(migrated, build, tmp_path):
    built = build(migrated)
    for name in PAGES:
        theirs = tmp_path / "public" / ("" if name == "index" else name) / "index.html"
        assert read_text(built / f"{name}.html") == read_text(theirs), name
    page = BeautifulSoup((built / "boxes.html").read_text("utf-8"), "html.parser")
    assert page.select_one("div.box.red > ul > li")
    assert page.select_one("li > div.box strong")
    assert page.select_one("blockquote div.box > p")
    assert page.select_one("div.row > div.box")
    assert [each["href"] for each in page.select("div.person a")] == ["#ZgotmplZ"]
    assert {each["src"] for each in page.select("div.person img")} == {"_images/l.svg"}
    assert page.select_one("ul.links a")["href"] == "about.html"
    assert [each.get_text() for each in page.select("td .badge")] == ["c|d", "in table"]


def test_content_between_the_tags_is_in_every_format(migrated, make_app):
    app = make_app("text", srcdir=migrated, warningiserror=True)
    app.build()
    assert app.warning.getvalue() == ""
    text = "".join((app.outdir / f"{name}.txt").read_text("utf-8") for name in PAGES)
    for each in ("Some **bold** and", "in list **b**", "Raw *not*", "Because:", "Nested **md**", "Lead *it*"):
        assert each in text, each


def test_report_tells_what_templates_ask_for_and_what_only_html_shows(tmp_path):
    site = write(["static/l.svg", SVG], unpack("shortcodes", tmp_path))
    found = migrate_site(site).report.found
    kept = [(each.file, each.line, each.text) for each in found["kept"]]
    assert kept == [
        (
            "content/_index.md",
            16,
            "js: its template asks for a value within script; its tags were kept as code",
        ),
        (
            "content/boxes.md",
            51,
            "team: its template asks for range, .Site.Data.x; its tags were kept as code",
        ),
    ]
    assert ("content/boxes.md", 23) in {(each.file, each.line) for each in found["changed"]}
    hidden = 'person: "javascript:alert(1)" is not an address of a page or a file; Hugo leaves it out, too'
    assert [(each.line, each.text) for each in found["hidden"]] == [(23, hidden)]
    assert found["broken"] == []
    assert not any("unused" in each.text for each in (*found["kept"], *found["changed"]))


@pytest.mark.parametrize(
    ("template", "asks"),
    [
        ("{{ range .Site.Data.team }}{{ .name }}{{ end }}", "range, .Site.Data.team, .name"),
        ("{{ partial `x` . }}", "partial"),
        ("{{ with .Page.Params.x }}{{ . }}{{ end }}", ".Page.Params.x"),
        ("{{ $i := resources.Get (.Get 0) }}<img src='{{ $i.RelPermalink }}'>", "resources.Get, $i.RelPermalink"),
        ("{{ .Parent.Get 0 }}", ".Parent.Get"),
        ("{{ a }}{{ b }}{{ c }}{{ d }}{{ e }}{{ f }}", "a, b, c, d and 2 more"),
        ("{{ .Get 0", "an action that cannot be read"),
        ("{{ if .Get 0 }}", "an action that cannot be read"),
        ("{{ end }}", "an action that cannot be read"),
        ("{{ else }}", "an action that cannot be read"),
        ("{{ .Get }}", ".Get"),
        ("{{ .Get 0 1 }}", ".Get"),
        ("{{ (.Get 0 }}", "(.Get 0"),
        ("{{ if .Get 0 }}" * 30 + "{{ end }}" * 30, "an action that cannot be read"),
    ],
)
def test_template_that_asks_for_more_is_described(template, asks):
    assert read_shortcode_template(template) == asks


@pytest.mark.parametrize(
    "template",
    [
        "",
        '{{- /* }} */ -}} <b>{{- with .Get `x` -}} {{ . }} {{- else if eq (.Get 1) "}}" }}z{{ else }}w{{ end }}</b>',
        '{{ $x := .Get "a" | default "b" }}{{ $x = printf "%s-%v" $x 1 }}{{ $x | safeHTML }}',
        '{{ .Page.RenderString (dict "display" "block") .Inner }}{{ .Params.a }}{{ index .Params 0 }}',
        "{{ if and .IsNamedParams (isset .Params `x`) }}{{ end }}{{ strings.TrimSpace .Inner }}",
    ],
)
def test_template_of_arguments_and_content_is_read(template):
    assert isinstance(read_shortcode_template(template), ShortcodeTemplate)


LOOKUP = """\
-- hugo.toml --
title = "T"
theme = "th"
defaultContentLanguage = "de"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[languages.de]
[languages.fr]
[[module.mounts]]
source = "more"
target = "layouts/shortcodes"
[[module.mounts]]
source = "layouts"
target = "layouts"
-- layouts/index.html --
<article>{{ .Content }}</article>
-- layouts/shortcodes/both.html --
old
-- layouts/_shortcodes/both.html --
new
-- layouts/shortcodes/lang.html --
any
-- layouts/shortcodes/lang.de.html --
German
-- layouts/shortcodes/lang.fr.html --
French
-- layouts/shortcodes/only.html.html --
only
-- layouts/shortcodes/own.html --
own
-- themes/th/layouts/shortcodes/own.html --
theme
-- themes/th/layouts/_shortcodes/theme.html --
theme
-- layouts/shortcodes/a/Nested.html --
nested
-- more/mounted.html --
mounted
-- layouts/shortcodes/feed.rss.xml --
feed
-- content/_index.md --
+++
+++
{{< both >}}-{{< lang >}}-{{< only >}}-{{< own >}}-{{< theme >}}-{{< a/nested >}}-{{< mounted >}}
"""


def test_templates_are_those_that_hugo_takes(tmp_path):
    site = write(re.split(r"^-- (.+) --\n", LOOKUP, flags=re.MULTILINE)[1:], tmp_path / "hugo")
    assert run_hugo(site, "--destination", str(tmp_path / "public")).returncode == 0
    theirs = read_text(tmp_path / "public" / "index.html")
    migration = migrate_site(site)
    assert theirs == "new-German-only-own-theme-nested-mounted"
    assert theirs in re.sub(r"\s+", "", migration.files["index.md"])
    assert not migration.report.found["kept"]


PARTS = st.sampled_from(
    [
        *("<div class='a'>", "</div>", "<p>", "</p>", "<b ", ">", "'", '"', "a", "*x*", "\n\n", "<pre>", "<script>"),
        *("<!--", "{{ .Get 0 }}", "{{ .Inner }}", "{{ .Inner | markdownify }}", "{{ with .Get 1 }}", "{{ else }}"),
        *("{{ end }}", "{{ $x := .Get 0 }}", "{{ $x }}", "{{ .Params }}", "{{ not .Inner | printf `%d` }}", "{{"),
        *("}}", "\ue010", "\ue0121"),
    ]
)


@given(
    template=st.lists(PARTS, max_size=12).map("".join),
    values=st.lists(PARTS, max_size=2).map(tuple),
    inner=st.none() | PARTS,
    percent=st.booleans(),
    place=st.sampled_from(["block", "line", "cell", "html", "raw"]),
)
def test_no_template_makes_the_conversion_fail(template, values, inner, percent, place):
    position = Position(0, 1, 1)
    pieces = None if inner is None else (Text(inner, position), Shortcode("x", percent, (), "{{< x >}}", position))
    shortcode = Shortcode("it", percent, values, "{{< it >}}", position, pieces, "{{< /it >}}" if pieces else "")
    found = read_shortcode_template(template)
    context = Page("").context._replace(place=place, find_template=lambda name: found if name == "it" else None)
    result = convert_shortcode(shortcode, context)
    assert result.block == (place == "block")
    if place in {"line", "cell", "html"}:
        assert "\n" not in result.text
