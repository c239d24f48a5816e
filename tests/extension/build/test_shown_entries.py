"""What the environment keeps of a page is what its HTML shows: each key has a value that nothing else on a page has."""

from __future__ import annotations

import pytest

from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.extension.build.shown_entries import ShownEntry

PROJECT_VALUES = {
    "target": "https://target.example",
    "logo": "light.png",
    "logo-dark": "dark.png",
    "summary": "Text of the",
    "tags": "a tag",
    "relation": "Funded",
    "license": "Apache-2.0",
    "repository": "https://code.example",
    "added": "March 4, 2019",
    "extra.area": "the area",
    "extra.other": "the secret",
}
PROJECTS = """\
projects:
- title: Dask
  target: https://target.example
  logo: logos/light.png
  logo-dark: logos/dark.png
  caption: Text of the *caption*
  tags: a tag
  relation: fund
  license: Apache-2.0
  repository: https://code.example/dask
  added: 2019-03-04
  extra: {area: the area, other: the secret}
- {title: Second, tags: b tag}
"""
PRACTICE_VALUES = {
    "status": "Partly met",
    "level": "MUST",
    "principle": "POSI",
    "summary": "Text of the",
    "group": "The group",
    "note": "The note",
    "owner": "The owner",
    "since": "March 4, 2019",
    "reviewed": "May 12, 2026",
    "next-review": "May 12, 2027",
    "evidence": "The evidence",
    "actions": "The action",
    "history": "The past",
    "projects": "Dask",
    "tags": "a tag",
    "extra.area": "the area",
    "extra.other": "the secret",
}
PRACTICES = """\
practices:
- id: promise
  title: Promise
  statement: Text of the *statement*
  group: The group
  principle: posi-2.0#living-will
  level: must
  status: partly
  note: The note
  owner: The owner
  since: 2019-03-04
  reviewed: 2026-05-12
  review-every: 12 months
  evidence: [{title: The evidence, target: "https://evidence.example"}]
  actions: [{text: The action}]
  history: [{date: 2025-01-02, status: planned, note: The past}]
  projects: [dask]
  tags: a tag
  extra: {area: the area, other: the secret}
- {id: second, title: Second, group: Another, status: unmet}
"""
GALLERIES = {
    "cards": "",
    "covers": ":layout: covers",
    "logos": ":layout: logos",
    "logos-with-titles": ":layout: logos\n:show: title",
    "list": ":layout: list",
    "sections": ":layout: list\n:sections:\n:show: license",
    "names": ":layout: names",
    "names-with-tags": ":layout: names\n:show: tags",
    "table": ":layout: table\n:show: added, extra.area",
    "everything": ":show: tags, relation, license, repository, added, extra.area",
    "grouped": ":group-by: relation",
    "grouped-by-own": ":group-by: extra.area",
    "filtered": ":filter: tags, extra.area",
    "filtered-choices": ":filter: tags, license, extra.area\n:projects: dask, second",
    "sorted": ":sort: -added",
}
LISTS = {
    "practices": "",
    "practice-cards": ":layout: cards",
    "practice-table": ":layout: table",
    "practice-criteria": ":show: criteria",
    "compared": ":layout: table\n:compare: 2025-06",
    "compared-list": ":compare: 2025-06",
    "practices-with-more": ":show: since, tags, projects, extra.area",
    "practice-table-with-more": ":layout: table\n:show: tags",
    "practice-groups": ":group-by: group",
    "practice-groups-of-owners": ":group-by: owner\n:layout: cards",
    "practices-filtered": ":filter: status, group",
    "practices-filtered-choices": ":filter: status, group\n:practices: promise, second",
}


@pytest.fixture(scope="module")
def built(built_once, png):
    pages = {"prose.md": "# Page\n\n:::{practice}\n:practice: promise\n:::\n"}
    for directive, lists, chosen in (
        ("project-gallery", GALLERIES, ":projects: dask"),
        ("practice-list", LISTS, ":practices: promise"),
    ):
        for name, options in lists.items():
            lines = [options] if chosen in options else [chosen, options]
            pages[f"{name}.md"] = "\n".join(["# Page\n", f":::{{{directive}}}", *filter(None, lines), ":::\n"])
    files = {"logos/light.png": png(), "logos/dark.png": png(), "projects.yml": PROJECTS, "practices.yml": PRACTICES}
    index = "# Home\n\n```{toctree}\n:glob:\n*\n```\n"
    return built_once({"index.md": index, **pages, **files}, openpractices_data=True, openpractices_jsonld=False)


def list_shown(built, page):
    places, _translations = get_domain(built.app.env).data["shown"][page]
    place = ShownEntry._make(places[0])
    return {*place.keys} - {"title", "summary"} | ({"summary"} if place.text else set())


def test_the_site_builds_without_warnings(built):
    assert built.warnings == ""


@pytest.mark.parametrize("page", GALLERIES)
def test_keys_of_projects_are_those_that_the_page_shows(built, page):
    body = built.bodies[page]
    shown = {key for key, value in PROJECT_VALUES.items() if value in body}
    assert "Dask" in body
    assert list_shown(built, page) == shown


@pytest.mark.parametrize("page", [*LISTS, "prose"])
def test_keys_of_practices_are_those_that_the_page_shows(built, page):
    body = built.bodies[page]
    shown = {key for key, value in PRACTICE_VALUES.items() if value in body}
    assert list_shown(built, page) - {"review-every"} == shown
