"""Entries that a source no longer has: they are named, and removed on request unless a person changed them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.catalog.documents import GivenFile
from sphinx_openpractices.catalog.updating.catalog_update import UpdateRefusal, update_catalog
from sphinx_openpractices.catalog.updating.entry_merge import ImportedEntry
from sphinx_openpractices.catalog.updating.imported_record import read_record, write_record
from sphinx_openpractices.catalog.updating.update_summary import count_changes, summarize_update

SOURCE = "list.json"
MINE = "it was changed by hand, and the source no longer has it"
CATALOG = """\
# Ours
projects:

- {a}

# Others
- {b}
- {c}


# more
"""
ENTRIES = [{"id": name, "title": name.upper(), "tags": ["x", "y"]} for name in "abc"]
WRITTEN = {each["id"]: f"id: {each['id']}\n  title: {each['title']}\n  tags: [x, y]" for each in ENTRIES}
FORMS = {
    "as it is": lambda data: data,
    "Windows": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
}


def update(data, kept, name="projects.yml", *, is_removing=True):
    """Update a file from a source that only has some of the entries that were imported."""
    record = write_record(b"", name, [ImportedEntry(each["id"], SOURCE, each) for each in ENTRIES])
    now = [each for each in ENTRIES if each["id"] in kept]
    return update_catalog(GivenFile(Path(name), data), record, {SOURCE: now}, is_removing=is_removing)


def write_catalog(**entries):
    return CATALOG.format(**WRITTEN | entries).encode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("bc", "# Ours\nprojects:\n\n# Others\n- {b}\n- {c}\n\n\n# more\n"),
        ("ab", "# Ours\nprojects:\n\n- {a}\n\n# Others\n- {b}\n\n\n# more\n"),
        ("b", "# Ours\nprojects:\n\n# Others\n- {b}\n\n\n# more\n"),
        # The second one has a comment above it, and stays.
        ("ac", "# Ours\nprojects:\n\n- {a}\n\n# Others\n- {b}\n- {c}\n\n\n# more\n"),
    ],
)
def test_entries_are_removed_and_all_other_lines_stay(kept, expected, form):
    change = FORMS[form]
    updated = update(change(write_catalog()), kept)
    assert updated.file.read_data() == change(expected.format(**WRITTEN).encode())
    ids = [entry.record.id for entry in updated.entries]
    assert sorted(each.id for each in read_record(updated.record, "projects.yml")) == ids
    again = update_catalog(updated.file, updated.record, {SOURCE: ENTRIES}, is_removing=True)
    assert sorted(each["id"] for each in again.merge.new) == sorted({*"abc"} - {*ids})


@pytest.mark.parametrize(
    "changed",
    [
        "id: c\n  title: C\n  tags: [x]",
        "id: c\n  title: C\n  tags: [x, y]\n  relation: use",
        "id: c\n  title: C",
        "id: own\n  title: C\n  tags: [x, y]",
        "id: c\n  title: C  # ours\n  tags: [x, y]",
        "id: c\n  title: C\n  # ours\n  tags: [x, y]",
        "id: c\n  title: |  # ours\n    C\n  tags: [x, y]",
        "id: c\n  title: C\n  tags: [x,  # ours\n    y]",
        "id: c\n  title: C\n  tags: [x, y]\n  # ours",
    ],
)
def test_entry_that_a_person_changed_stays_and_is_named(changed):
    data = write_catalog(c=changed)
    updated = update(data, "ab")
    assert updated.file.read_data() == data
    (line,) = summarize_update(updated)
    assert line.startswith("projects.yml:12: ")
    assert line.endswith(f": remove it if it is no longer needed; {MINE}")


@pytest.mark.parametrize(
    "same", ["id: c\n  title: 'C'\n  tags: [y, x]", "title: C\n  tags: 'x, y'", "id: c\n  title: C\n  tags: ['x', y]"]
)
def test_entry_that_only_looks_different_is_removed(same):
    assert update(write_catalog(c=same), "ab").removed == {2}


def test_sign_of_a_comment_within_a_text_is_none():
    title = {"id": "c", "title": "C #1", "caption": "One #2\n\n# 3"}
    record = write_record(b"", "projects.yml", [ImportedEntry("c", SOURCE, title)])
    data = b"projects:\n- title: B\n- id: c\n  title: C #1\n  caption: |\n    One #2\n\n    # 3\n"
    for written in (data.replace(b"C #1", b"'C #1'"), data.replace(b"C #1", b'"C #1"')):
        file = GivenFile(Path("projects.yml"), written)
        updated = update_catalog(file, record, {SOURCE: []}, is_removing=True)
        assert updated.file.read_data() == b"projects:\n- title: B\n"


@pytest.mark.parametrize(
    ("kept", "expected"),
    [("", "[]"), ("a", "[\n {a}\n]"), ("b", "[\n {b}\n]"), ("c", "[\n {c}\n]"), ("ac", "[\n {a},\n\n {c}\n]")],
)
def test_entries_of_json_are_removed_with_their_commas(kept, expected):
    def write(form):
        written = {each["id"]: json.dumps(each) for each in ENTRIES}
        filled = form.replace("{", "{{").replace("}", "}}")
        for name in written:
            filled = filled.replace("{{" + name + "}}", "{" + name + "}")
        return f'{{"projects": {filled.format(**written)}}}\n'.encode()

    updated = update(write("[\n {a},\n {b},\n\n {c}\n]"), kept, "projects.json")
    assert updated.file.read_data() == write(expected)


def test_last_entries_leave_an_empty_list():
    updated = update(b"projects: # ours\n" + b"".join(f"- {WRITTEN[n]}\n".encode() for n in "abc") + b"x-a: 1\n", "")
    assert updated.file.read_data() == b"projects: [] # ours\nx-a: 1\n"
    assert summarize_update(updated) == [f"projects.yml: {n}: removed; the source no longer has it" for n in "abc"]
    assert count_changes(updated) == "3 removed"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "projects.toml",
            b"".join(f'[[projects]]\nid = "{n}"\ntitle = "{n.upper()}"\ntags = "x, y"\n'.encode() for n in "abc"),
        ),
        ("projects.yml", f"projects: {json.dumps(ENTRIES)}\n".encode()),
        (
            "projects.yml",
            b"projects:\n- &a\n  id: a\n  title: A\n  tags: [x, y]\n- id: b\n  title: B\n  tags: [x, y]\nx-a: *a\n",
        ),
    ],
)
def test_forms_that_are_not_changed_are_refused_with_what_to_remove(name, data):
    with pytest.raises(UpdateRefusal) as refused:
        update(data, "bc", name)
    assert refused.value.lines[0].startswith(f"# {name}:")
    assert refused.value.lines[0].endswith(": remove a")
    assert "the file is not changed" in refused.value.reasons[0]


def test_without_the_option_the_entries_are_only_named():
    data = write_catalog(c="id: c\n  title: Mine\n  tags: [x, y]")
    updated = update(data, "", is_removing=False)
    assert updated.file.read_data() == data
    assert summarize_update(updated) == [
        "projects.yml:4: a: use --remove-gone to remove it; the source no longer has it",
        f"projects.yml:9: b: remove it if it is no longer needed; {MINE}",
        f"projects.yml:12: c: remove it if it is no longer needed; {MINE}",
    ]
    assert count_changes(updated) == "3 no longer in the source"


def test_places_are_those_of_the_file_that_readers_have():
    data = write_catalog()
    record = write_record(b"", "projects.yml", [ImportedEntry(each["id"], SOURCE, each) for each in ENTRIES])
    now = [{**ENTRIES[2], "title": "New"}, {"id": "d", "title": "D"}]
    updated = update_catalog(GivenFile(Path("projects.yml"), data), record, {SOURCE: now}, is_removing=True)
    assert yaml.safe_load(updated.file.read_data())["projects"][-1] == {"id": "d", "title": "D"}
    assert summarize_update(updated) == [
        "projects.yml: a: removed; the source no longer has it",
        f"projects.yml:5: b: remove it if it is no longer needed; {MINE}",
        "projects.yml:9: c: title: C -> New",
        "projects.yml:11: d: new",
    ]
    assert summarize_update(updated, is_written=False)[0] == "projects.yml:4: a: removed; the source no longer has it"
    assert summarize_update(updated, is_written=False)[-2:] == [
        "projects.yml:13: c: title: C -> New",
        "projects.yml: d: new",
    ]
