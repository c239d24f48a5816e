"""``sphinx-openpractices mystmd``: the plugin, the data, and what it refuses."""

from __future__ import annotations

import hashlib
import json
import os
import shlex

import pytest

CATALOG = """\
projects:
- title: Zarr 10
  relation: use
  license: MIT OR Apache-2.0
- title: Zarr 9
  tags: b, A
  extra: {stable: true}
- title: Draft
  draft: true
"""


@pytest.fixture
def catalog(tmp_path):
    path = tmp_path / "site" / "data" / "tools.yml"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOG, encoding="utf-8")
    return path


def read_data(tmp_path):
    return json.loads((tmp_path / "site" / "openpractices.json").read_text(encoding="utf-8"))


def test_the_data_has_what_the_plugin_selects_and_sorts_by(run, tmp_path, catalog):
    command = ("mystmd", "site", "--projects", os.path.join("site", "data", "tools.yml"))  # noqa: PTH118
    status, output, errors = run(*command)
    assert (status, errors) == (0, "")
    assert output.startswith(f"{os.path.join('site', 'openpractices.json')}: 2 projects\n")  # noqa: PTH118
    assert output.splitlines()[1:] == [f"{os.path.join('site', 'myst.yml')}: was written"]  # noqa: PTH118
    data = read_data(tmp_path)
    assert data["format"] == 1
    assert shlex.split(data["command"]) == ["sphinx-openpractices", *command]
    assert data["sources"] == {"data/tools.yml": hashlib.sha256(catalog.read_bytes()).hexdigest()}
    projects = data["projects"]
    assert projects["groups"] == {
        "tags": [["A", "A"], ["b", "b"]],
        "relation": [["use", "Used"]],
        "license": [["MIT OR Apache-2.0", "MIT OR Apache-2.0"]],
        "kind": [["software", "Software"]],
        "extra.stable": [["true", "Yes"]],
    }
    first, second = projects["entries"]
    assert (first["entry"]["id"], first["folder"], first["ranks"]["title"]) == ("zarr-10", "data", 2)
    assert first["licenses"] == ["Apache-2.0", "MIT", "MIT OR Apache-2.0"]
    assert (second["entry"]["title"], second["ranks"]["title"]) == ("Zarr 9", 1)
    assert second["values"] == {"tags": ["b", "A"], "kind": ["software"], "extra.stable": ["true"]}
    before = (tmp_path / "site" / "openpractices.json").read_bytes()
    assert run(*command)[0] == 0
    assert (tmp_path / "site" / "openpractices.json").read_bytes() == before


def test_entries_with_mistakes_are_left_out_and_reported(run, tmp_path, catalog):
    catalog.rename(tmp_path / "site" / "projects.yml")
    (tmp_path / "site" / "projects.yml").write_text(f"{CATALOG}- titel: Dask\n", encoding="utf-8")
    status, _output, errors = run("mystmd", "site")
    path = os.path.join("site", "projects.yml")  # noqa: PTH118
    assert status == 1
    assert errors.splitlines() == [
        f'{path}:10: projects[3].titel: unknown key; did you mean "title"?',
        f"{path}:10: projects[3].title: is missing",
    ]
    assert [each["entry"]["id"] for each in read_data(tmp_path)["projects"]["entries"]] == ["zarr-10", "zarr-9"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such file"),
        ("", 'begin the file with the key "projects"; the file is empty'),
        ("practices: []\n", "this file is a catalog of practices"),
    ],
)
def test_nothing_is_written_without_a_catalog(run, tmp_path, content, message):
    (tmp_path / "site").mkdir()
    if content is not None:
        (tmp_path / "site" / "projects.yml").write_text(content, encoding="utf-8")
    status, output, errors = run("mystmd", "site")
    assert (status, output) == (1, "")
    assert errors.startswith(f"{os.path.join('site', 'projects.yml')}:1: {message}")  # noqa: PTH118
    assert errors.splitlines()[-1].startswith("Nothing was written")
    assert not (tmp_path / "site" / "openpractices.json").exists()


def test_files_of_others_folders_that_are_missing_and_catalogs_elsewhere_are_refused(run, tmp_path, catalog):
    assert run("mystmd", "sit") == (1, "", 'sit: there is no such folder; did you mean "site"?\n')
    status, _output, errors = run("mystmd", "site", "--projects", "projects.yml")
    assert (status, errors.partition(":")[0]) == (2, "projects.yml")
    (tmp_path / "site" / "openpractices.json").write_text("{}", encoding="utf-8")
    status, _output, errors = run("mystmd", "site", "--projects", str(catalog))
    assert status == 1
    assert "was not written by this command" in errors
    assert not (tmp_path / "site" / "openpractices.mjs").exists()


def test_practices_have_the_texts_that_pages_show(run, tmp_path, catalog):
    catalog.rename(tmp_path / "site" / "projects.yml")
    text = """\
practices:
- id: data
  statement: All data are open.
  status: partly
  reviewed: 2024-05-12
  review-every: 1 year
  owner: Ada
  actions: [{text: Publish, due: 2027-01}, {text: Plan, due: 2026-02-01}]
  history: [{date: 2023-05, status: partly}]
"""
    (tmp_path / "site" / "practices.yml").write_text(text, encoding="utf-8")
    status, output, errors = run("mystmd", "site")
    assert (status, errors) == (0, "")
    assert output.partition("\n")[0].endswith(": 2 projects, 1 practice")
    data = read_data(tmp_path)
    assert list(data["sources"]) == ["projects.yml", "practices.yml"]
    (practice,) = data["practices"]["entries"]
    shown = practice["shown"]
    assert shown["status"] == "Partly met"
    assert shown["review"].replace("\u00a0", " ") == "Reviewed May 12, 2024 · next review by May 12, 2025 · Ada"
    assert shown["actions"]["title"] == "2 actions, next due February 1, 2026"
    assert shown["history"]["title"] == "Partly met at every review since May 2023"
    assert ["reviewed", [["2024-05-12", "May 12, 2024"]]] in list(map(list, data["practices"]["groups"].items()))


CONF = """\
extensions = ["sphinx_openpractices"]
language = "de"
openpractices_projects = ["data/tools.yml"]
openpractices_tags = {"b": "Tag B", "A": "Tag A"}
openpractices_relations = {"use": "Von uns genutzt"}
openpractices_statuses = {"green": {"label": "Grün", "as": "met"}, "partly": "Teils"}
openpractices_labels = {"extra.stable": "Beständig"}
"""
PRACTICES = """\
practices:
- id: data
  statement: All data are open.
  status: green
  reviewed: 2024-05
  evidence: ["[Data](https://example.org)"]
"""


@pytest.fixture
def practices(tmp_path, catalog):
    (tmp_path / "site" / "practices.yml").write_text(PRACTICES, encoding="utf-8")
    return tmp_path / "site"


def test_catalogs_labels_statuses_and_language_are_those_of_conf_py(run, tmp_path, practices):
    (practices / "conf.py").write_text(CONF, encoding="utf-8")
    status, output, errors = run("mystmd", "site")
    assert (status, errors) == (0, "")
    assert output.partition("\n")[0].endswith(": 2 projects, 1 practice")
    data = read_data(tmp_path)
    assert list(data["sources"]) == ["data/tools.yml", "practices.yml", "conf.py"]
    groups = data["projects"]["groups"]
    assert groups["tags"] == [["b", "Tag B"], ["A", "Tag A"]]
    assert groups["relation"] == [["use", "Von uns genutzt"]]
    assert data["projects"]["shown"]["extra.stable"] == "Beständig"
    assert [each["label"] for each in data["site"]["scales"][""]] == ["Grün", "Teils"]
    shown = data["practices"]["entries"][0]["shown"]
    assert (shown["status"], shown["review"]) == ("Grün", "Geprüft: Mai 2024")
    assert data["site"]["texts"]["other"] == "Sonstige"


def test_statuses_and_language_are_options_without_conf_py(run, tmp_path, practices):
    (practices / "conf.py").write_text("raise SystemExit  # of something else\n", encoding="utf-8")
    command = ("mystmd", "site", "--practices", "site/practices.yml", "--statuses", "green, partly", "--language", "fr")
    status, _output, errors = run(*command)
    assert (status, errors) == (0, "")
    data = read_data(tmp_path)
    scale = data["site"]["scales"][""]
    assert [(each["name"], each["label"], each["tone"]) for each in scale] == [
        ("green", "green", "partly"),
        ("partly", "Partiellement respecté", "partly"),
    ]
    assert data["practices"]["entries"][0]["shown"]["review"].endswith("mai 2024")
    assert shlex.split(data["command"])[-4:] == ["--statuses", "green,partly", "--language", "fr"]
    assert "conf.py" not in data["sources"]


def test_an_unknown_language_and_a_conf_py_that_cannot_be_read_are_refused(run, practices, capsys):
    with pytest.raises(SystemExit):
        run("mystmd", "site", "--language", "fr_FRR")
    assert "'fr_FRR' is not the code of a language; did you mean \"fr_FR\"?" in capsys.readouterr().err
    (practices / "conf.py").write_text('extensions = ["sphinx_openpractices", "sphinx_missing"]\n', encoding="utf-8")
    status, _output, errors = run("mystmd", "site")
    assert (status, errors.startswith("site: ")) == (1, True)
    assert "sphinx_missing" in errors


@pytest.mark.parametrize(
    ("content", "ratio"),
    [('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 8"/>', 3.75), ("<html>", None), (None, None)],
)
def test_the_data_has_the_shape_of_logos_that_are_images(run, tmp_path, content, ratio):
    (tmp_path / "site").mkdir()
    catalog = "projects:\n- {title: Dask, logo: logo.svg}\n- {title: Zarr, logo: https://example.org/a.svg}\n"
    (tmp_path / "site" / "projects.yml").write_text(catalog, encoding="utf-8")
    if content is not None:
        (tmp_path / "site" / "logo.svg").write_text(content, encoding="utf-8")
    assert run("mystmd", "site")[0] == 0
    assert [each.get("logo-ratio") for each in read_data(tmp_path)["projects"]["entries"]] == [ratio, None]
