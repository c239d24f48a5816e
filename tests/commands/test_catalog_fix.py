"""``sphinx-openpractices catalog check --fix``: what it writes and prints; each fix is in ``test_catalog_fixes.py``."""

from __future__ import annotations

import json

CATALOG = "projects:\n- id: My Project\n  title: 2025  # a year\n- titel: A\n"
FIXED = "projects:\n- id: my-project\n  title: '2025'  # a year\n- titel: A\n"
DONE = """\
a.yml:2: projects[0].id: fixed: changed "My Project" to "my-project"
a.yml:3: projects[0].title: fixed: put quotes around "2025"
"""
LEFT = """\
a.yml:4: projects[1].titel: unknown key; did you mean "title"?
a.yml:4: projects[1].title: is missing
"""


def test_fix_writes_the_files_and_prints_what_was_done_and_what_is_left(run, tmp_path):
    file = tmp_path / "a.yml"
    file.write_text(CATALOG, "utf-8")
    assert run("catalog", "check", "--fix", "a.yml") == (1, DONE + LEFT, "")
    assert file.read_text("utf-8") == FIXED
    file.write_text(CATALOG.replace("titel", "title"), "utf-8")
    assert run("catalog", "check", "--fix", "a.yml") == (0, DONE + "2 projects in 1 file: no mistakes found\n", "")
    assert run("catalog", "check", "--fix", "a.yml") == (0, "2 projects in 1 file: no mistakes found\n", "")


def test_programs_read_only_what_is_left(run, tmp_path):
    (tmp_path / "a.yml").write_text(CATALOG, "utf-8")
    status, output, errors = run("catalog", "check", "--fix", "--format", "json", "a.yml")
    assert (status, [each["line"] for each in json.loads(output)], errors) == (1, [4, 4], DONE)


def test_ids_of_all_files_are_known(run, tmp_path):
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text("projects:\n- id: A B\n  title: A\n", "utf-8")
    status, output, errors = run("catalog", "check", "--fix", "a.yml", "b.yml")
    assert (status, errors) == (1, "")
    assert output.count("is not a name") == 2
    assert "fixed" not in output


def test_what_cannot_be_written_is_said(run, tmp_path):
    file = tmp_path / "a.yml"
    file.write_text(CATALOG, "utf-8")
    file.chmod(0o444)
    status, output, errors = run("catalog", "check", "--fix", "a.yml")
    assert (status, errors) == (1, "a.yml: make the file writable; it is read-only; nothing in this file was fixed\n")
    assert "fixed:" not in output
    assert file.read_text("utf-8") == CATALOG
    message = "--fix: name the files to correct; standard input cannot be changed\n"
    assert run("catalog", "check", "--fix", "a.yml", "-") == (2, "", message)
    status, output, errors = run("catalog", "check", "--fix", "b.yml")
    assert (status, errors) == (1, "")
    assert output == 'b.yml:1: there is no such file; did you mean "a.yml"?\n'
