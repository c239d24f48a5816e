"""``sphinx-openpractices practices due``: which reviews are due, of a catalog and of a site with its pages."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from icalendar import Calendar

from sphinx_openpractices.commands.program import main

PRACTICES = """\
practices:
- id: code
  title: Open code
  statement: All code is open.
  status: partly
  owner: Board
  reviewed: 2025-05-12
  review-every: 18 months
  actions: 2027-01 Open the rest
- {id: plan, statement: A plan.}
"""
BROKEN = "- {id: old, statement: It is., status: mett, next-review: 2020-01-01}\n"
CODE = "  2026-11-12  overdue by 14 days  practice  code (Board)  practices.yml:7\n"
ACTION = "  2027-01-31  in 66 days          action    code: Open the rest (Board)  practices.yml:9\n"
UNDATED = '1 practice has no date for its next review; set "review-every" or "next-review".\n'
ERROR = "practices.yml:11: practices[2].status: 'mett' is not one of met, partly"


@pytest.fixture
def due(run, tmp_path):
    def call(*arguments, today="2026-11-26", text=PRACTICES):
        (tmp_path / "practices.yml").write_text(text, encoding="utf-8")
        return run("practices", "due", *arguments, "--today", today)

    return call


def test_list_is_by_date_and_ends_with_a_time_from_today(due):
    assert due() == (0, f"Overdue\n{CODE}\nJanuary 2027\n{ACTION}\n1 review and 1 action, 1 overdue.\n{UNDATED}", "")
    for time in ("66d", "3m", "1 YEAR", "10w"):
        assert f"{ACTION}\n1 review and 1 action by 202" in due("--within", time)[1]
    found = f"Overdue\n{CODE}\n1 review by 2027-01-26, 1 overdue.\n{UNDATED}"
    assert due("--within", "2 months")[1] == found
    assert due("--within", "0d", today="2026-11-11") == (0, f"Nothing is due by 2026-11-11.\n{UNDATED}", "")


def test_today_is_that_of_the_clock_unless_given(run, tmp_path):
    day = dt.datetime.now().astimezone().date()
    text = f"practices: [{{id: a, statement: A., next-review: {day + dt.timedelta(3)}}}]\n"
    (tmp_path / "practices.yml").write_text(text, encoding="utf-8")
    assert "  in 3 days  " in run("practices", "due")[1]


@pytest.mark.parametrize("form", ["text", "json", "ics", "markdown"])
def test_errors_are_reported_beside_the_list(form, due):
    whole = due("--format", form)
    status, output, errors = due("--format", form, text=PRACTICES + BROKEN)
    assert (whole[0], whole[2]) == (0, "")
    assert (status, output) == (1, whole[1])
    assert errors.startswith(ERROR)
    assert errors.count("\n") == 1


@pytest.mark.parametrize("text", ["", "practices: [", "projects: []", "practices: [{id: a}]"])
def test_nothing_is_due_is_not_said_of_a_file_with_errors(text, due):
    status, output, errors = due(text=text)
    assert (status, output) == (1, "")
    assert errors.startswith("practices.yml:1: ")
    assert json.loads(due("--format", "json", text=text)[1])["due"] == []


def test_warnings_are_those_of_check(due):
    text = "practices: [{id: a, statement: A., status: met, reviewed: 2026-01-01, review-every: 1 year}]\n"
    assert due(text=text)[::2] == (0, "")


@pytest.mark.parametrize("form", ["ics", "markdown"])
def test_calendar_and_issue_are_files_in_utf_8_whatever_standard_output_is(form, due, monkeypatch):
    title = "Código, 👩‍👩‍👧"
    due(text=PRACTICES.replace("Open code", title))
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\r\n")
    monkeypatch.setattr("sys.stdout", stream)
    assert main(("practices", "due", "--today", "2026-11-26", "--format", form)) == 0
    text = stream.buffer.getvalue().decode("utf-8")
    if form == "markdown":
        assert (f"- [ ] **{title}**, due 2026-11-12" in text, "\r" in text) == (True, False)
    else:
        assert text.count("\n") == text.count("\r\n")
        review, _action = Calendar.from_ical(text).events
        assert (review["summary"], review.uid) == (f"Review: {title}", "practice-code@openpractices.invalid")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--within", "60"), "argument --within: '60' is not a time; write a number of days, weeks, months or years,"),
        (("--within", "3 moths"), "argument --within: '3 moths' is not a time; did you mean \"months\"?"),
        (("--within", "-3d"), "argument --within: expected one argument"),
        (("--within", ""), "argument --within: '' is not a time; write a number"),
        (("--today", "2026-02-29"), "argument --today: '2026-02-29' does not exist; write a day from 2026-02-01 to"),
        (("--today", "2026-11"), "argument --today: '2026-11' is a month; write a day such as '2026-11-01'"),
        (("--format", "markdwn"), "argument --format: invalid choice: 'markdwn'; did you mean \"markdown\"?"),
        (("--withn", "60d"), 'unrecognized arguments: --withn; did you mean "--within"?'),
    ],
)
def test_wrong_use_is_refused(arguments, message, run, capsys):
    with pytest.raises(SystemExit) as ended:
        run("practices", "due", *arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


SITE = {
    "conf.py": """extensions = ["myst_parser", "sphinx_openpractices"]
openpractices_practices = ["data/practices.yml"]
openpractices_statuses = {"green": {"label": "Green", "as": "met"}, "gone": {"label": "Gone", "as": "retired"}}
html_baseurl = "https://example.org/docs/"
print("read")
""",
    "index.md": """---
reviewed: 2025-11-25
review-every: 12 months
owner: Director
---
# How *we* work

```{toctree}
a/policy
untitled
once
```
""",
    "a/policy.rst": ":next-review: 2026-12\n\nPolicy\n======\n",
    "untitled.md": "---\nreview-every: 1 year\n---\nText.\n",
    "once.md": "---\nreviewed: 2020-01-01\n---\n# Once\n",
    "data/practices.yml": """practices:
- {id: code, title: Open code, statement: All code is open., status: green, next-review: 2026-12}
- {id: old, statement: We kept it., status: gone, next-review: 2020-01-01}
- {id: wrong, statement: It is., status: met, next-review: 2020-01-01}
""",
}
FOUND = """\
Overdue
  2026-11-25  overdue by 1 day  page      How we work (Director)  docs/index.md:2

December 2026
  2026-12-31  in 35 days        practice  code  docs/data/practices.yml:2
  2026-12-31  in 35 days        page      Policy  docs/a/policy.rst:1

Never reviewed
  page      untitled  docs/untitled.md:2

4 reviews, 1 overdue.
1 page has no date for its next review; set "review-every" or "next-review".
"""


def test_site_is_listed_with_its_statuses_and_its_pages(
    run, tmp_path, logging_as_it_was, same_text, monkeypatch, capsys
):
    for name, text in SITE.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    status, output, errors = run("practices", "due", "docs", "--today", "2026-11-26")
    same_text(output, FOUND)
    assert status == 1
    assert errors.startswith("read\ndocs/data/practices.yml:4: practices[2].status: 'met' is not one of green, gone")
    # The folder is the current one, unless it is given.
    monkeypatch.chdir(tmp_path / "docs")
    assert main(("practices", "due", "--format", "ics")) == 1
    names = [event.uid for event in Calendar.from_ical(capsys.readouterr().out).events]
    assert names == [f"{name}@example.org/docs" for name in ("page-index", "practice-code", "page-a/policy")]


def test_folder_that_is_no_site_is_reported(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("practices", "due", "empty") == (1, "", "empty: there is no conf.py; give the folder of the site\n")
    assert run("practices", "due", "missing.yml")[::2] == (1, "missing.yml:1: there is no such file\n")
