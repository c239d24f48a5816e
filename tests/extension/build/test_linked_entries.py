"""Cards of projects and practices that name them lead to each other, if a list shows it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

PROJECTS = "projects:\n- {title: Dask, target: https://dask.org}\n- title: Zarr\n- title: Elsewhere\n"
PRACTICES = """\
practices:
- id: code
  title: Open code
  statement: All code is open.
  projects: [dask, zarr]
- id: plan
  statement: A plan is published.
  projects: dask
- id: other
  title: Other
  statement: Not shown.
  projects: [dask, elsewhere]
- {id: none, title: None, statement: Without projects.}
"""
FILES = {
    "index.md": "# Cards\n\n:::{project-gallery}\n:projects: dask, zarr\n:show: practices\n:layout: LAYOUT\n:::\n\n"
    "```{toctree}\nmore\n```\n",
    "more.md": "# Practices\n\n:::{practice-list}\n:practices: code, plan, none\n:show: projects\n:::\n",
    "projects.yml": PROJECTS,
    "practices.yml": PRACTICES,
}


def make_files(layout="cards", **changed):
    return {name: text.replace("LAYOUT", layout) for name, text in (FILES | changed).items()}


def find_links(body, parent, label):
    """The values of a line of metadata, with their links, of each card or practice."""
    found = {}
    for each in BeautifulSoup(body, "html.parser").select(parent):
        for line in each.select(".project-meta p, td .project-meta"):
            if label in line.get_text():
                links = {link.get_text(): link["href"] for link in line.select("a")}
                found[each["id"]] = (" ".join(line.get_text().split()), links)
    return found


@pytest.mark.parametrize("layout", ["cards", "covers", "list"])
def test_projects_and_practices_lead_to_each_other(layout, site):
    built = site(make_files(layout))
    assert built.warnings == ""
    plan = {"A plan is published.": "more.html#practice-plan"}
    code = {"Open code": "more.html#practice-code"}
    assert find_links(built.bodies["index"], ".project-highlight", "Practices") == {
        "project-dask": ("Practices: Open code, A plan is published., Other", code | plan),
        "project-zarr": ("Practices: Open code", code),
    }
    zarr = {"Zarr": "index.html#project-zarr"}
    dask = {"Dask": "index.html#project-dask"}
    assert find_links(built.bodies["more"], ".practice", "Projects") == {
        "practice-code": ("Projects: Dask, Zarr", dask | zarr),
        "practice-plan": ("Projects: Dask", dask),
    }


def test_table_has_a_column_with_the_practices(site):
    built = site(make_files("table"))
    assert built.warnings == ""
    table = BeautifulSoup(built.bodies["index"], "html.parser").select_one("table")
    assert [each.get_text() for each in table.select("th[scope=col]")] == ["Title", "Practices"]
    links = [link["href"] for link in table.select("td a")]
    assert links == ["more.html#practice-code", "more.html#practice-plan", "more.html#practice-code"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "xml", "gettext"])
def test_every_builder_shows_them(builder, site):
    conf = {"suppress_warnings": ["openpractices.builder"], "copyright": "2026", "version": "1"}
    built = site(make_files(), builder, **conf)
    assert built.warnings == ""
    if builder == "text":
        assert "Practices:\n     Open code, A plan is published., Other\n" in built.read("index.txt")
    if builder == "latex":
        tex = next(built.out.glob("*.tex")).read_text(encoding="utf-8")
        assert r"\DUrole{xref}" not in tex
        assert tex.count("Open code") >= 3


def test_change_of_what_is_named_reads_the_pages_that_show_it(site):
    files = make_files(**{"plain.md": "---\norphan: true\n---\n# P\n\n:::{project-gallery}\n:::\n"})
    assert site(files).warnings == ""
    named = PRACTICES.replace("projects: dask\n", "projects: [dask, zarr]\n")
    again = site(files | {"practices.yml": named})
    assert set(again.docnames_read) == {"index", "more"}
    assert (
        "practice-plan"
        in find_links(again.bodies["index"], ".project-highlight", "Practices")["project-zarr"][1].__repr__()
    )
    added = PRACTICES + "- {id: new, title: New, statement: It is., projects: zarr}\n"
    assert site(files).docnames_read
    assert site(files | {"practices.yml": added}).docnames_read == ["index"]
    site(files)
    unnamed = PRACTICES.replace("Without projects.", "With nothing.")
    assert site(files | {"practices.yml": unnamed}).docnames_read == ["more"]
    moved = site(files | {"more.md": "# M\n", "index.md": files["index.md"] + "\n# P\n\n" + FILES["more.md"]})
    assert moved.docnames_read


def test_unknown_project_is_a_text_and_one_warning(site):
    built = site(make_files(**{"practices.yml": PRACTICES.replace("[dask, zarr]", "[dask, zar]")}))
    assert built.warnings == (
        'practices.yml:5: WARNING: practices[0].projects: there is no project "zar"; did you mean "zarr"? '
        "[openpractices.practice]\n"
    )
    dask = {"Dask": "index.html#project-dask"}
    links = find_links(built.bodies["more"], ".practice", "Projects")
    assert links["practice-code"] == ("Projects: Dask, zar", dask)
