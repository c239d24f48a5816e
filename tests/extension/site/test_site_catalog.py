"""The catalog of a site: what pages ask of it, and what they report."""

from __future__ import annotations

PAGE = """\
# Page

:::{project-gallery}
:::

:::{project-gallery}
:projects: dask, Jupyter Book
:::

:::{project-gallery}
:tags: arrays
:exclude: nothing
:::

:::{project-figure}
:project: dask
:::

See {project}`Dask` and {project}`nothing`.
"""

GOOD = "projects:\n- title: Dask\n  tags: [arrays]\n- id: book\n  title: Jupyter Book\n"
UNKNOWN = [
    'index.md:10: WARNING: project-gallery: option "exclude": there is no project "nothing" [openpractices.selection]',
    'index.md:19: WARNING: there is no project "nothing" [openpractices.reference]',
]


def test_pages_do_not_report_what_they_miss_in_a_catalog_that_cannot_be_read(site):
    built = site({"index.md": PAGE, "projects.yml": "projects:\n- title: Dask: arrays\n"})
    assert [line.split(": ")[:2] for line in built.warnings.splitlines()] == [["projects.yml:2", "ERROR"]]
    assert built.bodies["index"].count("<li") == 0
    assert "nothing" in built.bodies["index"]

    built = site({"index.md": PAGE, "projects.yml": GOOD})
    assert built.warnings.splitlines() == UNKNOWN


def test_pages_show_what_the_other_files_have(site):
    files = {"index.md": PAGE, "projects.yml": GOOD, "more.toml": "projects = 1"}
    built = site(files, openpractices_projects=["projects.yml", "more.toml"])
    assert built.warnings.count("\n") == 1
    assert "more.toml:1: ERROR: projects: write a list of projects; found a number" in built.warnings
    assert built.bodies["index"].count("<li") == 6


def test_text_that_yaml_drops_gets_a_warning_and_the_entry_is_shown(site):
    files = {"index.md": "# Page\n\n:::{project-gallery}\n:::\n", "projects.yml": "projects:\n- title: C #1\n"}
    built = site(files)
    assert built.warnings == (
        'projects.yml:2: WARNING: projects[0].title: put quotes around the value if "#1" belongs to it; '
        "without them, it is a comment [openpractices.catalog]\n"
    )
    assert built.bodies["index"].count("<li") == 1


def test_galleries_select_projects_by_title_too(site):
    page = ":::{project-gallery}\n:projects: JUPYTER book, dask, Dask\n:::\n"
    built = site({"index.md": f"# Page\n\n{page}", "projects.yml": GOOD})
    body = built.bodies["index"]
    assert (built.warnings, body.count("<li"), body.index("Jupyter Book") < body.index("Dask")) == ("", 2, True)
    page = ":::{project-gallery}\n:exclude: Jupyter book\n:::\n"
    built = site({"index.md": f"# Page\n\n{page}", "projects.yml": GOOD})
    assert (built.warnings, built.bodies["index"].count("<li"), "Dask" in built.bodies["index"]) == ("", 1, True)
