"""``sphinx-openpractices catalog``: check, schema and export."""

from __future__ import annotations

import json
import re
import sys
from importlib.resources import files

import pytest
import yaml

import sphinx_openpractices
from sphinx_openpractices.catalog.entry_type import ENTRY_TYPES
from sphinx_openpractices.catalog.schema_file import SCHEMA_FILES

NO_LICENSE = "is not an SPDX expression such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'"


# catalog check


def test_check_prints_each_mistake_as_compilers_do(run, bad, good):
    assert run("catalog", "check", good, bad, "--relations", " host,use ,") == (
        1,
        f"""\
bad.yml:3: projects[0].relation: 'used' is not one of host, use; did you mean "use"?
bad.yml:4: projects[0].license: '100%, "é"' {NO_LICENSE}
bad.yml:5: projects[1].titel: unknown key; did you mean "title"?
bad.yml:5: projects[1].title: is missing
""",
        "",
    )


def test_relations_are_those_of_the_default_unless_given(run, good):
    status, output, _errors = run("catalog", "check", good)
    message = "good.yml:2: projects[0].relation: 'host' is not one of use, contribute, maintain, fund"
    assert (status, output) == (1, f"{message}; to add it, set openpractices_relations in conf.py\n")


def test_check_prints_json_for_programs(run, bad, good):
    status, output, errors = run("catalog", "check", bad, "--format", "json")
    assert (status, errors) == (1, "")
    assert [list(each) for each in json.loads(output)] == [["file", "line", "path", "message", "severity"]] * 4
    assert json.loads(output)[2] == {
        "file": "bad.yml",
        "line": 5,
        "path": "projects[1].titel",
        "message": 'unknown key; did you mean "title"?',
        "severity": "error",
    }
    assert run("catalog", "check", good, "--format", "json", "--relations", "host") == (0, "[]\n", "")


def test_check_prints_workflow_commands_for_github(run, tmp_path, good, bad):
    odd = "a: 100%,\n.yml"
    (tmp_path / bad).rename(tmp_path / odd)
    status, output, errors = run("catalog", "check", odd, "--format", "github", "--relations", "used")
    assert (status, errors) == (1, "")
    place = "::error file=a%3A 100%25%2C%0A.yml,line="
    assert output.splitlines() == [
        f"{place}4::projects[0].license: '100%25, \"é\"' {NO_LICENSE}",
        f'{place}5::projects[1].titel: unknown key; did you mean "title"?',
        f"{place}5::projects[1].title: is missing",
    ]
    assert run("catalog", "check", good, "--format", "github", "--relations", "host") == (0, "", "")


def test_a_file_that_is_not_there_is_a_mistake(run, good):
    expected = 'goods.yml:1: there is no such file; did you mean "good.yml"?\n'
    assert run("catalog", "check", "goods.yml") == (1, expected, "")


SEVERAL = """
import json, sys
from sphinx_openpractices.commands.program import main
for arguments in json.loads(sys.argv[1]):
    print("status", main(arguments))
"""


@pytest.mark.parametrize("console", ["ASCII", "C locale"])
def test_any_console_takes_the_output(console, start, bad, tmp_path):
    (tmp_path / "codemeta.json").write_text('{"name": "Café", "funding": "a grant"}', encoding="utf-8")
    commands = [
        ["catalog", "check", bad],
        ["catalog", "check", bad, "--format", "github"],
        ["catalog", "check", bad, "--format", "json"],
        ["catalog", "schema", "--relations", "café"],
        ["catalog", "import", "codemeta.json"],
    ]
    status, output, errors = start(json.dumps(commands), command=(sys.executable, "-c", SEVERAL), console=console)
    plain, github, as_json, schema, imported, rest = re.split(r"^status \d\n", output, flags=re.MULTILINE)
    assert re.findall(r"^status (\d)$", output, re.MULTILINE) == ["1", "1", "1", "0", "0"]
    assert (status, rest) == (0, "")
    assert errors.startswith("codemeta.json: ")
    assert "'100%, \"\\xe9\"'" in plain
    assert "'100%25, \"\\xe9\"'" in github
    assert "é" in json.loads(as_json)[1]["message"]
    assert json.loads(schema)["title"] == "Catalog of projects"
    assert [entry["title"] for entry in yaml.safe_load(imported)["projects"]] == ["Café"]


# catalog schema


@pytest.mark.parametrize(
    ("arguments", "name", "own", "old"),
    [
        ((), "projects", ("--relations", "host, advise"), '["use", "contribute", "maintain", "fund"]'),
        (("projects",), "projects", ("--relations", "host, advise"), '["use", "contribute", "maintain", "fund"]'),
        (
            ("practices",),
            "practices",
            ("--statuses", "host, advise"),
            '["met", "partly", "planned", "unmet", "not-applicable", "retired"]',
        ),
    ],
)
def test_schema_prints_what_is_shipped_or_with_the_values_of_a_site(arguments, name, own, old, run):
    shipped = files(sphinx_openpractices).joinpath("catalog", SCHEMA_FILES[name]).read_text(encoding="utf-8")
    assert run("catalog", "schema", *arguments) == (0, shipped, "")
    status, output, errors = run("catalog", "schema", *arguments, *own)
    assert (status, errors) == (0, "")
    changed = json.dumps(json.loads(shipped)).replace(old, '["host", "advise"]')
    assert changed != json.dumps(json.loads(shipped))
    assert json.loads(output) == json.loads(changed)


def test_there_is_a_schema_for_each_type_of_catalogs():
    assert list(SCHEMA_FILES) == [each.list_key for each in ENTRY_TYPES.values()]


# catalog export


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_export_is_a_catalog_with_everything_that_was_written(run, tmp_path, form):
    (tmp_path / "a.toml").write_text(
        '[[projects]]\ntitle = "Café"\nrelation = "use"\nlogo-dark = "d.svg"\n'
        '[projects.extra]\nsince = 2019\nby = ["é"]\n'
    )
    (tmp_path / "b.yml").write_text("projects:\n- title: Zarr\n  tags: [one, two]\n- titel: Dask\n")
    status, output, errors = run("catalog", "export", "--format", form, "a.toml", "b.yml")
    assert (status, errors.count("\n")) == (1, 2)  # the key that is unknown, and the title that is missing
    assert {"json": json.loads, "yaml": yaml.safe_load}[form](output)["projects"] == [
        {
            "id": "cafe",
            "title": "Café",
            "logo-dark": "d.svg",
            "relation": ["use"],
            "extra": {"since": 2019, "by": ["é"]},
        },
        {"id": "zarr", "title": "Zarr", "tags": ["one", "two"]},
    ]
    (tmp_path / f"all.{form}").write_text(output, encoding="utf-8")
    assert run("catalog", "export", "--format", form, f"all.{form}") == (0, output, "")


DRAFT = """\
projects:
- {title: Ant, tags: [a], added: 2024-01}
- title: Bee
  draft: true
"""


def test_the_commands_list_drafts_and_do_not_export_them(run, tmp_path):
    path = tmp_path / "projects.yml"
    path.write_text(DRAFT, encoding="utf-8")
    status, printed, errors = run("catalog", "check", str(path))
    assert (status, errors) == (0, "")
    assert printed == (
        f'{path}:4: advice: projects[1].draft: "Bee" is a draft, which is in no output; remove the key to show it '
        "[draft]\n1 project in 1 file: no mistakes found\n"
    )
    assert "::notice file=" in run("catalog", "check", "--format", "github", str(path))[1]
    status, printed, errors = run("catalog", "export", str(path))
    assert (status, errors) == (0, "")
    assert json.loads(printed) == {"projects": [{"id": "ant", "title": "Ant", "tags": ["a"], "added": "2024-01"}]}
