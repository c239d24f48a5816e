"""``sphinx-openpractices init --check``: the examples that are left in a site."""

from __future__ import annotations

import os

import pytest
from init_site import ANSWERS, init, nothing_changes

from sphinx_openpractices.commands.program import main

EXAMPLES = ["example-project", "example-foundation", "example-ministry", "example-university", "example-cooperative"]
EVIDENCE = "Evidence: *to be added.*"


def check(folder, capsys):
    """Return the status and the messages, each without the folder."""
    capsys.readouterr()
    with nothing_changes(folder):
        status = init(folder, "--check")
    return status, [line.removeprefix(f"{folder}/") for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def starter(tmp_path):
    assert init(tmp_path / "site", *ANSWERS) == 0
    return tmp_path / "site"


def test_a_new_site_has_all_examples_each_at_its_line(starter, capsys):
    status, lines = check(starter, capsys)
    assert status == 1
    for line in lines:
        place, text = line.split(": replace this example: ")
        name, number = place.split(":")
        assert text in (starter / name).read_text("utf-8").splitlines()[int(number) - 1]
    assert sorted(line.partition("example: id: ")[2] for line in lines if ".yml:" in line) == sorted(EXAMPLES)
    assert sum(line.startswith("open-practices.md:") and line.endswith(EVIDENCE) for line in lines) == 7
    assert len(lines) == len(EXAMPLES) + 7


def test_what_is_replaced_is_no_longer_reported(starter, capsys):
    pages = {
        "projects.yml": "# Replace this entry with one of your projects. title: Example Project\nprojects: []\n",
        "funders.yml": "projects:\n  # in another order, with a key of one's own\n"
        "  - title: Example Foundation\n    id: sloan\n    target: https://sloan.org\n\n"
        '  - title: NSF\n    caption: An example. "to be added"\n',
        "collaborators.yml": "projects: []\n",
        # A page of another name, and one in a folder.
        "practices/ours.md": f"# Ours\n\n- {EVIDENCE}\n",
        "_build/ours.md": EVIDENCE,
        ".venv/ours.md": EVIDENCE,
    }
    (starter / "open-practices.md").unlink()
    for name, text in pages.items():
        (starter / name).parent.mkdir(exist_ok=True)
        (starter / name).write_text(text, encoding="utf-8")
    assert check(starter, capsys) == (
        1,
        [
            "funders.yml:3: replace this example: title: Example Foundation",
            f"practices/ours.md:3: replace this example: {EVIDENCE}",
        ],
    )
    (starter / "funders.yml").write_text(pages["funders.yml"].replace("Example F", "Sloan F"), encoding="utf-8")
    (starter / "practices" / "ours.md").unlink()
    assert check(starter, capsys) == (0, [f"{starter}: no examples are left"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_file_that_cannot_be_read_is_said(tmp_path, capsys):
    (tmp_path / "conf.py").touch()
    os.mkfifo(tmp_path / "pipe.md")
    assert init(tmp_path, "--check") == 1
    assert capsys.readouterr().out == f"{tmp_path}/pipe.md:1: it is a pipe, not a file\n"


@pytest.mark.parametrize(
    ("folder", "message"), [("siet", 'there is no such folder; did you mean "site"?'), (".", "there is no conf.py; ")]
)
def test_a_folder_that_is_not_a_site_is_not_without_examples(folder, message, starter, monkeypatch, capsys):
    monkeypatch.chdir(starter.parent)
    capsys.readouterr()
    assert init(folder, "--check") == 1
    assert capsys.readouterr().err.startswith(f"{folder}: {message}")


def test_building_and_checking_are_two_things(starter, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["init", str(starter), "--check", "--build"])
    assert stopped.value.code == 2
    assert "not allowed with argument" in capsys.readouterr().err
