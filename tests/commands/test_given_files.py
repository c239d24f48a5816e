"""Catalogs from standard input, by the commands that read catalogs: their name in messages, and their format."""

from __future__ import annotations

import errno
import os

import pytest

from sphinx_openpractices.commands.given_files import find_given_files
from sphinx_openpractices.text.files import MAX_TEXT_BYTES

YAML = b"# A\r\npractices:\r\n- {id: a, statement: A., status: mett}\r\n"
JSON = b'\xef\xbb\xbf\n{\n  "practices": [{"id": "a", "statement": "A.", "status": "mett"}]\n}\n'
TOML = b"# A\n\n[[practices]]\nid = 'a'\nstatement = 'A.'\nstatus = 'mett'\n"
MISTAKE = "practices[0].status: 'mett' is not one of"
CHECKS = [("catalog", "check"), ("practices", "check")]
LARGE = "split the file into smaller files; it is larger than 8 MB"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (YAML, 3),
        (b"---\npractices: [{id: a, statement: A., status: mett}]\n", 2),
        (b"{practices: [{id: a, statement: A., status: mett}]}", 1),
        (JSON, 3),
        (b'{"practices": [{"id": "a", "statement": "A.", "status": "mett"}]}', 1),
        (TOML, 6),
        (b'"$schema" = "practices.schema.json"\n[[ practices ]]\nid = "a"\nstatement = "A."\nstatus = "mett"', 5),
    ],
)
def test_format_of_input_without_a_name_is_known_by_its_first_line(content, line, run, give):
    give(content)
    status, output, errors = run("practices", "check", "-")
    assert (status, errors) == (1, "")
    assert output.startswith(f"<stdin>:{line}: {MISTAKE}")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("docs/practices.yml", YAML, f"3: {MISTAKE}"),
        ("a.json", JSON, f"3: {MISTAKE}"),
        ("a.toml", TOML, f"6: {MISTAKE}"),
        ("a.toml", YAML, '2: write "[[practices]]" for a list'),
        ("a.csv", YAML, "1: use a file that ends in .yml, .yaml, .toml or .json; '.csv' is not supported"),
        ("practices", YAML, "1: use a file that ends in .yml, .yaml, .toml or .json; a name without a suffix is not"),
    ],
)
def test_input_has_the_name_that_is_given_and_the_format_of_its_suffix(name, content, message, run, give):
    give(content)
    status, output, errors = run("practices", "check", "--stdin-name", name, "-")
    assert (status, errors) == (1, "")
    assert output.startswith(f"{name}:{message}")


@pytest.mark.parametrize("command", CHECKS)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", 'begin the file with the key "{}"; the file is empty'),
        (b"\x89PNG\r\n", "save the file as UTF-8; byte 0x89 is not UTF-8"),
        (b"- a\n- b\n", 'begin the file with the key "{}"; found a list'),
        (OSError(errno.EBADF, os.strerror(errno.EBADF)), os.strerror(errno.EBADF)),  # as nohup leaves it
    ],
)
def test_input_that_is_not_a_catalog_is_reported(command, content, message, run, give):
    give(content)
    expected = message.format({"catalog": "projects", "practices": "practices"}[command[0]])
    for arguments, name in (((), "<stdin>"), (("--stdin-name", ""), "<stdin>"), (("--stdin-name", "a.yml"), "a.yml")):
        give(content)
        assert run(*command, "-", *arguments) == (1, f"{name}:1: {expected}\n", "")


@pytest.mark.parametrize("command", [*CHECKS, ("catalog", "import")])
def test_input_that_does_not_end_is_read_up_to_the_size_of_a_catalog(command, run, give):
    given = give(b"#" * (MAX_TEXT_BYTES + 10))
    status, output, errors = run(*command, "-")
    assert (status, output + errors) == (1, f"<stdin>:1: {LARGE}\n")
    assert given.asked == MAX_TEXT_BYTES + 1


def test_input_is_read_once_and_takes_the_place_of_the_file_of_its_name(run, give, tmp_path):
    (tmp_path / "practices.yml").write_bytes(YAML.replace(b"mett", b"met"))
    for files in (("-", "-"), ("-", "practices.yml"), ("practices.yml", "-")):
        give(YAML)
        status, output, _errors = run("practices", "check", *files, "--stdin-name", "practices.yml")
        assert (status, output.count("\n")) == (1, 1)
        assert output.startswith(f"practices.yml:3: {MISTAKE}")
    give(YAML.replace(b"mett", b"met"))
    output = run("practices", "check", "-", "practices.yml")[1]
    assert 'practices.yml:3: practices[0].id: choose another id; "a" is the id of <stdin>:3\n' in output
    give(b"")
    assert list(find_given_files(["b.yml", "-", "a.yml", "b.yml"])) == ["b.yml", "<stdin>", "a.yml"]


def test_files_that_input_names_are_looked_for_beside_the_file_of_its_name(run, give, tmp_path):
    evidence = b"practices: [{id: a, statement: A, status: met, evidence: '[Policy](policy.md)'}]\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "policy.md").touch()
    give(evidence)
    fine = (0, "1 practice in 1 file: no mistakes found\n", "")
    assert run("practices", "check", "-", "--strict", "--stdin-name", "docs/practices.yml") == fine
    give(evidence)
    status, output, _errors = run("practices", "check", "-", "--strict")
    assert (status, output.endswith('; did you mean "docs/policy.md"? [missing-file]\n')) == (1, True)


def test_person_at_a_terminal_is_told_how_to_end_the_input_and_may_interrupt_it(run, give):
    told = "Reading standard input; press Ctrl-D at its end.\n"
    give(YAML, is_terminal=True)
    assert run("practices", "check", "-")[2] in {told, told.replace("Ctrl-D", "Ctrl-Z and Enter")}
    give(KeyboardInterrupt())
    assert run("practices", "check", "-") == (130, "", "\nInterrupted. Nothing was written.\n")


def test_statuses_of_a_site_can_be_named_for_a_catalog_without_it(run, give):
    give(YAML)
    assert run("practices", "check", "-", "--statuses", "best, mett")[:2] == (
        0,
        "1 practice in 1 file: no mistakes found\n",
    )


def test_catalog_commands_read_input_and_the_catalog_that_is_here(run, give, tmp_path):
    catalog = b"projects: [{title: A, license: BSDX}]\n"
    mistake = "projects[0].license: 'BSDX' is not an SPDX expression such as 'BSD-3-Clause' or 'MIT OR Apache-2.0'\n"
    assert run("catalog", "check") == (1, "projects.yml:1: there is no such file\n", "")
    (tmp_path / "projects.yml").write_bytes(catalog)
    assert run("catalog", "check") == (1, f"projects.yml:1: {mistake}", "")
    assert run("catalog", "export")[2] == f"projects.yml:1: {mistake}"
    give(catalog)
    assert run("catalog", "check", "-") == (1, f"<stdin>:1: {mistake}", "")
    give(catalog)
    assert run("catalog", "export", "-", "--format", "yaml") == (1, "projects: []\n", f"<stdin>:1: {mistake}")


def test_import_knows_the_format_of_input_by_its_keys_or_its_name(run, give):
    entry = "projects:\n- id: a\n  title: A\n"
    give(b"cff-version: 1.2.0\ntitle: A\nkind: x\n")
    assert run("catalog", "import", "-") == (0, entry, "<stdin>: not imported: kind\n")
    give(b"title: A\nkind: x\n")
    expected = (0, entry, "CITATION.cff: not imported: kind\n")
    assert run("catalog", "import", "-", "--stdin-name", "CITATION.cff") == expected
    give(b"title: A\n")
    status, output, errors = run("catalog", "import", "-")
    assert (status, output) == (1, "")
    assert errors.startswith("<stdin>:1: has an unknown format: its keys are title;")


def test_frameworks_from_input_are_read_once_for_both_versions(run, give, tmp_path):
    (tmp_path / "a.yml").write_text("practices: [{id: a, statement: A., principle: 'h#o'}]\n", encoding="utf-8")
    frameworks = b"frameworks: [{id: h, title: H, sections: [{title: S, principles: [{id: o, title: O}]}]}]\n"
    give(frameworks)
    expected = (0, "a.yml -> a.yml: no differences\n", "")
    assert run("practices", "diff", "a.yml", "a.yml", "--frameworks", "-") == expected
    give(frameworks)
    status, _output, errors = run("practices", "diff", "a.yml", "-", "--frameworks", "-")
    assert (status, errors) == (
        2,
        "name a file or a revision of git; standard input can be only one of the files\n",
    )
