"""``check --fix`` of projects and practices: what it writes and prints; ``test_catalog_fixes.py`` has each fix."""

from __future__ import annotations

import json

CATALOG = "projects:\n- id: My Project\n  title: 2025  # a year\n- titel: A\n"
FIXED = "projects:\n- id: my-project\n  title: '2025'  # a year\n- titel: A\n"
DONE = """\
a.yml:2: projects[0].id: fixed: put "my-project" in place of "My Project"
a.yml:3: projects[0].title: fixed: put quotes around "2025"
"""
PRACTICES = "practices:\n- id: Open Code\n  statement: A.\n  note: 1.10  # a version\n"
FIXED_PRACTICES = "practices:\n- id: open-code\n  statement: A.\n  note: '1.10'  # a version\n"
DONE_PRACTICES = """\
{0}:2: practices[0].id: fixed: put "open-code" in place of "Open Code"
{0}:4: practices[0].note: fixed: put quotes around "1.10"
1 practice in 1 file: no mistakes found
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


def test_practices_are_corrected_in_a_file_and_in_the_site_that_has_it(run, tmp_path):
    (tmp_path / "my site" / "data").mkdir(parents=True)
    (tmp_path / "my site" / "index.rst").write_text("A\n=\n", "utf-8")
    config = 'extensions = ["sphinx_openpractices"]\nopenpractices_practices = ["data/practices.yml"]\n'
    (tmp_path / "my site" / "conf.py").write_text(config, "utf-8")
    file = tmp_path / "my site" / "data" / "practices.yml"
    for name in ("my site/data/practices.yml", "my site"):
        file.write_text(PRACTICES, "utf-8")
        done = DONE_PRACTICES.format(file.relative_to(tmp_path))
        assert run("practices", "check", "--fix", name) == (0, done, "")
        assert file.read_text("utf-8") == FIXED_PRACTICES
    message = "--fix: name the files to correct; standard input cannot be changed\n"
    assert run("practices", "check", "--fix", "-") == (2, "", message)


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
