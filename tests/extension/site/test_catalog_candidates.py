"""Catalog files that are there, but not configured: what to write in ``conf.py``."""

from __future__ import annotations

import pytest

GALLERY = "# Home\n\n```{{project-gallery}}\n{}\n```\n"
CATALOG = "projects: [{title: Dask, tags: [x]}]\n"
DEFAULT = "by default, the catalog is projects.yml next to conf.py, which does not exist"
NOT_PART = 'in conf.py; "data/more.yml" is not a file of the catalog'

CASES = {
    "folder": (
        "",
        ["data/projects.yml"],
        None,
        f'set openpractices_projects = ["data/projects.yml"] in conf.py; {DEFAULT}',
    ),
    "suffix": ("", ["projects.yaml"], None, f'set openpractices_projects = ["projects.yaml"] in conf.py; {DEFAULT}'),
    "none": (":tags: x", [], None, "create projects.yml next to conf.py; this site has no catalog"),
    "empty": (
        ":tags: x",
        ["projects.yml"],
        [],
        "add the files of the catalog to openpractices_projects in conf.py; it is empty",
    ),
    "file": (
        ":catalog: data/more.yml",
        ["data/more.yml"],
        None,
        f'option "catalog": set openpractices_projects = ["data/more.yml"] {NOT_PART}',
    ),
    "one more file": (
        ":catalog: data/more.yml",
        ["projects.yml", "data/more.yml"],
        None,
        f'option "catalog": set openpractices_projects = ["projects.yml", "data/more.yml"] {NOT_PART}',
    ),
    "other path": (
        ":catalog: /projects.yml",
        ["projects.yml"],
        None,
        'option "catalog": write "projects.yml", as in openpractices_projects; found "/projects.yml"',
    ),
}


@pytest.mark.parametrize(("options", "names", "setting", "message"), CASES.values(), ids=CASES)
def test_gallery_without_its_catalog_says_what_to_set(options, names, setting, message, site):
    files = {"index.md": GALLERY.format(options), **dict.fromkeys(names, CATALOG)}
    built = site(files, **({} if setting is None else {"openpractices_projects": setting}))
    assert built.warnings == f"index.md:3: WARNING: project-gallery: {message} [openpractices.selection]\n"
    assert "Dask" not in built.bodies["index"]


def test_figure_without_its_catalog_says_what_to_set(site):
    page = "# Home\n\n```{project-figure}\n:project: dask\n```\n"
    built = site({"index.md": page, "data/projects.toml": '[[projects]]\ntitle = "Dask"\n'})
    assert built.warnings == (
        'index.md:3: WARNING: project-figure: set openpractices_projects = ["data/projects.toml"] in conf.py; '
        f"{DEFAULT} [openpractices.selection]\n"
    )


def test_configured_file_in_another_folder_is_suggested(site):
    files = {"index.md": GALLERY.format(""), "data/projects.yml": CATALOG}
    built = site(files, openpractices_projects=["projects.yml"])
    assert built.warnings == (
        'ERROR: conf.py: openpractices_projects names "projects.yml", but there is no such file; '
        'did you mean "data/projects.yml"? [openpractices.catalog]\n'
    )


def test_gallery_of_figures_needs_no_catalog(site):
    page = "# Home\n\n````{project-gallery}\n```{project-figure}\n:title: A\n```\n````\n"
    assert site({"index.md": page, "data/projects.yml": CATALOG}).warnings == ""
