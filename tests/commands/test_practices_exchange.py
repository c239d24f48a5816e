"""``practices import`` and ``practices export``: files, standard input, and what goes to standard error."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import yaml

SOURCES = Path(__file__).parents[1] / "catalog" / "importing" / "practices" / "sources"


@pytest.fixture
def give(monkeypatch):
    """Give bytes as standard input."""
    return lambda data: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_report_is_imported_checked_and_exported_as_the_same(run, give, tmp_path):
    report = (SOURCES / "openalex.json").read_bytes()
    give(report)
    status, catalog, notes = run("practices", "import", "-", "--stdin-name", "report.json")
    assert (status, notes.splitlines()[0]) == (
        0,
        "report.json: kept under x-spii, because they were not assessed: 'spii'",
    )
    (tmp_path / "practices.yml").write_text(catalog, encoding="utf-8")
    assert run("practices", "check", "practices.yml", "--today", "2026-11-26")[0] == 0
    assert run("practices", "export", "--format", "spii") == (0, report.decode(), "")
    # The catalog in one piece is exported as the same report, too.
    (tmp_path / "one.json").write_text(run("practices", "export")[1], encoding="utf-8")
    assert run("practices", "export", "one.json", "--format", "spii") == (0, report.decode(), "")
    give(catalog.encode())
    assert run("practices", "export", "-", "--format", "spii")[1] == report.decode()


def test_reports_have_files_of_their_own(run, tmp_path):
    for name in ("hal", "openalex"):
        _status, catalog, _notes = run("practices", "import", str(SOURCES / f"{name}.json"), "--prefix", name)
        (tmp_path / f"{name}.yml").write_text(catalog, encoding="utf-8")
    message = 'give one file at a time; several have the key "x-spii", each of one report\n'
    assert run("practices", "export", "hal.yml", "openalex.yml", "--format", "spii") == (1, "", message)
    assert run("practices", "export", "hal.yml", "openalex.yml", "--format", "csv")[1].count("\r\n") == 41


def test_names_of_numbers_stay_in_yaml(run):
    catalog = yaml.safe_load(run("practices", "import", str(SOURCES / "loom.yaml"))[1])
    assert (catalog["practices"][4]["title"], catalog["x-openacr"]["product"]["version"]) == ("302.10", "2.10")


def test_practices_with_mistakes_are_left_out_and_reported(run, tmp_path):
    (tmp_path / "practices.yml").write_text(
        "practices:\n- {id: a, statement: Ä., status: green}\n- {id: b, statement: B., status: blue}\n",
        encoding="utf-8",
    )
    status, output, errors = run("practices", "export", "--statuses", "green,red")
    assert (status, json.loads(output)) == (1, {"practices": [{"id": "a", "statement": "Ä.", "status": "green"}]})
    expected = "practices.yml:3: practices[1].status: 'blue' is not one of green, red; to add it, set"
    assert errors.startswith(expected)


def test_each_import_names_the_other(run, tmp_path):
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\ntitle: Dask\n", encoding="utf-8")
    message = 'use "catalog import"; the file describes projects, as CITATION.cff does'
    assert run("practices", "import", "CITATION.cff") == (1, "", f"CITATION.cff:1: {message}\n")
    for name in ("hal.json", "badge.json", "loom.yaml", "maturity.json"):
        status, output, errors = run("catalog", "import", str(SOURCES / name))
        assert (status, output) == (1, "")
        assert ': use "practices import" for this format, ' in errors


def test_frameworks_of_a_report_are_in_a_file_of_surf(run, tmp_path):
    (tmp_path / "text.json").write_text('{"id": "a"}')
    hal, maturity, loom = (str(SOURCES / name) for name in ("hal.json", "maturity.json", "loom.yaml"))
    message = "text.json:1: use a SURF framework (id, title, and sections with principles); the file has the keys id\n"
    assert run("practices", "import", hal, "--frameworks", "text.json") == (1, "", message)
    message = 'tex.json:1: there is no such file; did you mean "text.json"?\n'
    assert run("practices", "import", hal, "--frameworks", "tex.json") == (1, "", message)
    message = f"{loom}:1: remove --frameworks; only a SURF assessment report needs it\n"
    assert run("practices", "import", loom, "--frameworks", maturity) == (1, "", message)
    assert run("practices", "import", hal, "--frameworks", maturity) == run("practices", "import", hal)


PAGE = """\
# {name}

:::{{practice-list}}
:catalog: {name}.yml
:group-by: group
:show: criteria
:::
"""


def test_imported_reports_are_on_pages_without_a_warning(run, site):
    files = {"index.md": "# I\n\n:::{practice-summary}\n:::\n\n:::{toctree}\nhal\nopenalex\nodd\n:::\n"}
    for name in ("hal", "openalex", "odd"):
        catalog = yaml.safe_load(run("practices", "import", str(SOURCES / f"{name}.json"), "--prefix", name)[1])
        for practice in catalog["practices"]:
            practice.setdefault("evidence", "[Report](https://example.org/report)")  # a build warns without any
        files |= {f"{name}.yml": yaml.safe_dump(catalog, allow_unicode=True), f"{name}.md": PAGE.format(name=name)}
    names = [name for name in files if name.endswith(".yml")]
    built = site(files, openpractices_practices=names, strict=True)
    assert built.warnings == ""
    assert (
        built.read("hal.html").count('class="practice"') == built.read("openalex.html").count('class="practice"') == 20
    )
