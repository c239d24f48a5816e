"""Catalogs that are updated.

A file ``NAME.yml`` with ``NAME.last.yml``, what was imported last, and ``NAME.now.yml`` becomes ``NAME.expected.yml``,
or is refused; ``NAME.yml.expected.txt`` is what is printed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.documents import DocumentError, GivenFile
from sphinx_openpractices.catalog.updating.catalog_update import UpdateRefusal, update_catalog
from sphinx_openpractices.catalog.updating.entry_merge import ImportedEntry
from sphinx_openpractices.catalog.updating.imported_record import write_record
from sphinx_openpractices.catalog.updating.update_summary import count_changes, summarize_update

UPDATES = Path(__file__).parent / "updates"
NAMES = sorted(path.name for path in UPDATES.iterdir() if path.name.count(".") == 1)
SOURCE = "landscape.yml"
FORMS = {
    "as it is": lambda data: data,
    "Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "no line break at the end": lambda data: data.removesuffix(b"\n"),
}


def read_entries(name):
    path = UPDATES / name
    return yaml.safe_load(path.read_bytes())["projects"] if path.exists() else []


def make_record(name, entries):
    return write_record(b"", name, [ImportedEntry(each["id"], SOURCE, each) for each in entries])


def update(name, data, record=None):
    """Update a file with this content."""
    stem = name.partition(".")[0]
    record = make_record(name, read_entries(f"{stem}.last.yml")) if record is None else record
    return update_catalog(GivenFile(Path(name), data), record, {SOURCE: read_entries(f"{stem}.now.yml")})


def describe(name, data):
    """What the command prints, and the new content."""
    try:
        updated = update(name, data)
    except UpdateRefusal as refused:
        return [*refused.lines, *refused.reasons], None
    return [*summarize_update(updated), count_changes(updated)], updated.file.read_data()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_file_is_updated_as_expected_or_refused_and_keeps_its_form(name, form, same_text):
    path = UPDATES / name
    lines, data = describe(name, FORMS[form](path.read_bytes()))
    expected = path.with_name(f"{path.stem}.expected{path.suffix}")
    if form == "as it is":
        same_text("\n".join([*lines, ""]), path.with_name(f"{name}.expected.txt").read_text("utf-8"))
    assert data == (FORMS[form](expected.read_bytes()) if expected.exists() else None)


@pytest.mark.parametrize("name", [name for name in NAMES if list(UPDATES.glob(f"{Path(name).stem}.expected.*"))])
def test_second_update_changes_nothing(name):
    first = update(name, (UPDATES / name).read_bytes())
    second = update(name, first.file.read_data(), first.record)
    assert (second.file, second.record) == (first.file, first.record)
    assert not second.merge.changes
    assert not second.merge.conflicts


def test_new_file_has_the_entries_in_its_format():
    for name in ("pretty.yml", "pretty.json"):
        data = update(name, b"").file.read_data()
        loaded = json.loads(data) if name.endswith("json") else yaml.safe_load(data)
        assert loaded == {"projects": read_entries("pretty.now.yml")}
        assert update(name, data).file.read_data() == data
    with pytest.raises(UpdateRefusal, match="it is written in TOML"):
        update("pretty.toml", b"")


@pytest.mark.parametrize(
    ("there", "added"),
    [
        ("- title: A\n- title: B\n", "- id: c\n  title: C\n- id: d\n  title: D\n"),
        ("- title: A\n\n- title: B\n", "\n- id: c\n  title: C\n\n- id: d\n  title: D\n"),
        ("  - title: A\n\n\n  # B\n  - title: B", "\n\n\n  - id: c\n    title: C\n\n\n  - id: d\n    title: D"),
        ("- title: A\n  caption: |\n    B\n\n- title: B\n", "\n- id: c\n  title: C\n\n- id: d\n  title: D\n"),
        ("- {title: A}\n# B\n\n- {title: B}\n", "\n- {id: c, title: C}\n\n- {id: d, title: D}\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_new_entries_are_apart_as_those_above_them(there, added, end):
    file = GivenFile(Path("projects.yml"), f"projects:\n{there}".replace("\n", end).encode())
    updated = update_catalog(file, b"", {SOURCE: [{"id": name.lower(), "title": name} for name in "CD"]})
    assert updated.file.read_data().decode() == f"projects:\n{there}{added}".replace("\n", end)


def test_entries_of_other_sources_are_not_missing():
    entries = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    file, record = GivenFile(Path("projects.yml"), b""), b""
    for entry, source in zip(entries, ("a/CITATION.cff", "b/CITATION.cff"), strict=True):
        updated = update_catalog(file, record, {source: [entry]})
        file, record = updated.file, updated.record
        assert updated.merge.gone == {}
    assert yaml.safe_load(file.read_data()) == {"projects": entries}
    updated = update_catalog(file, record, {"a/CITATION.cff": entries[:1], "b/CITATION.cff": []})
    assert (list(updated.merge.gone), updated.file) == ([1], file)


def test_entry_that_a_person_removed_is_not_added_again():
    record = make_record("projects.yml", [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}])
    file = GivenFile(Path("projects.yml"), b"projects:\n- title: B\n")
    for _each in range(2):
        now = [{"id": "a", "title": "A", "license": "MIT"}, {"id": "b", "title": "B", "license": "MIT"}]
        updated = update_catalog(file, record, {SOURCE: now})
        assert updated.merge.removed == ["A"]
        assert updated.file.read_data() == b"projects:\n- title: B\n  license: MIT\n"
        file, record = updated.file, updated.record


@pytest.mark.parametrize(
    ("record", "line", "message"),
    [
        (b'{\n<<<<<<< HEAD\n"format": 1\n', 2, "resolve the merge conflict first"),
        (b'{"format": 1,\n "catalogs": {"proj', 2, "restore .imported.json from an earlier version, or delete it"),
        (b"[]", 1, "it is not of format 1"),
        (b'{"format": 1, "catalogs": {"a.yml": [{"id": "a"}]}}', 1, "it is not of format 1"),
        (b'{"format": 2}', 1, "update sphinx-openpractices; a newer version has written this file, format 2"),
        (b"\xff", 1, "save the file as UTF-8"),
    ],
)
def test_record_that_cannot_be_read_is_refused(record, line, message):
    with pytest.raises(DocumentError) as refused:
        update_catalog(GivenFile(Path("a.yml"), b""), record, {SOURCE: [{"id": "a", "title": "A"}]})
    assert refused.value.line == line
    assert message in refused.value.message
