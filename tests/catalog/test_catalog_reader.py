"""Catalogs: errors in a file are reported with their lines, and entries without errors stay.

The folder ``catalogs`` has files, each with errors of one kind, and for each what ``catalog check`` prints. In a file
with errors, the titles of entries without errors begin with "Good".
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PRACTICES, PROJECTS
from sphinx_openpractices.commands.program import main

CATALOGS = Path(__file__).parent / "catalogs"
FILES = sorted(path for path in CATALOGS.iterdir() if path.suffix in {".yml", ".toml", ".json"})
NAMES = sorted({path.stem for path in FILES})
RELATIONS = ("use", "contribute", "maintain", "fund")


def read(*paths):
    """The entries of files, and the messages."""
    catalog, mistakes = read_catalog({path.name: path for path in paths}, {"relation": RELATIONS}, PROJECTS)
    return catalog.entries, [str(mistake) for mistake in mistakes]


def expected_text(name):
    return (CATALOGS / f"{name}.expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_check_prints_every_mistake_of_a_file_with_its_line_and_key(name, monkeypatch, capsys, same_text):
    monkeypatch.setattr("sphinx_openpractices.text.messages.MOST_MESSAGES", 100)
    monkeypatch.chdir(CATALOGS)
    statuses = {main(["catalog", "check", path.name]) for path in FILES if path.stem == name}
    expected = expected_text(name)
    same_text(capsys.readouterr().out, expected, "messages")
    assert statuses == {0 if "no mistakes found" in expected else 1}


def test_every_expected_text_belongs_to_a_file():
    assert {path.name for path in CATALOGS.glob("*.txt")} == {f"{name}.expected.txt" for name in NAMES}


def test_exactly_the_entries_without_a_mistake_stay():
    for path in FILES:
        entries, messages = read(path)
        titles = [entry.record.title for entry in entries]
        if messages:
            assert len(titles) == path.read_text(encoding="utf-8").count("Good"), path.name
            assert not [title for title in titles if not title.startswith("Good")], path.name


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: b"\xef\xbb\xbf" + data,
    ],
    ids=["CRLF", "CR", "byte order mark"],
)
def test_ends_of_lines_and_a_byte_order_mark_change_nothing(change, tmp_path):
    for path in [*FILES, *(CATALOGS / "twins").iterdir()]:
        changed = tmp_path / path.name
        changed.write_bytes(change(path.read_bytes()))
        assert read(changed) == read(path)


# The formats


def test_twins_in_each_format_give_the_same_projects():
    paths = [CATALOGS / "twins" / f"projects.{suffix}" for suffix in ("yml", "toml", "json")]
    (first, *others), messages = zip(*map(read, paths), strict=True)
    assert messages == ([], [], [])
    assert [entry.record.id for entry in first] == ["jupyterhub", "2025", "angstrom-no"]
    for entries in others:
        for entry, twin in zip(first, entries, strict=True):
            assert (entry.record, entry.path) == (twin.record, twin.path)
            assert repr(entry.record.extra) == repr(twin.record.extra)
    project, extra = first[0].record, first[0].record.extra
    assert (project.relation, project.class_, first[1].record.tags) == (
        ("maintain", "fund"),
        ("wide", "dark"),
        ("a", "b"),
    )
    assert project.caption.splitlines()[1:] == ["", "For 1.10 and later: “größer”, 日本語, 🚀."]
    assert extra["parent"]["children"] == [{}, [1, "2"], {"": "empty"}]


def test_values_under_extra_are_what_the_format_says():
    name = {path.suffix: read(path)[0][-1].record.extra for path in FILES if path.stem == "typed-values"}
    assert name[".yml"] == {
        "since": date(2024, 1, 1),
        "stars": 12000,
        "ratio": 0.5,
        "active": True,
        "lead": None,
        "day": "2024-02-31",
        "list": [1, [{}]],
    }
    assert [str(value) for value in name[".toml"].values()] == ["2024-01-01", "12000", "0.5", "08:00:00"]
    assert repr(name[".json"]) == "{'stars': 1000.0, 'lead': None}"


def test_the_line_of_each_value_is_kept_for_messages_about_captions():
    lines = {path.suffix: read(path)[0][0].lines for path in (CATALOGS / "twins").iterdir()}
    assert {suffix: (each["id"], each["caption"], each["class"]) for suffix, each in lines.items()} == {
        ".yml": (3, 10, 17),
        ".toml": (2, 9, 16),
        ".json": (5, 11, 16),
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yml", "projects:\n- title: a\n  caption: |+ # here\n\n\n   HERE\n\n"),
        ("a.yml", "projects:\n- title: a\n  caption: >-2\n\n     HERE\n"),
        ("a.yml", "projects:\n- title: a\n  caption:\n\n    HERE\n"),
        ("a.toml", '[[projects]]\ntitle = \'a\'\ncaption = """HERE\n"""\n'),
        ("a.toml", '[[projects]]\ntitle = \'a\'\ncaption = """\nHERE\n"""\n'),
        ("a.toml", "[[projects]]\ntitle = 'a'\ncaption = '''\n\nHERE'''\n"),
        ("a.toml", "projects = [\n{title = 'a', caption = '''\nHERE'''}]\n"),
    ],
)
def test_the_line_of_a_text_is_that_of_its_first_word(name, text, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (entry,), messages = read(tmp_path / name)
    assert (entry.lines["caption"], messages) == (text[: text.index("HERE")].count("\n") + 1, [])


def test_aliases_and_merge_keys_repeat_values_and_own_keys_win():
    dask, distributed, zarr, array = (entry for entry in read(CATALOGS / "aliases.yml")[0])
    assert distributed.record.license == dask.record.license == "BSD-3-Clause"
    assert distributed.record.title == "Distributed"
    assert distributed.record.extra == dask.record.extra == {"docs": "https://docs.dask.org"}
    assert (zarr.record.tags, zarr.record.license, zarr.record.relation) == (("chunks",), "MIT", ("use",))
    assert zarr.record.extra == {"docs": "https://docs.dask.org", "chat": {"on": "Zulip", "no": False}}
    assert (array.record.alt, array.record.tags, array.record.license) == ("Dask", ("arrays", "parallel"), "MIT")
    assert array.record.class_ == ("wide",)


# Several files, and none


def test_the_same_id_in_two_files_is_said_once_with_the_place_of_the_first(tmp_path):
    (tmp_path / "b.yml").write_text("projects:\n- title: Dask\n- title: Zarr\n", encoding="utf-8")
    (tmp_path / "a.toml").write_text('[[projects]]\ntitle = "Other"\nid = "dask"\n', encoding="utf-8")
    entries, messages = read(tmp_path / "b.yml", tmp_path / "a.toml")
    assert [entry.record.title for entry in entries] == ["Dask", "Zarr"]
    assert messages == ['a.toml:3: projects[0].id: choose another id; "dask" is the id of b.yml:2']


def test_mistakes_come_in_the_order_of_files_and_lines():
    paths = [CATALOGS / "unknown-keys.yml", CATALOGS / "misspelt-projects.json", CATALOGS / "no-projects.toml"]
    assert read(*paths)[1] == [message for path in paths for message in read(path)[1]]


def test_entries_are_found_by_id_and_by_title_in_any_case():
    catalog, _mistakes = read_catalog(
        {"projects.yml": CATALOGS / "twins" / "projects.yml"}, {"relation": RELATIONS}, PROJECTS
    )
    found = [catalog.find(name) for name in ("jupyterhub", "JUPYTERHUB", " ångström  “no”", 'Ångström  "NO"', "", "x")]
    assert [entry and entry.record.id for entry in found] == [
        "jupyterhub",
        "jupyterhub",
        None,
        "angstrom-no",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("project.yml", 'there is no such file; did you mean "projects.yml"?'),
        ("zzz.toml", "there is no such file"),
        ("nowhere/projects.yml", "there is no such file"),
        ("folder.yml", "use a file; this is a folder"),
        ("projects.yml/more.yml", "there is no such file"),
        ("loop.yml", "Too many levels of symbolic links"),
        ("projects.txt", 'there is no such file; did you mean "projects.yml"?'),
        ("other.txt", "use a file that ends in .yml, .yaml, .toml or .json; '.txt' is not supported"),
        ("other", "use a file that ends in .yml, .yaml, .toml or .json; a name without a suffix is not supported"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_mistake(name, message, tmp_path):
    (tmp_path / "projects.yml").write_text("projects: []", encoding="utf-8")
    (tmp_path / "other.txt").touch()
    (tmp_path / "other").touch()
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "loop.yml").symlink_to("loop.yml")
    path = tmp_path / name
    assert read(path) == ((), [f"{path.name}:1: {message}"])


@pytest.mark.parametrize(
    ("name", "refused", "message"),
    [
        ("projects.yml", "os.open", "you do not have permission to read this file"),
        ("project.yml", "os.scandir", "there is no such file"),
    ],
)
def test_what_may_not_be_read_is_a_mistake(name, refused, message, tmp_path, monkeypatch):
    (tmp_path / "projects.yml").write_text("projects: []", encoding="utf-8")

    def refuse(*arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(refused, refuse)
    assert read(tmp_path / name) == ((), [f"{name}:1: {message}"])


@pytest.mark.parametrize("name", ["a.yml", "a.json"])
def test_a_file_has_at_most_some_twenty_messages(name, tmp_path):
    entries = ", ".join(f'{{"titel": "{number}"}}' for number in range(5000))
    (tmp_path / name).write_text(f'{{"projects": [\n{entries}]}}', encoding="utf-8")
    _entries, messages = read(tmp_path / name)
    assert len(messages) == 21
    assert messages[0] == f'{name}:2: projects[0].titel: unknown key; did you mean "title"?'
    assert messages[-1] == f"{name}:2: and 9980 more messages about this file"


def test_a_message_quotes_little_of_a_long_value(tmp_path):
    long = "x" * 1_000_000
    data = {"projects": [{"title": "A", long: 1, "target": f"ftp:{long}"}]}
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    _entries, messages = read(tmp_path / "a.json")
    assert len(messages) == 2
    assert all(len(message) < 2500 for message in messages)


@pytest.mark.parametrize(
    ("text", "entry_type", "found", "named"),
    [
        ("practices: []\n", PROJECTS, "practices", "projects"),
        ("frameworks: []\n", PROJECTS, "practices", "projects"),
        ("# A comment\n\nprojects: []\n", PRACTICES, "projects", "practices"),
    ],
)
def test_catalog_of_another_type_is_recognized(text, entry_type, found, named, tmp_path):
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    catalog, [message] = read_catalog({"a.yml": path}, {}, entry_type)
    setting = f"name it in openpractices_{found}, not in openpractices_{named}"
    assert str(message) == f"a.yml:{text.count(chr(10))}: this file is a catalog of {found}; {setting}"
    assert not catalog.is_complete


def test_file_with_lists_of_both_types_is_no_catalog_of_another_type(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("projects: [{title: Dask}]\npractices: []\n", encoding="utf-8")
    catalog, [message] = read_catalog({"a.yml": path}, {}, PROJECTS)
    assert str(message) == "a.yml:2: practices: unknown key; use one of projects, $schema"
    assert [entry.record.title for entry in catalog.entries] == ["Dask"]
