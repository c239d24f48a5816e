"""Documents: any bytes are a tree or an error with its line, at any depth."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from sphinx_openpractices.catalog.catalog_reader import read_catalog
from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.exporting.catalog_data import convert_entry, format_json
from sphinx_openpractices.text.files import MAX_TEXT_BYTES


def read(path):
    """The entries of a file, and the messages."""
    catalog, messages = read_catalog({path.name: path}, {"relation": ("use",)}, PROJECTS)
    return catalog.entries, [str(message) for message in messages]


# Bytes that an editor does not show


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.yml", "projects:\r\n- title: Café".encode("latin-1"), "a.yml:2: save the file as UTF-8; byte 0xe9 is"),
        ("a.yml", "\ufeffprojects:\n".encode() + b"- \xff", "a.yml:2: save the file as UTF-8; byte 0xff is not UTF-8"),
        ("a.json", '\r\r{"a": "é'.encode("cp1252"), "a.json:3: save the file as UTF-8; byte 0xe9 is not UTF-8"),
        ("a.toml", b'projects = ["\xed\xa0\x80"]', "a.toml:1: save the file as UTF-8; byte 0xed is not UTF-8"),
        ("a.yml", "projects: []".encode("utf-16"), "a.yml:1: save the file as UTF-8; it is UTF-16"),
        (
            "a.yml",
            "projects: []".encode("utf-16-le"),
            "a.yml:1: save the file as UTF-8; it is UTF-16",
        ),
        ("a.yml", b"projects:\n- title: a\0", "a.yml:2: contains the character U+0000, which YAML does not allow"),
        ("a.yml", "# é\nprojects:\n\n- \x1b".encode(), "a.yml:4: contains the character U+001B, which YAML does not"),
        ("a.json", b'{"projects":\n["\0"]}', "a.json:2: is not valid JSON: Invalid control character in column 3"),
        ("a.json", b'{"projects":\n[\0]}', "a.json:2: is not valid JSON: Expecting value in column 2"),
        ("a.toml", b'\nprojects = "\0"', "a.toml:2: is not valid TOML: Illegal character '\\x00'"),
        ("a.toml", b"\nprojects = 0x" + b"f" * 4000, "a.toml:2: projects: write a list of projects; found a number"),
        ("a.json", b"[1" + b"0" * 5000 + b"]", 'a.json:1: begin the file with the key "projects"; found a list'),
        ("a.yml", "#\u2028#\x85\nprojects: [\u2029\n]\nx: 1".encode(), "a.yml:4: x: unknown key; use one of projects,"),
        ("a.yml", b"%YAML 3.0\n---\nprojects: []", "a.yml:1: is not valid YAML: found incompatible YAML document"),
        # libyaml counts a line after the last one
        ("a.yml", b"projects: [] #1\n? x", "a.yml:2: x: unknown key; use one of projects,"),
        ("a.yml", b"#" * 10_000_000, "a.yml:1: split the file into smaller files; it is larger than 8 MB"),
    ],
)
def test_bytes_that_are_no_text_of_the_format_are_named_with_their_line(name, data, message, tmp_path):
    (tmp_path / name).write_bytes(data)
    entries, messages = read(tmp_path / name)
    assert [entries, len(messages)] == [(), 1]
    assert messages[0].startswith(message)


def test_a_file_of_the_greatest_size_is_read(tmp_path):
    path = tmp_path / "projects.yml"
    path.write_bytes(b"projects: [title: Dask]".ljust(MAX_TEXT_BYTES, b"\n"))
    assert (len(read(path)[0]), read(path)[1]) == (1, [])


def test_hours_beyond_all_bounds_are_text(tmp_path):
    path = tmp_path / "projects.yml"
    path.write_text("projects: [{title: Dask, extra: {a: 1" + ":0" * 200 + ".}}]", encoding="utf-8")
    assert read(path)[0][0].record.extra["a"].startswith("1:0:0")


LONG_NUMBERS = {
    "digits.yml": "projects:\n- title: A\n  extra: {a: " + "9" * 5000 + "}",
    "hexadecimal.yml": "projects:\n- title: A\n  extra: {a: 0x" + "f" * 5000 + "}",
    "hours.yml": "projects:\n- title: A\n  extra: {a: 1" + ":59" * 3000 + "}",
    "infinite.yml": "projects:\n- title: A\n  extra: {a: -.inf}",
    "digits.json": '{"projects": [\n{"title": "A",\n"extra": {"a": ' + "9" * 5000 + "}}]}",
    "exponent.json": '{"projects": [\n{"title": "A",\n"extra": {"a": 1e999}}]}',
    "hexadecimal.toml": '[[projects]]\ntitle = "A"\nextra.a = 0x' + "f" * 5000,
    "no-number.toml": '[[projects]]\ntitle = "A"\nextra.a = nan',
}


def test_numbers_that_no_export_can_hold_are_reported_at_their_line(tmp_path):
    good = {}
    for name, text in LONG_NUMBERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        message = f"{name}:3: projects[0].extra.a: write this number in quotes; JSON cannot hold it as a number"
        assert read(tmp_path / name) == ((), [message]), name
        good[name] = text.replace("9" * 5000, "9" * 4000)
    (tmp_path / "a.toml").write_text("# A\na = " + "9" * 5000, encoding="utf-8")
    assert read(tmp_path / "a.toml")[1] == [
        "a.toml:2: is not valid TOML: write this number in quotes; it has too many digits"
    ]
    (tmp_path / "digits.yml").write_text(good["digits.yml"], encoding="utf-8")
    assert (
        format_json({"projects": [convert_entry(each) for each in read(tmp_path / "digits.yml")[0]]}).count("9") == 4000
    )


DEEP = 100_000
NESTED = {
    "flow.yml": "[" * DEEP,
    "pairs.yml": "{a: " * DEEP,
    "block.yml": "- " * DEEP,
    "keys.yml": "? " * DEEP,
    "indented.yml": "\n".join(" " * depth + "a:" for depth in range(2000)),
    "lists.json": "[" * DEEP + "]" * DEEP,
    "members.json": '{"a":' * DEEP + "1" + "}" * DEEP,
    "lists.toml": "a = " + "[" * DEEP + "]" * DEEP,
    "members.toml": "{a = ".join(["a = ", *[""] * DEEP]),
    "dotted.toml": "a" + ".a" * 1000 + " = 1",
}


def test_no_depth_of_nesting_crashes_the_interpreter(tmp_path):
    for name, text in NESTED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx_openpractices", "catalog", "check", *NESTED]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert (ran.returncode, ran.stderr) == (1, "")
    lines = ran.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == list(NESTED)
    assert not [line for line in lines if not re.search(r":\d+: is nested more than 50 levels deep", line)]


@pytest.mark.parametrize("levels", [51, 999, 5000])
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "], ids=["list", "mapping", "block", "key"])
def test_every_yaml_parser_gives_the_same_message_about_nesting(opening, loader, levels, tmp_path, monkeypatch):
    """PyYAML 6.0.4 has a limit of its own."""
    monkeypatch.setattr(yaml, "CSafeLoader", getattr(yaml, loader))
    path = tmp_path / "deep.yml"
    path.write_text(f"# Deep\n{opening * levels}", encoding="utf-8")
    assert read(path)[1] == ["deep.yml:2: is nested more than 50 levels deep"]
