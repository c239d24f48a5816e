"""What mystmd reports: wrong options, unknown names, and data that is missing, broken or older than its sources."""

from __future__ import annotations

import json

import pytest

CATALOG = """\
projects:
- title: NumPy
  tags: arrays
  extra: {level: 1}
- title: Dask
  extra: {level: high}
"""
WRONG = """\
# Wrong

:::{project-gallery}
:tags: array
:projects: numpi, dask
:catalog: project.yml
:sort: -titel
:limit: 0
:empty: Nothing.
:::

:::{project-gallery}
:group-by: tag
:layout: tabel
:show: tag, level
:colums: 2
:filter: tags
:::

:::{project-gallery}
:sort: extra.level
:group-by: tags
:groups: arays = A, other = "B
:::

:::{project-gallery}
:tags: arrays
:exclude: numpy
:::

:::{project-figure}
:project: dusk
:::

:::{project-figure}
Text.
:::

{project}`numpi`

{project-count}`tags=arays`, {project-count}`fund`, {project-count}`tag=arrays`

{project-count}`tags=arrays, relation=use`, {project-count}`tags=a; tags=b`
"""
EXPECTED = """\
⚠️  index.md:3 project-gallery: there is no project "numpi" in the catalog; did you mean "numpy"?
⚠️  index.md:3 project-gallery: there is no catalog "project.yml"; did you mean "projects.yml"?
⚠️  index.md:3 project-gallery: no project has the tag "array"; did you mean "arrays"?
⚠️  index.md:3 project-gallery: sort: "titel" is not a key of any project; did you mean "title"?
⚠️  index.md:3 project-gallery: limit: write a number, 1 or more, not "0"
⚠️  index.md:16 unexpected option "colums" provided (in project-gallery)
⚠️  index.md:16 project-gallery: instead of the option "colums", write "columns"
⚠️  index.md:12 project-gallery: the option "filter" has no effect in mystmd
⚠️  index.md:12 project-gallery: there is no layout "tabel"; did you mean "table"?
⚠️  index.md:12 project-gallery: group-by: no project has the key "tag"; did you mean "tags"?
⚠️  index.md:12 project-gallery: show: no project has the key "tag"; did you mean "tags"?
⚠️  index.md:12 project-gallery: show: no project has the key "level"
⚠️  index.md:20 project-gallery: sort: write all values of "extra.level" as numbers or as texts; found 1 in "NumPy" and \
'high' in "Dask"
⛔️ index.md:20 project-gallery: write names with titles, such as 'name = "Title"', separated by commas, not \
'arays = A, other = "B'
⚠️  index.md:26 project-gallery: no project of the catalog matches all of its options
⚠️  index.md:31 there is no project "dusk" in the catalog; did you mean "dask"?
⛔️ index.md:35 project-figure: add the option "title", or "project" with the id of a project in the catalog
⚠️  index.md:41 project-count: no project has the tag "arays"; did you mean "arrays"?
⛔️ index.md:41:30 project-count: write "relation=fund", for example, or "all" for the whole catalog; found "fund"
⛔️ index.md:41:53 project-count: unknown option "tag"; did you mean "tags"?
⛔️ index.md:43 project-count: write "; " before "relation"; options are separated by semicolons
⛔️ index.md:43:45 project-count: write the option "tags" once, with commas between its values
⚠️  index.md:39 there is no project "numpi" in the catalog; did you mean "numpy"?
"""


@pytest.fixture
def build(tmp_path, copy_site, write_plugin, build_with_mystmd):
    """Build a page with a catalog; *change* the folder after the command has run."""

    def call(page, change=lambda folder: None, files=None):
        folder = copy_site("gallery", {"index.md": page, "projects.yml": CATALOG} | (files or {}))
        for name in ("sub/more.md", "layouts.md"):
            (folder / name).unlink()
        assert write_plugin(folder) == (0, "")
        change(folder)
        return build_with_mystmd(folder)

    return call


def test_wrong_options_and_unknown_names_are_reported_with_their_line(build):
    assert build(WRONG).messages == EXPECTED.splitlines()


WRONG_PRACTICES = """\
# Wrong

:::{practice-list}
:status: mett
:owner: Bob
:layout: grid
:empty: Nothing.
:::

:::{practice-list}
:compare: then
:::

:::{practice-list}
:compare: 2001
:::

:::{practice-list}
:compare: 2001-02
:::

:::{practice-list}
:framework: posi-2
:group-by: owners
:limit: many
:::

:::{practice}
:owner: Ada
:::

:::{practice} Title
:status: mett
:level: must
:reviewed: 2024-02-30
:principle: posi-2.0#open-sauce
:evidence: A page
:::

:::{practice-summary}
:group: Code
:::

:::{practice}
:practice: dato
:::

:::{practice}
:practice: data
:owner: Bob
:::

{practice}`date`
"""
EXPECTED_OF_PRACTICES = """\
⚠️  index.md:3 practice-list: there is no layout "grid"; write one of list, cards, table
⚠️  index.md:3 practice-list: no practice has the status "mett"; did you mean "met"?
⚠️  index.md:3 practice-list: no practice has the owner "Bob"
⚠️  index.md:10 practice-list: compare: "then" is not a date; write a day such as 2024-03-01, or a month such as 2024-03
⚠️  index.md:14 practice-list: compare: "2001" is not a date; write a day such as 2024-03-01, or a month such as 2024-03
⚠️  index.md:18 practice-list: compare: write 2024-05-01 or a later date; these practices have none as early as 2001-02
⚠️  index.md:22 practice-list: no practice has the framework "posi-2"; did you mean "posi-2.0"?
⚠️  index.md:22 practice-list: limit: write a number, 1 or more, not "many"
⚠️  index.md:22 practice-list: no practice of the catalog matches all of its options
⛔️ index.md:28 practice: write a title or a statement, or the option "practice" with the id of a practice in the catalog
⚠️  index.md:32 practice: principle: there is no principle "posi-2.0#open-sauce"; did you mean "posi-2.0#open-source"?
⚠️  index.md:32 practice: status: there is no status "mett"; did you mean "met"?
⚠️  index.md:32 practice: reviewed: "2024-02-30" is not a date; write a day such as 2024-03-01, or a month such as \
2024-03
⚠️  index.md:32 practice: evidence: "A page" cannot be read; write one line for each, such as \
'[Title](target) 2026-05-01'
⚠️  index.md:40 practice-summary: no practice has the group "Code"
⚠️  index.md:40 practice-summary: no practice of the catalog matches all of its options
⚠️  index.md:44 there is no practice "dato" in the catalog; did you mean "data"?
⚠️  index.md:48 practice: beside "practice", the option "owner" has no effect in mystmd
⚠️  index.md:53 there is no practice "date" in the catalog; did you mean "data"?
"""
PRACTICES = """\
practices:
- id: data
  statement: All data are open.
  status: met
  reviewed: 2024-05-01
  owner: Ada
  principle: posi-2.0#living-will
  evidence: ["[Data](https://example.org)"]
"""


def test_wrong_options_of_practices_are_reported_with_their_line(build):
    messages = build(WRONG_PRACTICES, files={"practices.yml": PRACTICES}).messages
    assert messages == EXPECTED_OF_PRACTICES.splitlines()


def test_practices_without_data_and_practices_that_no_page_shows_are_reported(build):
    page = "# Wrong\n\n{practice}`data`\n"
    (message,) = build(page).messages
    assert message.startswith('⛔️ index.md:3 run "sphinx-openpractices mystmd" with the option "--practices"')
    not_shown = 'no page shows the practice "data", and it has no target; its text is shown without a link'
    assert build(page, files={"practices.yml": PRACTICES}).messages == [f"⚠️  index.md:3 {not_shown}"]


GALLERY = "# Projects\n\n:::{project-gallery}\n:::\n"


def shown(site):
    return str(site.pages["index"]["mdast"]).count("'type': 'card'")


def test_data_older_than_its_sources_is_an_error_that_names_the_command(build):
    def change(folder):
        (folder / "projects.yml").write_text(CATALOG.replace("Dask", "Desk"), encoding="utf-8")

    site = build(GALLERY, change)
    (message,) = site.messages
    assert message.startswith('⛔️ index.md:3 run "sphinx-openpractices mystmd ')
    assert message.endswith('": projects.yml has changed since openpractices.json was written')
    assert shown(site) == 2


NOT_WRITTEN = 'run "sphinx-openpractices mystmd" again: openpractices.json was not written by the version'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, 'run "sphinx-openpractices mystmd": there is no file openpractices.json'),
        ("<<<<<<<", 'run "sphinx-openpractices mystmd" again: openpractices.json is not JSON'),
        ('{"format": 2}', NOT_WRITTEN),
        ('{"format": 1}', NOT_WRITTEN),
        ("[]", NOT_WRITTEN),
    ],
)
def test_a_site_without_data_gets_an_error_and_the_rest_of_the_page(build, content, message):
    def change(folder):
        (folder / "openpractices.json").unlink()
        if content is not None:
            (folder / "openpractices.json").write_text(content, encoding="utf-8")

    own = ":::{project-figure}\n:title: Own\n:::\n"
    site = build(GALLERY + own, change)
    (found,) = site.messages
    assert found.startswith(f"⛔️ index.md:3 {message}")
    assert shown(site) == 1


def test_data_that_somebody_changed_costs_what_it_happened_in(build):
    def change(folder):
        path = folder / "openpractices.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        del data["projects"]["entries"][1]["values"]
        path.write_text(json.dumps(data), encoding="utf-8")

    page = ":::{project-gallery}\n:tags: arrays\n:::\n\n:::{project-gallery}\n:limit: 1\n:::\n\n{project}`numpy`\n"
    site = build(f"# Wrong\n\n{page}", change)
    (message,) = site.messages
    assert message.startswith('⛔️ index.md:3 project-gallery: run "sphinx-openpractices mystmd" again; if that')
    assert shown(site) == 1
