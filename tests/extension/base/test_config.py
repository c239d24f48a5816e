"""The ``openpractices_*`` values of ``conf.py``."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from sphinx_openpractices.extension.base.config import Config

PAGE = """
::::{project-gallery}
:show: relation

:::{project-figure}
:title: Dask
:relation: RELATION
:::
::::
"""


def test_relations_of_the_site_replace_the_defaults(site):
    page = PAGE.replace("RELATION", "host, advise") + PAGE.replace("RELATION", "use").replace("Dask", "Zarr")
    built = site({"index.md": page}, openpractices_relations={"host": "Hosted", "advise": "<b>Advised</b>"})
    assert built.warnings == (
        "index.md:14: ERROR: project-figure: option \"relation\" 'use' is not one of host, advise; "
        "to add it, set openpractices_relations in conf.py [openpractices.value]\n"
    )
    assert '<bdi class="op-pill">Hosted</bdi>' in built.bodies["index"]
    assert '<bdi class="op-pill">&lt;b&gt;Advised&lt;/b&gt;</bdi>' in built.bodies["index"]


READ = {each.name: each.metadata["read"] for each in fields(Config)}
NO_MAPPING = "must be a mapping of names to labels, such as {'use': 'Used by us'}"
NO_TEXT = "must have non-empty strings as names and labels"
NO_PATHS = "must be a path or a list of paths, such as ['projects.yml']"
GREEN = "{'label': 'Green', 'as': 'met'}"
TONES = "met, partly, planned, unmet, not-applicable, retired"
OUTSIDE = "must be a folder inside the source directory, such as '_logos'"


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("relations", ["use"], NO_MAPPING),
        ("relations", {}, NO_MAPPING),
        ("relations", {"use": 1}, NO_TEXT),
        ("relations", {"": "Used"}, NO_TEXT),
        ("tags", ["maps"], "must be a mapping of names to labels, such as {'maps': 'Maps and charts'}"),
        ("tags", {"maps": " "}, NO_TEXT),
        ("tags", {"a, b": "A"}, "contains 'a, b'; tags have no commas, and single spaces only between words"),
        ("labels", "Maturity", "must be a mapping of names to labels, such as {'extra.maturity': 'Maturity'}"),
        ("labels", {"extra.maturity": None}, NO_TEXT),
        ("labels", {"licence": "L"}, "contains 'licence', which is not a key; did you mean \"license\"?"),
        (
            "labels",
            {"devStatus": "D"},
            "contains 'devStatus', which is not a key; write 'extra.dev-status' if it is a key of your own",
        ),
        (
            "labels",
            {"extra": "E"},
            "contains 'extra', which has keys of your own; name one of them, such as 'extra.maturity'",
        ),
        (
            "labels",
            {"extra.Maturity": "M"},
            "contains 'extra.Maturity', which is not a name; write 'extra.maturity', with a-z, 0-9 and hyphens",
        ),
        ("statuses", ["met"], f"must be a mapping of names to labels, such as {{'green': {GREEN}}}"),
        ("statuses", {}, f"must be a mapping of names to labels, such as {{'green': {GREEN}}}"),
        ("statuses", {"Partly met": "Partly"}, "contains the name 'Partly met'; use a-z, 0-9, periods and hyphens"),
        ("statuses", {"met": 1}, f"contains 'met'; write its label, or a mapping such as {GREEN}"),
        ("statuses", {"met": {"as": "met"}}, f"contains 'met' without a label; write one, such as {GREEN}"),
        ("statuses", {"met": " "}, f"contains 'met' without a label; write one, such as {GREEN}"),
        (
            "statuses",
            {"green": {"label": "Green", "tone": "met"}},
            "contains 'green' with the unknown key 'tone'; did you mean \"as\"?",
        ),
        (
            "statuses",
            {"green": "Green"},
            f"contains 'green', which counts as none of {TONES}; write {GREEN}, for example",
        ),
        (
            "statuses",
            {"green": {"label": "Green", "as": "Mett"}},
            f"contains 'green', which counts as none of {TONES}; did you mean \"met\"?",
        ),
        (
            "statuses",
            {"green": {"label": "Green", "as": ["met"]}},
            f"contains 'green', which counts as none of {TONES}; did you mean \"met\"?",
        ),
        *(("projects", value, NO_PATHS) for value in (1, {"a.yml"}, [""], [None], {"a.yml": 1})),
        ("logo_roots", {"logos": 1}, "must be a list of folders, such as ['../logos']"),
        *(
            ("logo_folder", value, OUTSIDE)
            for value in ("../logos", "/logos", "", ".", "C:\\logos", "a/../../b", 3, ["_logos"])
        ),
    ],
)
def test_invalid_values_are_rejected(name, value, problem):
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        READ[name](value)


def test_statuses_have_labels_and_the_tones_of_default_ones():
    read = READ["statuses"](
        {"green": {"label": " Fully  done", "as": "met"}, "unmet": "No", "n.a": {"label": "-", "as": "retired"}}
    )
    assert [(name, each.name, each.label, each.tone) for name, each in read.items()] == [
        ("green", "green", "Fully done", "met"),
        ("unmet", "unmet", "No", "unmet"),
        ("n.a", "n.a", "-", "retired"),
    ]


def test_invalid_relations_warn_once_and_the_default_is_used(site):
    other = f"---\norphan: true\n---\n{PAGE}".replace("RELATION", "fund")
    files = {"index.md": PAGE.replace("RELATION", "use"), "other.md": other}
    built = site(files, openpractices_relations=["use"])
    default = "{'use': 'Used', 'contribute': 'Contributed to', 'maintain': 'Maintained', 'fund': 'Funded'}"
    assert built.warnings == (
        f"WARNING: conf.py: openpractices_relations {NO_MAPPING}; the default is used: {default} "
        "[openpractices.config]\n"
    )
    assert "Used" in built.bodies["index"]


def test_changed_relations_are_read_again(site):
    files = {"index.md": PAGE.replace("RELATION", "use")}
    assert "Hosted" not in site(files).bodies["index"]
    assert "Hosted" in site(files, openpractices_relations={"use": "Hosted"}).bodies["index"]


def test_names_that_are_nearly_ours_are_reported(site):
    conf = """
import os as openpractices_os
extensions = ["myst_parser", "sphinx_openpractices"]
openpractices_project = ["projects.yml"]
openpractice_jsonld = True
open_practices_relations = {}
openpractices_mine = 1
openpractices_helper = len
open_data = []
projects = []
"""
    built = site({"conf.py": conf, "index.md": "# Home\n"})
    said = "WARNING: conf.py: {} is not a configuration value{} [openpractices.config]"
    assert built.warnings.splitlines() == [
        said.format("openpractices_project", '; did you mean "openpractices_projects"?'),
        said.format("openpractice_jsonld", '; did you mean "openpractices_jsonld"?'),
        said.format("open_practices_relations", '; did you mean "openpractices_relations"?'),
        said.format("openpractices_mine", ""),
    ]


def test_paths_may_be_path_objects(site):
    conf = """
from pathlib import Path
extensions = ["myst_parser", "sphinx_openpractices"]
openpractices_projects = [Path("data") / "projects.yml"]
"""
    page = "# Home\n\n:::{project-gallery}\n:catalog: data/projects.yml\n:::\n".replace(":::", "```")
    built = site({"conf.py": conf, "index.md": page, "data/projects.yml": "projects: [{title: Dask}]\n"})
    assert built.warnings == ""
    assert "Dask" in built.bodies["index"]


def test_wrong_logo_roots_are_reported_and_ignored(site):
    built = site({"index.md": "# Home\n"}, openpractices_logo_roots=["nothing", "/"])
    assert built.warnings == (
        "WARNING: conf.py: openpractices_logo_roots: 'nothing' does not exist; it is ignored [openpractices.config]\n"
        "WARNING: conf.py: openpractices_logo_roots: '/' is a whole disk; name a folder; it is ignored "
        "[openpractices.config]\n"
    )


CATALOG = """\
projects:
- {title: Ant, tags: [infrastructure, level-1, Machine Learning], extra: {maturity: new, stage-1: a}}
- {title: Bee, tags: [hidden], draft: true}
"""
FIGURES = """\
# F

:::{project-figure}
:title: Own
:tags: river maps
:extra.budget: 5
:::
"""
LABELS = {
    "tags": {
        "infrastucture": "I",
        "machine-learning": "M",  # misspelled
        "level-1": "1",
        "level-2": "2",
        "hidden": "H",
        "river maps": "R",
        "river-map": "R",
        "funder": "F",
    },
    "labels": {
        "extra.maturty": "M",
        "extra.budgets": "B",  # misspelled
        "extra.stage-1": "1",
        "extra.stage-2": "2",
        "license": "L",
        "extra.other": "O",
    },
}
MISSPELLED = {
    'tags: no project has the tag "infrastucture"; did you mean "infrastructure"?',
    'tags: no project has the tag "machine-learning"; did you mean "Machine Learning"?',
    'labels: no project has the key "extra.maturty"; did you mean "extra.maturity"?',
    'labels: no project has the key "extra.budgets"; did you mean "extra.budget"?',
}


@pytest.mark.parametrize("parallel", [0, 2])
def test_labels_of_tags_and_keys_that_are_probably_misspelled_are_reported_once(parallel, site):
    """A site may have labels for what no project has yet, so others are not reported, such as ``level-2``."""
    pages = {f"{number}.md": f"---\norphan: true\n---\n{FIGURES}" for number in range(7)}
    files = {"index.md": "# I\n\n:::{project-gallery}\n:::\n", "projects.yml": CATALOG, **pages}
    conf = {f"openpractices_{name}": value for name, value in LABELS.items()}
    built = site(files, parallel=parallel, **conf)
    prefix, end = "WARNING: conf.py: openpractices_", " [openpractices.config]"
    assert sorted(built.warnings.splitlines()) == sorted(f"{prefix}{each}{end}" for each in MISSPELLED)
    incomplete = site({**files, "projects.yml": "projects: ["}, folder="incomplete", **conf)
    assert "did you mean" not in incomplete.warnings
