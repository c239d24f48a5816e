"""Galleries show and sort by any key, those of a site's own included."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

CATALOG = """\
projects:
- title: Ant
  tags: [maps, other]
  repository: https://example.org/ant/
  kind: dataset
  added: 2024-03
  extra:
    maturity: sandbox
    dev-status: <b>*new*</b>
    stars: 12000
    since: 2019-01-31
    ok: no
    who: [Ada, 5, Grace]
    docs: https://example.org/docs/
    script: "javascript:alert(1)"
    team: {lead: Ada}
- title: Bee
  extra: {maturity: graduated, stars: 5, mixed: text}
- title: Cow
  extra: {maturity: incubating, stars: 5.5, mixed: 1}
- title: Dog
"""
SHOWN = "maturity, dev-status, stars, since, ok, who, docs, script"
PAGE = f"""# P

:::{{project-gallery}}
:projects: ant, dog
:show: tags, repository, kind, added, {", ".join(f"extra.{name}" for name in SHOWN.split(", "))}
:::
"""
CONF = {
    "openpractices_labels": {"extra.maturity": "Maturity", "tags": "Topics & more"},
    "openpractices_tags": {"maps": "Maps & charts"},
}


def read_meta(built, name="index"):
    return [
        re.sub("</?(bdi|span)[^>]*>", "", line)
        for line in re.findall(r"^<p>(.*)</p>$", built.bodies[name], re.MULTILINE)
    ]


def read_titles(built, name="index"):
    lists = re.findall(r'<ul class="project-gallery.*?</ul>', built.bodies[name], re.DOTALL)
    return ["".join(re.findall(r'project-title">(?:<a[^>]*>)?(\w)', each)) for each in lists]


def test_cards_show_any_key_with_its_label(site):
    built = site({"index.md": PAGE, "projects.yml": CATALOG}, **CONF)
    assert built.warnings == ""
    assert read_meta(built) == [
        "Topics &amp; more: Maps &amp; charts, other",
        "Kind: Dataset",
        "Added: March 2024",
        "Maturity: sandbox",
        "Dev status: &lt;b&gt;*new*&lt;/b&gt;",
        "Stars: 12000",
        "Since: January 31, 2019",
        "Ok: No",
        "Who: Ada, 5, Grace",
        'Docs: <a class="reference external" href="https://example.org/docs/">example.org/docs</a>',
        "Script: javascript:alert(1)",
        '<a class="op-icon" href="https://example.org/ant/">Source code of Ant</a>',
        "Kind: Software",
    ]


def test_values_are_shown_in_the_language_of_the_site(site):
    built = site({"index.md": PAGE, "projects.yml": CATALOG}, language="de")
    assert built.warnings == ""
    shown = {"Art: Datensatz", "Hinzugefügt: März 2024", "Since: 31. Januar 2019", "Ok: Nein"}
    assert shown <= set(read_meta(built))
    odd = site({"index.md": PAGE, "projects.yml": CATALOG}, language="xx", folder="odd")
    assert "Since: January 31, 2019" in read_meta(odd)


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "epub", "xml", "gettext", "linkcheck"])
def test_every_builder_shows_them(builder, site):
    conf = {**CONF, "copyright": "2026, P", "version": "1"}  # for EPUB
    built = site({"index.md": PAGE, "projects.yml": CATALOG}, builder, **conf)
    if builder != "linkcheck":
        assert built.warnings == ""
    written = "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in built.out.rglob("*") if path.is_file()
    )
    if builder == "gettext":  # the texts of the author, and none of the configuration
        messages = re.findall(r'msgid "(.+)"', written)
        assert {"other", "sandbox", "<b>*new*</b>", "Ada", "Grace"} <= set(messages)
        assert not {"Maps & charts", "Maturity", "12000", "No", "March 2024", "Dataset"} & set(messages)
    elif builder == "linkcheck":
        assert "https://example.org/docs/" in written
    else:
        plain = re.sub(r"[\\{}]|</?\w[^>]*>", "", written)
        assert all(text in plain for text in ("Maturity", "sandbox", "12000", "March 2024"))


def test_an_own_value_is_translated_as_plain_text(site):
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "sandbox"\nmsgstr "*Sandkasten*"\n'
    files = {"index.md": PAGE, "projects.yml": CATALOG, "locale/de/LC_MESSAGES/index.po": po}
    built = site(files, language="de", locale_dirs=["locale"])
    assert (built.warnings, "Maturity: *Sandkasten*" in read_meta(built)) == ("", True)


SORTED = """# S

:::{project-gallery}
:sort: extra.stars
:::

:::{project-gallery}
:sort: -extra.stars
:limit: 2
:::

:::{project-gallery}
:sort: -catalog
:::

:::{project-gallery}
:sort: -title
:::

::::{project-gallery}
:sort: -extra.stars
:projects: bee, cow, dog

:::{project-figure}
:title: Own
:extra.stars: 5.2
:::
:::{project-figure}
:project: ant
:extra.stars: 1
:::
::::
"""


def test_galleries_are_sorted_with_the_figures_in_their_bodies(site):
    built = site({"index.md": SORTED, "projects.yml": CATALOG})
    assert (built.warnings, read_titles(built)) == ("", ["BCAD", "AC", "DCBA", "DCBA", "COBAD"])


WRONG = """# W

:::{project-gallery}
:sort: extra.star
:show: extra.nope, extra.maturitty, extra.team
:::

:::{project-gallery}
:sort: -extra.mixed
:::

::::{project-gallery}
:sort: extra.own
:show: extra.own, extra.others

:::{project-figure}
:title: One
:extra.own: 5
:extra.other: x
:::
:::{project-figure}
:title: Two
:extra.own: 2024-01
:::
::::

:::{project-gallery}
:sort: Extra.Stars
:show: maturity
:::
"""


WARNINGS = """\
index.md:12: "show": no project has the key "extra.others"; did you mean "extra.other"?
index.md:12: "sort": write all values of "extra.own" as numbers or as dates; found 5 in "One" and 2024-01 in "Two"
index.md:27: "show" 'maturity' is not a key; write 'extra.maturity' if it is a key of your own
index.md:27: "sort" 'Extra.Stars' is not a name; write 'extra.stars', with a-z, 0-9 and hyphens
index.md:3: "show": "extra.team" of the project "Ant" has a mapping or a list inside; it can be a text, a number, \
a boolean, a date or a list of these
index.md:3: "show": no project has the key "extra.maturitty"; did you mean "extra.maturity"?
index.md:3: "show": no project has the key "extra.nope"; add it to a project, or remove "extra.nope" here
index.md:3: "sort": no project has the key "extra.star"; did you mean "extra.stars"?
index.md:8: "sort": write all values of "extra.mixed" as texts or as numbers; found 'text' in "Bee" and 1 in "Cow"
"""


def test_a_key_that_cannot_be_used_is_reported_at_the_gallery(site):
    built = site({"index.md": WRONG, "projects.yml": CATALOG})
    found = re.sub(r"(?:WARNING|ERROR): project-gallery: option ", "", built.warnings)
    assert sorted(re.sub(r" \[openpractices\.(?:selection|value)\]", "", found).splitlines()) == WARNINGS.splitlines()
    assert read_titles(built) == ["ABCD", "ABCD", "OT", "ABCD"]
    assert read_meta(built) == ["Own: 5", "Own: January 2024"]


def test_a_wall_of_logos_shows_titles_if_asked(site):
    shown = "\n:::{project-gallery}\n:layout: logos\n%s:::\n"
    page = "# L\n" + shown % "" + shown % ":show: title\n"
    built = site({"index.md": page, "projects.yml": CATALOG})
    assert built.warnings == ""
    assert re.findall(r'<ul class="([^"]+)"', built.bodies["index"]) == [
        "project-gallery project-gallery-logos",
        "project-gallery project-gallery-logos project-gallery-titles",
    ]


def test_the_filter_has_the_labels_of_keys_and_tags(site):
    built = site({"index.md": "# F\n\n:::{project-gallery}\n:filter:\n:::\n", "projects.yml": CATALOG}, **CONF)
    form = BeautifulSoup(built.bodies["index"], "html.parser").select_one("form")
    assert [each.text for each in form.select("summary")] == ["Topics & more"]
    assert {each.text for each in form.select("[name=tags] + bdi")} >= {"Maps & charts"}
