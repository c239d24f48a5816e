"""``sphinx-openpractices practices record``: which file is changed, when it is not, and what is printed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sphinx_openpractices.catalog.dates import CalendarDate
from sphinx_openpractices.commands.practices import record_action

PRACTICES = """\
practices:
  - id: living-will
    statement: A plan.
    status: partly   # since May
    reviewed: 2026-05-12
    evidence:
      - {title: Plan, target: plan.md}
  - id: open-code
    statement: All code is open.
    next-review: 2027-05-01
"""
FRAMEWORK = """\
frameworks:
- id: house
  title: House
  scale:
  - {id: gold, label: Gold, as: met}
  - {id: silver, label: Silver, as: partly}
  sections:
  - {title: All, principles: [{id: open, title: Open}]}
"""
MATRIX = """\
practices:
- {id: open, statement: Open., principle: house#open}
- id: data
  statement: Data.
  principle: house#open
"""
STATUSES_OF_SITE = "If your site has other statuses, list them with --statuses.\n"
EARLIER = (
    "give a later date, or edit the file to correct the assessment of 2026-05-12; "
    'the date of a review has to be after the last review, "reviewed"'
)
WRONG = (
    "wrong.yml:2: practices[0].status: 'silver' is not one of met, partly, planned, unmet, not-applicable, retired; "
    "to add it, set openpractices_statuses in conf.py\n"
)
STATUSES = "met, partly, planned, unmet, not-applicable, retired"


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The catalog that is there; today is November 26, 2026."""
    monkeypatch.setattr(record_action, "read_clock", lambda: CalendarDate(2026, 11, 26))
    path = tmp_path / "practices.yml"
    path.write_bytes(PRACTICES.encode())
    return path


@pytest.fixture
def record(run):
    return lambda *arguments: run("practices", "record", *arguments)


def test_review_of_today_is_written_to_the_catalog_that_is_here(file, record):
    expected = (0, "practices.yml:4: living-will: partly -> met, reviewed 2026-11-26\n", "")
    assert record("living-will", "met", "--note", "Named\na successor.") == expected
    assert file.read_text("utf-8") == PRACTICES.replace("partly   #", "met   #").replace(
        "    reviewed: 2026-05-12\n", "    note: Named a successor.\n    reviewed: 2026-11-26\n"
    ).replace("plan.md}\n", "plan.md}\n    history:\n      - {date: 2026-05-12, status: partly}\n")


def test_same_status_and_another_date(file, record):
    status, output, errors = record("living-will", "partly", "practices.yml", "--date", "2026-06-01")
    assert (status, output, errors) == (0, "practices.yml:4: living-will: partly -> partly, reviewed 2026-06-01\n", "")


def test_what_a_build_would_report_now_is_printed(file, record):
    status, output, errors = record("open-code", "met")
    assert (status, output) == (0, "practices.yml:10: open-code: not assessed -> met, reviewed 2026-11-26\n")
    assert errors == (
        'practices.yml:10: warning: practices[1].status: add "evidence", links that show it; the status is "met" '
        "without any [no-evidence]\n"
        'practices.yml:12: advice: practices[1].next-review: set "next-review" if the date of the next review has '
        "changed; it is still 2027-05-01 [next-review]\n"
    )
    assert record("open-code", "met", "--evidence", "[Code](https://example.org)", "--date", "2026-11-27")[0] == 2
    status, _output, errors = record("living-will", "met", "--evidence", "[Code](code.md)", "--evidence", "[B](b.md)")
    assert (status, errors) == (0, "")
    text = file.read_text("utf-8")
    assert "plan.md}\n      - {title: Code, target: code.md}\n      - {title: B, target: b.md}\n" in text


def test_next_review_that_is_past_is_reported(file, record):
    file.write_text(PRACTICES.replace("2027-05-01", "2026-05-01"), "utf-8")
    errors = record("open-code", "partly")[2]
    text = "write a date after the last review, 2026-11-26 [review-dates]\n"
    assert errors == f"practices.yml:12: warning: practices[1].next-review: {text}"


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("living-wil", "met"), 1, 'there is no practice "living-wil" in practices.yml; did you mean "living-will"?\n'),
        (("zzz", "met"), 1, 'there is no practice "zzz" in practices.yml; use one of living-will, open-code\n'),
        (
            ("living-will", "mett"),
            1,
            f"STATUS: 'mett' is not one of {STATUSES}; did you mean \"met\"?\n{STATUSES_OF_SITE}",
        ),
        (
            ("living-will", "done", "--statuses", "met,partly"),
            1,
            "STATUS: 'done' is not one of met, partly; to add it, set openpractices_statuses in conf.py\n",
        ),
        (
            ("living-will", "met", "--date", "2026-11-27"),
            2,
            "--date: write a date that is not after today, 2026-11-26; 2026-11-27 is in the future\n",
        ),
        (
            ("living-will", "met", "--date", "2026-05-12"),
            1,
            f"practices.yml:2: living-will: {EARLIER}, 2026-05-12; found 2026-05-12\n",
        ),
        (
            ("living-will", "met", "--evidence", "plan.md"),
            2,
            "--evidence: 'plan.md' is not evidence; write '[Title](plan.md)'\n",
        ),
        (("living-will", " "), 2, "STATUS: is empty; write some text\n"),
        (("living-will", "met", "--note", " "), 2, "--note: is empty; write some text\n"),
        (("living-will", "met", "--note", "a\x07"), 2, "--note: remove the character U+0007, which no page can show\n"),
        (
            ("living-will", "met", "-"),
            2,
            "name the file of the catalog; this command writes to it, so it cannot be standard input\n",
        ),
        (
            ("living-will", "met", "folder"),
            2,
            "name the file of the catalog, such as folder/practices.yml; folder is a folder\n",
        ),
        (
            ("living-will", "met", "practice.yml"),
            1,
            'practice.yml:1: there is no such file; did you mean "practices.yml"?\n',
        ),
        (
            ("living-will", "met", "practices.yml", "copy.yml"),
            1,
            '"living-will" is the id of practices.yml:2 and of copy.yml:2; name one file\n',
        ),
        (
            ("twice", "met", "twice.yml"),
            1,
            '"twice" is the id of twice.yml:2 and of twice.yml:3; choose another id for one of them\n',
        ),
        (
            ("wrong", "met", "wrong.yml"),
            1,
            f"{WRONG}wrong.yml:2: correct this practice first, then record the review\n{STATUSES_OF_SITE}",
        ),
    ],
)
def test_nothing_is_written_if_something_is_wrong(arguments, status, message, file, record, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "copy.yml").write_text(PRACTICES, encoding="utf-8")
    (tmp_path / "twice.yml").write_text(
        "practices:\n- {id: twice, statement: A.}\n- {title: Twice}\n", encoding="utf-8"
    )
    (tmp_path / "wrong.yml").write_text("practices:\n- {id: wrong, statement: A., status: silver}\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.glob("*.yml")}
    assert record(*arguments) == (status, "", message)
    assert {path: path.read_bytes() for path in tmp_path.glob("*.yml")} == before


def test_lines_to_paste_are_the_output(file, record):
    file.write_text("practices:\n- {id: a, statement: A.}\n", encoding="utf-8")
    reason = "write these lines in place of those that are there; the file is not changed, as it is in braces"
    lines = "- id: a\n  statement: A.\n  status: met\n  reviewed: 2026-11-26\n"
    assert record("a", "met") == (1, lines, f"practices.yml:2: a: {reason}\n")
    assert file.read_text("utf-8") == "practices:\n- {id: a, statement: A.}\n"


def test_statuses_of_a_framework_are_those_of_its_scale(file, record, tmp_path):
    (tmp_path / "house.yml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "matrix.yml").write_text(MATRIX, encoding="utf-8")
    files = ("house.yml", "matrix.yml")
    status, output, errors = record("data", "silver", *files)
    assert (status, output, errors) == (0, "matrix.yml:6: data: not assessed -> silver, reviewed 2026-11-26\n", "")
    assert (tmp_path / "house.yml").read_text("utf-8") == FRAMEWORK
    assert record("data", "golt", *files)[2].startswith("STATUS: 'golt' is not one of gold, silver, met, partly, ")
    # Without the file of the framework, its scale is unknown.
    (tmp_path / "matrix.yml").write_text(MATRIX, encoding="utf-8")
    errors = record("data", "silver", "matrix.yml")[2]
    assert errors.startswith('matrix.yml:5: warning: practices[1].principle: there is no framework "house" [')
    assert "\nSTATUS: 'silver' is not one of met, " in errors


def test_statuses_of_a_site_are_given(file, record):
    file.write_text(PRACTICES.replace("partly", "begun"), encoding="utf-8")
    assert record("living-will", "done", "--statuses", "done, begun, open")[:2] == (
        0,
        "practices.yml:4: living-will: begun -> done, reviewed 2026-11-26\n",
    )


def test_link_leads_to_the_changed_file_and_permissions_stay(file, record, tmp_path):
    target = tmp_path / "data" / "all.yml"
    target.parent.mkdir()
    file.rename(target)
    target.chmod(0o640)
    file.symlink_to("data/all.yml")
    assert record("living-will", "met")[0] == 0
    assert file.readlink() == Path("data/all.yml")
    assert "reviewed: 2026-11-26" in target.read_text("utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert os.listdir(target.parent) == ["all.yml"]  # noqa: PTH208


def test_file_that_is_read_only_stays(file, record):
    file.chmod(0o444)
    expected = "practices.yml: make the file writable; it is read-only; nothing was written\n"
    assert record("living-will", "met") == (1, "", expected)
    assert file.read_text("utf-8") == PRACTICES


def test_file_that_another_program_changes_meanwhile_stays(file, record, monkeypatch):
    other = PRACTICES.replace("A plan.", "Another plan.")

    def change(*arguments):
        file.write_text(other, encoding="utf-8")
        return recorded(*arguments)

    recorded = record_action.record_review
    monkeypatch.setattr(record_action, "record_review", change)
    expected = "practices.yml: run the command again; another program has changed the file; nothing was written\n"
    assert record("living-will", "met") == (1, "", expected)
    assert file.read_text("utf-8") == other
