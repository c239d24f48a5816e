"""``sphinx-openpractices practices check``: what a build reports, what is overdue, and what is missing."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sphinx_openpractices.commands.program import main

GOOD = """\
practices:
- id: code
  statement: All code is open.
  status: met
  reviewed: 2026-05-12
  review-every: 12 months
  evidence:
  - {title: Policy, target: policy.md, date: 2026-05-01}
  - {title: Accounts, target: "/data/accounts 2025.pdf"}
"""
BAD = """\
frameworks:
- id: house
  title: House rules
  sections:
  - title: All
    principles:
    - {id: open, title: Open by default}
    - {id: lasting, title: Made to last}
practices:
- id: code
  title: Open code
  statement: All code is open.
  principle: [house#open, posi-2.0#open-source]
  status: met
  since: 2027-01
  reviewed: 2025-05-12
  review-every: 12 months
  evidence:
  - {title: Policy, target: polcy.md, date: 2026-12-24}
  actions:
  - {text: Open the rest, due: 2026-10-31, target: plan.txt}
- id: old
  statement: We kept it.
  status: retired
  reviewed: 2020-01-01
  review-every: 1 year
  actions: 2020-01-01 Nothing any more
- {id: idea, statement: One day., draft: true}
- {id: wrong, statement: It is., status: mett}
"""


@pytest.fixture
def write(tmp_path):
    def call(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
        (tmp_path / "conf.py").write_text("raise RuntimeError('files are checked without their site')\n")
        (tmp_path / "policy.md").touch()
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "accounts 2025.pdf").touch()

    return call


def check(run, *arguments, today="2026-11-26"):
    return run("practices", "check", *arguments, "--today", today)


def test_good_practices_have_no_message(run, write):
    write(practices=GOOD, more="practices: [{id: plan, statement: A plan.}]\n")
    expected = (0, "2 practices in 2 files: no mistakes found\n", "")
    assert check(run, "practices.yml", "more.yml") == expected


EXPECTED = """\
2: warning: frameworks[0]: add practices, assessed or not, for 1 of 2 principles: house#lasting [unanswered]
15: warning: practices[0].since: write a date that is not after today, 2026-11-26; 2027-01 is in the future [future]
16: warning: practices[0].reviewed: write a date that is not before "since", 2027-01, or an earlier "since"; found \
2025-05-12 [review-dates]
16: warning: practices[0].reviewed: review it, and set "reviewed"; the review was due on 2026-05-12, 198 days ago \
[overdue]
19: warning: practices[0].evidence[0].date: write a date that is not after today, 2026-11-26; 2026-12-24 is in the \
future [future]
19: warning: practices[0].evidence[0].target: "polcy.md": there is no such file; did you mean "policy.md"? \
[missing-file]
21: warning: practices[0].actions[0].due: write a date that is not before "since", 2027-01, or an earlier "since"; \
found 2026-10-31 [review-dates]
21: warning: practices[0].actions[0].due: finish "Open the rest" or set another date; it was due on 2026-10-31, \
26 days ago [overdue]
21: warning: practices[0].actions[0].target: "plan.txt": there is no such file [missing-file]
28: advice: practices[2].draft: "idea" is a draft, which is in no output; remove the key to show it [draft]
29: practices[3].status: 'mett' is not one of met, partly, planned, unmet, not-applicable, retired; did you mean "met"?
"""


def test_each_problem_is_at_its_line(run, write, same_text):
    write(practices=BAD)
    status, output, errors = check(run, "practices.yml")
    assert (status, errors) == (1, "")
    lines = [line.removeprefix("practices.yml:") for line in output.splitlines()]
    unanswered = lines.pop(1)
    same_text("\n".join(lines), EXPECTED)
    principle = (
        "13: warning: practices[0].principle: add practices, assessed or not, for 19 of 20 principles: posi-2.0#"
    )
    assert unanswered.startswith(principle)


@pytest.mark.parametrize(
    ("today", "status", "strict"), [("2027-05-12", 0, 0), ("2027-05-13", 0, 1), ("2026-05-11", 0, 1)]
)
def test_warnings_fail_only_if_they_are_to(today, status, strict, run, write):
    write(practices=GOOD)
    assert check(run, "practices.yml", today=today)[0] == status
    assert check(run, "practices.yml", "--strict", today=today)[0] == strict


def test_today_is_that_of_the_clock_unless_given(run, write):
    today = dt.datetime.now().astimezone().date()
    for days, kinds in ((1, []), (0, []), (-1, ["future"])):
        date = today - dt.timedelta(days)
        write(practices=f"practices: [{{id: a, statement: B, since: {date}}}]\n")
        _status, output, _errors = run("practices", "check", "practices.yml", "--format", "json")
        assert [each["kind"] for each in json.loads(output)] == kinds


def test_formats_are_those_of_catalogs(run, write):
    write(practices=GOOD)
    _status, output, _errors = check(run, "practices.yml", "--format", "json", today="2027-05-13")
    assert json.loads(output) == [
        {
            "file": "practices.yml",
            "line": 5,
            "path": "practices[0].reviewed",
            "message": 'review it, and set "reviewed"; the review was due on 2027-05-12, 1 day ago',
            "severity": "warning",
            "kind": "overdue",
        }
    ]
    _status, output, _errors = check(run, "practices.yml", "--format", "github", today="2027-05-13")
    assert output.startswith("::warning file=practices.yml,line=5::practices[0].reviewed: review it")


@pytest.mark.parametrize(
    ("today", "message"),
    [
        ("2026-02-30", "'2026-02-30' does not exist; write a day from 2026-02-01 to 2026-02-28"),
        ("2026-11", "'2026-11' is a month; write a day such as '2026-11-01'"),
        ("tomorrow", "'tomorrow' is not a date; write a day such as 2024-03-01, or a month such as 2024-03"),
    ],
)
def test_today_is_a_day(today, message, run, write, capsys):
    write(practices=GOOD)
    with pytest.raises(SystemExit) as ended:
        check(run, "practices.yml", today=today)
    assert ended.value.code == 2
    assert f"argument --today: {message}\n" in capsys.readouterr().err


CONF = """\
extensions = ["myst_parser", "sphinx_openpractices"]
openpractices_practices = ["data/practices.yml"]
openpractices_statuses = {"green": {"label": "Green", "as": "met"}, "gone": {"label": "Gone", "as": "retired"}}
print("read")
"""
SITE = {
    "conf.py": CONF,
    "index.md": "---\nreviewed: 2025-11-25\nreview-every: 12 months\n---\n# I\n\n:::{toctree}\npolicy\nfuture\n:::\n",
    "policy.md": "---\nreviewed: 2025-11-26\nreview-every: 12 months\n---\n# Policy\n",
    "future.rst": ":reviewed: 2026-11-27\n\nFuture\n======\n",
    "projects.yml": "projects: [{title: Dask}]\n",
    "data/practices.yml": """\
practices:
- id: code
  statement: All code is open.
  status: green
  reviewed: 2024-01
  next-review: 2026-10
  evidence: "[Policy](/policy.md)"
  projects: [dask, zar]
- id: old
  statement: We kept it.
  status: gone
  next-review: 2020-01-01
- id: plan
  statement: A plan.
  status: met
""",
}


@pytest.fixture
def site_folder(tmp_path, logging_as_it_was):
    for name, text in SITE.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def test_site_is_checked_with_its_statuses_its_projects_and_its_pages(run, site_folder, same_text, monkeypatch):
    status, output, errors = check(run, "docs")
    assert (status, errors) == (1, "read\n")
    same_text(
        output,
        """\
docs/data/practices.yml:6: warning: practices[0].next-review: review it, and set "reviewed" and "next-review"; the \
review was due on 2026-10-31, 26 days ago [overdue]
docs/data/practices.yml:8: warning: practices[0].projects: there is no project "zar" [unknown-project]
docs/data/practices.yml:15: practices[2].status: 'met' is not one of green, gone; to add it, set \
openpractices_statuses in conf.py
docs/future.rst:1: warning: reviewed: write a date that is not after today, 2026-11-26; 2026-11-27 is in the future \
[future]
docs/index.md:2: warning: reviewed: review it, and set "reviewed"; the review was due on 2026-11-25, 1 day ago [overdue]
""",
    )
    assert sorted(path.name for path in site_folder.iterdir()) == sorted({name.split("/")[0] for name in SITE})
    # The folder is the current one, unless it is given.
    monkeypatch.chdir(site_folder)
    assert main(("practices", "check", "--today", "2026-11-26")) == 1


def test_site_without_practices_has_reviews_of_pages(run, site_folder):
    (site_folder / "conf.py").write_text(CONF.replace('"data/practices.yml"', ""), encoding="utf-8")
    expected = "0 practices in 0 files and 3 pages with reviews: no mistakes found\n"
    (site_folder / "future.rst").write_text(":reviewed: 2025-11-27\n\nFuture\n======\n", encoding="utf-8")
    assert check(run, "docs", "--strict", today="2025-12-01")[:2] == (0, expected)


def test_folder_that_is_no_site_is_reported(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert check(run, "empty") == (1, "", "empty: there is no conf.py; give the folder of the site\n")
    assert check(run, "emty")[0] == 1
    status, output, _errors = check(run, "empty", "other.yml")
    assert (status, output.splitlines()[0]) == (1, "empty:1: use a file; this is a folder")
