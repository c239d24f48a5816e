"""``catalog export``: several files, standard input, and what goes to standard error."""

from __future__ import annotations

from pathlib import Path

import pytest

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


FUNDING = ("catalog", "export", FILE, "--format", "funding")


def test_funding_says_what_is_missing_or_prints_what_is_whole(run, tmp_path):
    status, output, errors = run(*FUNDING)
    missing = (EXPECTED / "funding.missing.txt").read_text(encoding="utf-8").splitlines()
    first = "funding: add --entity FILE, a file in YAML, TOML or JSON with these fields:"
    assert (status, output) == (1, "")
    assert errors.splitlines()[: len(missing) + 1] == [first, *(f"funding: {line}" for line in missing)]
    status, output, errors = run(*FUNDING, "--entity", str(FOLDER / "entity.yml"))
    assert (status, output) == (1, (EXPECTED / "funding.json").read_text(encoding="utf-8"))
    assert errors.startswith("funding: add wellKnown")
    for name, content, message in (
        ("entiti.yml", None, 'entiti.yml:1: there is no such file; did you mean "entity.yml"?'),
        ("broken.yml", "entity: {a\n", "broken.yml:"),
        ("entity.yml", "", "entity.yml:1: entity.type: write one of individual, group, organisation, other"),
        ("entity.toml", 'version = "v2"', "entity.toml:1: version: write v1.0.0"),
        ("entity.png", "", "entity.png:1: use a file that ends in .yml, .yaml, .toml or .json"),
    ):
        (tmp_path / "entity.yml").touch()
        if content is not None:
            (tmp_path / name).write_text(content, encoding="utf-8")
        status, output, errors = run(*FUNDING, "--entity", name)
        assert (status, output) == (1, ""), name
        assert errors.startswith(message)


def test_funding_without_a_project_and_other_formats_with_an_entity_are_refused(run, give):
    give(b"projects:\n- {title: A, relation: use}\n")
    reason = "add projects with the relation maintain, and all that the format requires of them"
    message = f"funding: nothing was exported; {reason}\n"
    entity = ("--entity", str(FOLDER / "entity.yml"))
    assert run("catalog", "export", "-", "--format", "funding", *entity) == (1, "", message)
    for options in (entity, ("--maintained", "use")):
        message = f"remove {options[0]}, or add --format funding\n"
        assert run("catalog", "export", FILE, "--format", "csv", *options) == (2, "", message)


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (
            ("--relations", "use,steward"),
            2,
            "add --maintained with the relations of projects that you maintain, of use, steward\n",
        ),
        (
            ("--relations", "use,steward", "--maintained", "stewards"),
            2,
            "--maintained: 'stewards' is not one of your relations; did you mean \"steward\"?\n",
        ),
        (("--relations", "use,steward", "--maintained", "steward"), 1, "funding: add --entity FILE"),
        (("--maintained", "use,fund"), 1, "b.yml:2: projects[0].relation: 'steward' is not one of use, contribute"),
    ],
)
def test_relations_of_a_site_are_named_for_funding(options, status, message, run, give):
    give(b"projects:\n- {title: A, relation: steward}\n")
    found = run("catalog", "export", "-", "--stdin-name", "b.yml", "--format", "funding", *options)
    assert (found[:2], found[2].startswith(message)) == ((status, ""), True), found
