"""``sphinx-openpractices practices diff``: two versions of a catalog."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest
from practice_versions import NEW

TEXT = """\
Worse
  living-will: Met (2025-04-02) -> Partly met (2026-05-12) [step back]

Evidence lost
  living-will: Wind-down plan <plan.md>

Better
  open-data: Planned -> Partly met

Note changed
  living-will: none -> "Is *old*; ask @board, #12."

old.yml -> new.yml: 4 differences, 1 step back
"""
MARKDOWN = """\
old.yml → new.yml: **4 differences, 1 step back**

### Worse

- **Living will**: Met (2025-04-02) → Partly met (2026-05-12) **(step back)**

### Evidence lost

- **Living will**: Wind-down plan \\<plan.md\\>

### Better

- **open-data**: Planned → Partly met

### Note changed

- **Living will**: none → "Is \\*old\\*; ask @<!-- -->board, \\#<!-- -->12."
"""


def test_differences_are_printed_as_text_and_markdown(diff):
    assert diff("old.yml", "new.yml") == (0, TEXT, "")
    assert diff("old.yml", "new.yml", "--format", "markdown") == (0, MARKDOWN, "")
    assert diff("old.yml", "old.yml") == (0, "old.yml -> old.yml: no differences\n", "")


def test_differences_are_printed_as_json(diff):
    status, output, errors = diff("old.yml", "new.yml", "--format", "json")
    data = json.loads(output)
    worse, lost = data["differences"][:2]
    assert (status, errors, data["format"], data["steps-back"]) == (0, "", 1, 1)
    assert worse == {
        "kind": "worse",
        "id": "living-will",
        "title": "Living will",
        "before": {"status": "met", "label": "Met", "reviewed": "2025-04-02"},
        "after": {"status": "partly", "label": "Partly met", "reviewed": "2026-05-12"},
        "steps": 1,
        "step-back": True,
    }
    assert lost["before"] == {"title": "Wind-down plan", "target": "plan.md", "date": "2025-04-01"}
    assert (lost["after"], lost["step-back"]) == (None, False)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_step_back_is_a_failure_only_with_strict(diff, form):
    assert diff("old.yml", "new.yml", "--format", form, "--strict")[0] == 1
    assert diff("new.yml", "new.yml", "--format", form, "--strict")[0] == 0


def test_long_texts_are_shown_from_where_they_differ(diff, tmp_path):
    begin = "word " * 60
    for name, end in (("old", "kept."), ("new", "changed.")):
        (tmp_path / f"{name}.yml").write_text(f"practices: [{{id: a, statement: S., note: {begin}{end}}}]")
    line = diff("old.yml", "new.yml")[1].splitlines()[1]
    assert line == '  a: "…word word word word kept." -> "…word word word word changed."'


def test_entries_with_errors_are_reported_and_not_compared(diff, tmp_path):
    (tmp_path / "new.yml").write_text(NEW.replace("status: partly\n  rev", "status: partli\n  rev"))
    status, output, errors = diff("old.yml", "new.yml")
    assert status == 1
    assert errors.startswith("new.yml:5: practices[0].status: 'partli' is not one of met, partly")
    assert output == ("Better\n  open-data: Planned -> Partly met\n\nold.yml -> new.yml: 1 difference, no steps back\n")
    (tmp_path / "new.yml").write_text("practices: [\n")
    status, output, errors = diff("old.yml", "new.yml")
    assert (status, output, errors[:8]) == (1, "", "new.yml:")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "odd.yml:1: there is no such file"),
        ("", 'odd.yml:1: begin the file with the key "practices"; the file is empty'),
        ("a: [", "odd.yml:"),
        ("projects: []", "odd.yml:1: this file is a catalog of projects"),
    ],
)
@pytest.mark.parametrize("is_new", [False, True])
def test_a_file_that_cannot_be_read_is_reported(diff, tmp_path, text, message, is_new):
    if text is not None:
        (tmp_path / "odd.yml").write_text(text, encoding="utf-8")
    status, output, errors = diff(*(("old.yml", "odd.yml") if is_new else ("odd.yml", "new.yml")))
    assert (status, output) == (1, "")
    assert errors.startswith(message)


def test_frameworks_in_another_file_give_the_order(diff, tmp_path):
    (tmp_path / "house.yml").write_text(
        "frameworks:\n- id: house\n  title: House\n  scale: [{id: good, label: Good, as: met}, {id: fair, label: Fair, "
        "as: met}]\n  sections: [{title: All, principles: [{id: a, title: A}]}]\n"
    )
    for name, status in (("old", "good"), ("new", "fair")):
        (tmp_path / f"{name}.yml").write_text(
            f"practices: [{{id: a, statement: S., principle: 'house#a', status: {status}}}]"
        )
    assert diff("old.yml", "new.yml", "--frameworks", "house.yml")[1:] == (
        "Worse\n  a: Good -> Fair [step back]\n\nold.yml -> new.yml: 1 difference, 1 step back\n",
        "",
    )
    status, output, errors = diff("old.yml", "new.yml")
    assert 'there is no framework "house"' in errors
    assert (status, output.splitlines()[:2]) == (0, ["Another status", "  a: good -> fair"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old.yml",), "name two versions, or one in git, such as HEAD:practices.yml\n"),
        (("-",), "name two versions, or one in git, such as HEAD:practices.yml\n"),
        (("-", "-"), "name a file or a revision of git; standard input can be only one of the files\n"),
    ],
)
def test_two_versions_are_needed(diff, arguments, message):
    assert diff(*arguments) == (2, "", message)


def test_standard_input_is_a_version(diff, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(NEW.encode()), isatty=lambda: False))
    status, output, errors = diff("old.yml", "-", "--stdin-name", "new.yml")
    assert (status, output, errors) == (0, TEXT, "")
