"""``sphinx-openpractices catalog import --update``: which files are written, when none is, and what is printed."""

from __future__ import annotations

import json

import pytest

from sphinx_openpractices.commands import catalog_update_action

SOURCE = {"name": "Dask", "codeRepository": "https://github.com/dask/dask", "license": "MIT"}
CATALOG = """\
projects:
- id: dask
  title: Dask
  target: https://github.com/dask/dask
  license: MIT
  repository: https://github.com/dask/dask
"""


@pytest.fixture
def update(run, tmp_path):
    """Import a file with some values, and update a catalog."""

    def call(name="docs/projects.yml", **values):
        (tmp_path / "codemeta.json").write_text(json.dumps(SOURCE | values), "utf-8")
        return run("catalog", "import", "codemeta.json", "--update", name)

    (tmp_path / "docs").mkdir()
    return call


def read_files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"}


def test_catalog_is_created_refreshed_and_then_left_alone(update, tmp_path):
    path = tmp_path / "docs" / "projects.yml"
    assert update() == (0, "docs/projects.yml:2: dask: new\ndocs/projects.yml: 1 new\n", "")
    assert path.read_text("utf-8") == CATALOG
    path.write_text(CATALOG + "  relation: fund  # since 2024\n", "utf-8")
    output = "docs/projects.yml:5: dask: license: MIT -> ISC\ndocs/projects.yml: 1 changed\n"
    assert update(license="ISC") == (0, output, "")
    assert path.read_text("utf-8") == CATALOG.replace("MIT", "ISC") + "  relation: fund  # since 2024\n"
    before = read_files(tmp_path)
    assert update(license="ISC") == (0, "docs/projects.yml: nothing has changed\n", "")
    assert read_files(tmp_path) == before
    record = json.loads((tmp_path / "docs" / ".imported.json").read_bytes())
    assert (record["format"], record["catalogs"]["projects.yml"][0]["from"]) == (1, "../codemeta.json")


def test_standard_input_and_other_folders_are_the_same_source(update, give, run, tmp_path, monkeypatch):
    update()
    give(json.dumps(SOURCE).encode())
    monkeypatch.chdir(tmp_path / "docs")
    options = ("--stdin-name", "../codemeta.json", "--update", "projects.yml")
    assert run("catalog", "import", "-", *options) == (0, "projects.yml: nothing has changed\n", "")
    record = json.loads((tmp_path / "docs" / ".imported.json").read_bytes())
    assert record["catalogs"]["projects.yml"][0]["from"] == "../codemeta.json"


@pytest.mark.parametrize(
    ("name", "content", "status", "message"),
    [
        ("-", None, 2, "--update: name the file of the catalog; it is written to, so it cannot be standard input\n"),
        ("docs", None, 1, "docs:1: use a file; this is a folder\n"),
        ("codemeta.json", None, 2, "--update: name another catalog; codemeta.json is also what is imported\n"),
        ("dosc/projects.yml", None, 1, "dosc/projects.yml:1: there is no such file"),
        ("a.txt", None, 1, "a.txt:1: use a file that ends in .yml, .yaml, .toml or .json; '.txt' is not supported\n"),
        ("a.toml", None, 1, "a.toml: write these lines by hand, then run the command again; the file is not changed"),
        ("a.yml", b"<<<<<<< HEAD\n", 1, "a.yml:1: resolve the merge conflict first; nothing was written\n"),
        ("a.yml", b"projects:\n- title: 'A", 1, "a.yml:2: close the quote; it is not closed until the end of the file"),
        ("a.yml", b"\x89PNG", 1, "a.yml:1: save the file as UTF-8; byte 0x89 is not UTF-8\n"),
        (".imported.json", b"{", 1, ".imported.json:1: restore .imported.json from an earlier version, or delete it"),
    ],
)
def test_file_that_cannot_be_updated_is_named_and_nothing_is_written(name, content, status, message, update, tmp_path):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "codemeta.json").write_text(json.dumps(SOURCE), "utf-8")
    before = read_files(tmp_path)
    found, _output, errors = update("b.yml" if name == ".imported.json" else name)
    assert (found, message in errors) == (status, True), errors
    assert read_files(tmp_path) == before


@pytest.mark.parametrize("name", ["projects.yml", ".imported.json"])
def test_file_that_another_program_changed_meanwhile_is_not_overwritten(name, update, tmp_path, monkeypatch):
    update()
    changed = {}

    def update_late(*arguments):
        (tmp_path / "docs" / name).write_bytes(b"{}")
        changed.update(read_files(tmp_path))
        return update_catalog(*arguments)

    update_catalog = catalog_update_action.update_catalog
    monkeypatch.setattr(catalog_update_action, "update_catalog", update_late)
    status, output, errors = update(license="ISC")
    assert (status, output) == (1, "")
    assert errors.startswith(f"docs/{name}: run the command again; another program has changed the file")
    assert errors.endswith("; nothing was written\n")
    assert read_files(tmp_path) == changed


def test_interrupted_command_tells_what_is_written(update, monkeypatch):
    def interrupt(found):
        raise KeyboardInterrupt

    monkeypatch.setattr(catalog_update_action, "summarize_update", interrupt)
    assert update() == (130, "", "\nInterrupted. docs/projects.yml was changed.\n")
    assert update() == (130, "", "\nInterrupted. Nothing was written.\n")


def test_new_catalog_is_removed_if_the_record_cannot_be_written(update, tmp_path):
    (tmp_path / "docs" / ".imported.json").write_bytes(b'{"format": 1, "catalogs": {}}')
    (tmp_path / "docs" / ".imported.json").chmod(0o444)
    status, _output, errors = update()
    assert (status, errors) == (
        1,
        "docs/.imported.json: make the file writable; it is read-only; nothing was written\n",
    )
    assert not (tmp_path / "docs" / "projects.yml").exists()
