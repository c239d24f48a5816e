"""``catalog export``: several files, standard input, and what goes to standard error."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "catalog" / "exporting" / "projects"
EXPECTED = FOLDER / "expected"
FILE = str(FOLDER / "projects.yml")
BAD = b"projects:\n- title: A\n  lisense: MIT\n- {title: B, tags: a}\n"


def test_tables_are_printed_with_notes_about_what_they_lack(run, give, tmp_path):
    assert run("catalog", "export", FILE, "--format", "csv")[1].replace("\r\n", "\n") == (
        (EXPECTED / "csv.csv").read_text(encoding="utf-8")
    )
    note = (EXPECTED / "markdown.notes.txt").read_text(encoding="utf-8")
    expected = f"markdown: {note}markdown: without a link, because they lead to pages of the site: zarr\n"
    table = (EXPECTED / "markdown.md").read_text(encoding="utf-8")
    assert run("catalog", "export", FILE, "--format", "markdown") == (0, table, expected)
    (tmp_path / "one.yml").write_bytes(b"projects:\n- title: One\n")
    give(b"projects:\n- title: Two\n")
    table = "| Project |\n| --- |\n| One |\n| Two |\n"
    assert run("catalog", "export", "one.yml", "-", "--format", "markdown") == (0, table, "")


def test_entries_with_mistakes_are_left_out_and_reported(run, give):
    give(BAD)
    status, output, errors = run("catalog", "export", "-", "--stdin-name", "bad.yml", "--format", "markdown")
    assert (status, output) == (1, "| Project | Tags |\n| --- | --- |\n| B | a |\n")
    assert errors == 'bad.yml:3: projects[0].lisense: unknown key; did you mean "license"?\n'


def test_projects_that_a_format_cannot_have_are_reported_in_its_file(run, give):
    give(
        b"projects:\n- {title: A, tags: [a, b], target: https://example.org, logo: a.svg, kind: dataset}\n- title: B\n"
    )
    status, output, errors = run("catalog", "export", "-", "--stdin-name", "b.yml", "--format", "landscape")
    assert (status, output.splitlines()[:2]) == (1, ["categories:", "- name: a"])
    assert errors.splitlines() == [
        "landscape: left out: kind (1)",
        "b.yml:3: projects[1].target: add the URL of a page, or a repository; landscape.yml requires one",
        "b.yml:3: projects[1].logo: add an image; landscape.yml requires one",
    ]
    give(b"projects: []\n")
    message = "landscape: nothing was exported; the format requires at least one project\n"
    assert run("catalog", "export", "-", "--format", "landscape") == (1, "", message)
