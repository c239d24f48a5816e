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

    def call(name="docs/projects.yml", /, *options, **values):
        (tmp_path / "codemeta.json").write_text(json.dumps(SOURCE | values), "utf-8")
        return run("catalog", "import", "codemeta.json", "--update", name, *options)

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


def test_preview_writes_nothing_and_tells_by_its_status_whether_the_catalog_would_change(update, tmp_path):
    note = "docs/projects.yml: nothing was written, because of --dry-run\n"
    output = f"docs/projects.yml: dask: new\ndocs/projects.yml: 1 new\n{note}"
    assert update("docs/projects.yml", "--dry-run") == (1, output, "")
    assert not list((tmp_path / "docs").iterdir())
    update()
    before = read_files(tmp_path)
    assert update("docs/projects.yml", "--dry-run") == (0, f"docs/projects.yml: nothing has changed\n{note}", "")
    assert read_files(tmp_path) == before


def test_entry_that_is_gone_is_removed_on_request(update, tmp_path):
    update()
    path = tmp_path / "docs" / "projects.yml"
    source = {"name": "Zarr", "codeRepository": "https://github.com/zarr/zarr"}
    gone = "docs/projects.yml:2: dask: use --remove-gone to remove it; the source no longer has it\n"
    new = "docs/projects.yml:7: zarr: new\ndocs/projects.yml: 1 new, 1 no longer in the source\n"
    assert update(**source) == (0, gone + new, "")
    gone = "docs/projects.yml: dask: removed; the source no longer has it\ndocs/projects.yml: 1 removed\n"
    assert update("docs/projects.yml", "--remove-gone", **source) == (0, gone, "")
    assert path.read_text("utf-8").startswith("projects:\n- id: zarr\n")
    assert update("docs/projects.yml", "--remove-gone", **source)[1] == "docs/projects.yml: nothing has changed\n"


@pytest.mark.parametrize("option", ["--dry-run", "--remove-gone"])
def test_options_of_an_update_need_a_catalog(option, run):
    message = f"add --update CATALOG, or remove {option}\n"
    assert run("catalog", "import", "codemeta.json", option) == (2, "", message)


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

    def update_late(*arguments, **options):
        (tmp_path / "docs" / name).write_bytes(b"{}")
        changed.update(read_files(tmp_path))
        return update_catalog(*arguments, **options)

    update_catalog = catalog_update_action.update_catalog
    monkeypatch.setattr(catalog_update_action, "update_catalog", update_late)
    status, output, errors = update(license="ISC")
    assert (status, output) == (1, "")
    assert errors.startswith(f"docs/{name}: run the command again; another program has changed the file")
    assert errors.endswith("; nothing was written\n")
    assert read_files(tmp_path) == changed


def test_interrupted_command_tells_what_is_written(update, monkeypatch):
    def interrupt(found, **options):
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
