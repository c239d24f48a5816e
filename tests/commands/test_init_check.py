"""``sphinx-openpractices init --check``: the examples that are left in a site."""

from __future__ import annotations

import os
import re

import pytest
from init_site import ANSWERS, init, nothing_changes

from sphinx_openpractices.commands.program import main

EXAMPLES = ["example-project", "example-foundation", "example-ministry", "example-university", "example-cooperative"]
PRACTICE = "id: open-money"


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
        place, text = re.split(": (?:replace this example|assess this practice): ", line)
        name, number = place.split(":")
        assert text in (starter / name).read_text("utf-8").splitlines()[int(number) - 1]
    found = [line.partition("example: id: ")[2] for line in lines if "practices.yml:" not in line]
    assert sorted(found) == sorted(EXAMPLES)
    assert sum("practices.yml:" in line and "assess this practice: id: " in line for line in lines) == 7
    assert len(lines) == len(EXAMPLES) + 7


def test_what_is_replaced_is_no_longer_reported(starter, capsys):
    pages = {
        "projects.yml": "# Replace this entry with one of your projects. title: Example Project\nprojects: []\n",
        "funders.yml": "projects:\n  # in another order, with a key of one's own\n"
        "  - title: Example Foundation\n    id: sloan\n    target: https://sloan.org\n\n"
        '  - title: NSF\n    caption: An example. "to be added"\n',
        "collaborators.yml": "projects: []\n",
        # A catalog of another name, and one in a folder.
        "practices/ours.yml": f"practices:\n  - {PRACTICE}\n",
        "_build/ours.yml": PRACTICE,
        ".venv/ours.yml": PRACTICE,
    }
    (starter / "practices.yml").unlink()
    for name, text in pages.items():
        (starter / name).parent.mkdir(exist_ok=True)
        (starter / name).write_text(text, encoding="utf-8")
    assert check(starter, capsys) == (
        1,
        [
            "funders.yml:3: replace this example: title: Example Foundation",
            "practices/ours.yml:2: assess this practice: id: open-money",
        ],
    )
    (starter / "funders.yml").write_text(pages["funders.yml"].replace("Example F", "Sloan F"), encoding="utf-8")
    assessed = f"practices:\n  - {PRACTICE}\n    status: met\n"
    (starter / "practices" / "ours.yml").write_text(assessed, encoding="utf-8")
    assert check(starter, capsys) == (0, [f"{starter}: no examples are left"])


def test_a_practice_with_a_status_is_assessed_whatever_is_around_it(starter, capsys):
    ids = "open-licenses", "public-decisions", "right-to-leave"
    entries = [f"  - id: {name}\n    title: Example\n    statement: Ours.\n" for name in ids]
    entries[1] += "    # by hand\n    status: unmet\n    evidence:\n    - title: Minutes\n      target: minutes.md\n"
    (starter / "practices.yml").write_text(f"practices:\n{''.join(entries)}", encoding="utf-8")
    _status, lines = check(starter, capsys)
    assert [line for line in lines if "practices.yml" in line] == [
        "practices.yml:2: assess this practice: id: open-licenses",
        "practices.yml:13: assess this practice: id: right-to-leave",
    ]


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
