"""Galleries in layout ``table``: a table in HTML, XML and LaTeX, a list in text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

CATALOG = """\
projects:
- title: Dask
  target: https://dask.example
  logo: a.svg
  license: MIT
  tags: [a, b]
  extra: {stars: 5}
  caption: "*Arrays*."
- id: c-core
  title: C++ <Core>
  tags: a
  summary: Plain *text*.
  repository: https://github.com/c/core
  extra: {stars: 10}
- {title: Home, target: index.md}
- {title: Later, added: 2026-01-01, draft: true}
"""
FILES = {
    "index.md": """\
# P

:::{project-gallery}
:layout: table
:show: license, extra.stars, added
:filter:
:caption: All of them
:class: ours
:::

See {project}`c-core`.
""",
    "groups.md": """\
---
orphan: true
---
# G

:::{project-gallery}
:layout: table
:group-by: tags
:show: license, repository
:::
""",
    "projects.yml": CATALOG,
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
}
ROOTS = Path(__file__).parents[2] / "roots"
BUILDERS = ("text", "man", "texinfo", "latex", "xml", "epub", "singlehtml", "gettext", "linkcheck")
CONF = {"copyright": "A", "version": "1"}
FRAGMENT = """\
<tr class="project-highlight" data-choices="0 1 2" data-entry="dask" data-ranks="2 0 1 1" id="project-dask">
<th scope="row"><div class="project-logo"><img alt="" class="dark-light" decoding="async" height="9" loading="lazy" \
src="_images/a.svg" width="9" /></div>
<p class="project-title"><a href="https://dask.example">Dask</a></p>
</th>
<td><div class="project-caption"><p><em>Arrays</em>.</p>
</div>
</td>
<td><div class="project-meta"><bdi>MIT</bdi></div></td>
<td><div class="project-meta"><bdi>5</bdi></div></td>
</tr>
"""


def test_row_of_a_project(built_once):
    built = built_once(FILES, **CONF)
    assert built.warnings == ""
    assert FRAGMENT in built.bodies["index"]
    body = BeautifulSoup(built.bodies["index"], "html.parser")
    # No column for the key that no project has.
    assert [each.get_text() for each in body.select("th[scope=col]")] == ["Title", "Description", "License", "Stars"]
    assert [len(row.find_all(["th", "td"])) for row in body.select("tbody tr")] == [4, 4, 4]
    region = body.select_one("div.project-table")
    assert (region["tabindex"], region["role"], region["data-filter"]) == ("0", "group", "")
    assert body.find(id=region["aria-labelledby"]).get_text() == "All of them"
    assert body.select_one("table.ours.project-gallery.project-gallery-table")
    assert body.select_one("p > a.internal")["href"] == "#project-c-core"
    assert "project-table.css" in built.read("index.html")


def test_groups_have_a_table_each_with_the_same_columns_where_there_is_content(built_once):
    built = built_once(FILES, **CONF)
    body = BeautifulSoup(built.bodies["groups"], "html.parser")
    assert [region["aria-labelledby"] for region in body.select(".project-table")] == ["a", "b", "other"]
    headers = [[each.get_text() for each in table.select("th[scope=col]")] for table in body.select("table")]
    known = ["Title", "Description", "License"]
    assert headers == [[*known, "Repository"], known, ["Title"]]
    source = body.select_one("td a.op-icon-github")
    assert (source.get_text(), source["href"]) == ("Source code of C++ <Core>", "https://github.com/c/core")


def test_data_for_machines_has_the_projects_of_a_table(built_once):
    built = built_once(FILES, **CONF)
    data = BeautifulSoup(built.read("index.html"), "html.parser").find("script", type="application/ld+json").string
    assert "Dask" in json.dumps(json.loads(data))


def test_table_without_a_caption_has_a_name(site):
    page = "# P\n\n:::{project-gallery}\n:layout: table\n:::\n"
    built = site({**FILES, "index.md": page}, language="de")
    assert 'aria-label="Projekte" class="project-table" role="group" tabindex="0"' in built.bodies["index"]


@pytest.mark.parametrize(
    "builder", ["text", "man", "texinfo", "latex", "xml", "epub", "singlehtml", "gettext", "linkcheck"]
)
def test_every_builder_shows_the_projects(builder, site):
    built = site(FILES, builder, **CONF, linkcheck_ignore=[".*"], suppress_warnings=["openpractices.builder"])
    assert built.warnings == ""
    if builder == "text":
        assert "* Dask <https://dask.example>\n\n  *Arrays*.\n\n  License:\n     MIT\n" in built.read("index.txt")
    elif builder == "xml":
        table = BeautifulSoup(built.read("index.xml"), "html.parser").find("table")
        assert [each.get_text(strip=True) for each in table.thead.find_all("entry")] == [
            "Title",
            "Description",
            "License",
            "Stars",
        ]
        assert len(table.tbody.find_all("row")) == 3
        assert not table.find("project_highlight")
    elif builder == "latex":
        tex = next(built.out.glob("*.tex")).read_text()
        assert "\\begin{tabulary}" in tex
        assert "project-c-core" in tex


def test_builder_that_knows_only_standard_nodes_gets_tables_and_sections(site):
    root = ROOTS / "test-standard"
    sections = ":::{project-gallery}\n:layout: list\n:group-by: tags\n:sections:\n:show: license\n:::\n"
    files = {
        **FILES,
        **{name: (root / name).read_text(encoding="utf-8") for name in ("conf.py", "doctree.py")},
        "groups.md": f"---\norphan: true\n---\n# G\n\n{sections}",
    }
    built = site(files, "doctree")
    assert built.warnings == ""
    for page in ("index", "groups"):
        text = built.read(f"{page}.doctree")
        assert "<project_" not in text
        assert "Dask" in text
    assert built.read("index.doctree").count("<row>") == 4
    assert built.read("groups.doctree").count("<image") == 2  # one logo, in two groups


def test_two_keys_may_have_one_label(site):
    catalog = "projects:\n- {title: One, license: MIT, extra: {docs-license: CC0-1.0}}\n"
    page = "# P\n\n:::{project-gallery}\n:layout: table\n:show: license, extra.docs-license\n:::\n"
    files = {"index.md": page, "projects.yml": catalog}
    built = site(files, openpractices_labels={"extra.docs-license": "License"})
    assert built.warnings == ""
    cells = BeautifulSoup(built.bodies["index"], "html.parser").select("td")
    assert [cell.get_text(strip=True) for cell in cells] == ["MIT", "CC0-1.0"]


SORTED = """\
# P

:::{project-gallery}
:layout: table
:sort: -extra.stars
:show: license, relation, extra.stars, extra.mixed
:::
"""
SORTED_CATALOG = """\
projects:
- {title: ab 10, license: MIT, relation: use, extra: {stars: 9, mixed: 1}, caption: A.}
- {title: Ab 9, license: 0BSD, relation: [fund, maintain], extra: {stars: 10, mixed: text}}
- {id: other, title: "\u00c4b 9", license: MIT, relation: fund, extra: {stars: 9}}
- {title: Zz}
"""


def test_rows_carry_their_ranks_by_each_column_in_the_order_of_the_build(site):
    files = {"index.md": SORTED, "projects.yml": SORTED_CATALOG}
    built = site(files, suppress_warnings=["openpractices.selection"])
    assert built.warnings == ""
    table = BeautifulSoup(built.bodies["index"], "html.parser").table
    assert [(row.find("p").get_text(), row["data-ranks"]) for row in table.select("tbody tr")] == [
        ("Ab 9", "1 0 1 2 2 0"),
        ("ab 10", "3 0 2 1 1 0"),
        ("\u00c4b 9", "2 0 2 3 1 0"),
        ("Zz", "4 0 0 0 0 0"),
    ]
    assert [each.get("aria-sort") for each in table.select("th[scope=col]")] == [None] * 4 + ["descending", None]
    assert "project-table.js" in built.read("index.html")
    assert "data-ranks" not in site(files, "epub", suppress_warnings=["openpractices.selection"], **CONF).read(
        "index.xhtml"
    )
