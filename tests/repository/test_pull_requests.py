"""The action and the issue form for GitHub, and the template for GitLab: what their steps do in a repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the steps run on Linux")

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "templates" / "openpractices.yml").read_text("utf-8"))
FORM = yaml.safe_load((ROOT / "docs" / "how-to" / "project-form.yml").read_text("utf-8"))
ENTRY = yaml.safe_load((ROOT / "docs" / "how-to" / "project-entry.yml").read_text("utf-8"))
DEFAULTS = {name: value["default"] for name, value in ACTION["inputs"].items()}
FILES = {
    ".git/HEAD": "",
    "docs/projects.yml": "projects:\n- title: A\n  logo: a.svg\n",
    "docs/my more.yml": "projects:\n- titel: B, 100%\n",
    "docs/practices.yml": "practices:\n- id: code\n  statement: All code is open.\n  stauts: met\n",
    "docs/conf.py": 'extensions = ["sphinx_openpractices"]\n',
    "docs/index.rst": "A\n=\n",
}
TITLE = 'projects[0].titel: unknown key; did you mean "title"?'
MISSING = "projects[0].title: is missing"
STATUS = 'practices[0].stauts: unknown key; did you mean "status"?'
LOGO = 'a.logo: "a.svg" does not exist'
ANNOTATIONS = [
    f"::error file=docs/my more.yml,line=2::{TITLE}",
    f"::error file=docs/my more.yml,line=2::{MISSING}",
    f"::error file=docs/practices.yml,line=4::{STATUS}",
    f"::error file=docs/projects.yml,line=3::{LOGO}",
]
PROGRAMS = {
    "pip": '#!/bin/sh\nfor word in "$@"; do echo "pip: $word"; done\n',
    "python": f'#!/bin/sh\nexec "{sys.executable}" "$@"\n',
    "sphinx-openpractices": f'#!/bin/sh\nexec "{sys.executable}" -m sphinx_openpractices "$@"\n',
}


@pytest.fixture
def run_script(tmp_path):
    """Run lines of a shell as the two services do, in a repository, with a ``pip`` that installs nothing."""
    for name, text in {**FILES, **{f"bin/{name}": text for name, text in PROGRAMS.items()}}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for name in PROGRAMS:
        (tmp_path / "bin" / name).chmod(0o755)

    def call(script, variables):
        path = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
        env = {**os.environ, "PATH": path, **variables}
        ran = subprocess.run(  # noqa: S603 - our own
            ["/bin/bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.stderr == ""
        return ran.returncode, ran.stdout.splitlines()

    return call


def run_action(run_script, **inputs):
    """Run the steps of the action up to the first that fails."""
    values = {f"${{{{ inputs.{name} }}}}": value for name, value in (DEFAULTS | inputs).items()}
    lines = []
    for step in ACTION["runs"]["steps"]:
        if "run" in step:
            variables = {name: values[value] for name, value in step["env"].items()}
            status, more = run_script(step["run"], variables | {"GITHUB_ACTION_PATH": "/the action"})
            lines += more
            if status:
                return status, lines
    return 0, lines


def test_action_annotates_the_lines_of_a_bad_catalog_and_passes_a_good_one(run_script):
    install = ["pip: install", "pip: --quiet", "pip: /the action[images]"]
    assert run_action(run_script) == (0, install)
    more = {"projects": "docs/projects.yml\ndocs/my m*.yml\n", "practices": "docs/practices.yml", "logos": "docs"}
    assert run_action(run_script, **more, requirements="docs/my requirements.txt", statuses="met,not met") == (
        1,
        [*install, "pip: -r", "pip: docs/my requirements.txt", *ANNOTATIONS],
    )


def test_action_runs_no_text_of_a_caller_and_only_actions_with_a_hash():
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "uses" not in step or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"])
    used = {step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step}
    assert used <= set(re.findall(r"uses: (\S+)", (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")))


def test_template_passes_a_good_catalog_and_reports_the_lines_of_a_bad_one(run_script, tmp_path):
    script = "\n".join(TEMPLATE["openpractices"]["script"])
    install = ["pip: install", "pip: --quiet", "pip: -r", "pip: docs/requirements.txt"]
    good = "1 project in 1 file: no mistakes found"
    given = {"OPENPRACTICES_PRACTICES": "./docs/practices.yml\n./docs/no*.yml"}
    log = [f"./docs/practices.yml:4: {STATUS}", "./docs/no*.yml:1: there is no such file"]
    assert run_script(script, TEMPLATE["variables"] | given) == (1, [*install, good, *log])
    findings = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert [(each["location"]["path"], each["description"]) for each in findings] == [
        ("docs/practices.yml", STATUS),
        ("docs/no*.yml", "there is no such file"),
    ]


# The issue form


def write_issue(*answers):
    """Write the text of an issue, as GitHub does, with an answer for each field of the form."""
    labels = [field["attributes"]["label"] for field in FORM["body"]]
    pairs = zip(labels, answers, strict=True)
    return "\n\n".join(f"### {label}\n\n{answer or '_No response_'}" for label, answer in pairs)


@pytest.fixture
def print_entry(run_script, tmp_path):
    """Run the step that prints the entry of an issue; return its status and the summary."""
    (step,) = (step for step in ENTRY["jobs"]["entry"]["steps"] if "env" in step)
    event, summary = tmp_path / "my event.json", tmp_path / "my summary.md"
    variables = {"GITHUB_EVENT_PATH": str(event), "GITHUB_STEP_SUMMARY": str(summary)}

    def call(issue):
        event.write_text(json.dumps({"issue": {"body": issue}}), "utf-8")
        summary.unlink(missing_ok=True)
        status, lines = run_script(step["run"], variables | {name: str(value) for name, value in step["env"].items()})
        assert lines == []  # lines of a log can be commands
        text = summary.read_bytes().decode()
        ours = ["Review this entry, then add it to `docs/projects.yml`:", "Messages:"]
        # Markdown and other programs know more line breaks than one.
        assert [line for line in text.splitlines() if line and not line.startswith("    ")] == ours
        return status, [textwrap.dedent(part) for part in text.removeprefix(ours[0]).split(ours[1])]

    return call


def test_summary_has_the_entry_of_an_issue(print_entry):
    answers = ("Café", "https://b.example", "A place.", "use, fund", "food, maps", "MIT", "https://github.com/a/b")
    assert print_entry(write_issue(*answers).replace("\n", "\r\n")) == (
        0,
        [
            """

projects:
- id: cafe
  title: Café
  target: https://b.example
  summary: A place.
  tags:
  - food
  - maps
  relation:
  - use
  - fund
  license: MIT
  repository: https://github.com/a/b

""",
            """

2 projects in 2 files: no mistakes found
""",
        ],
    )


def test_text_of_an_issue_is_never_run_and_never_markup(print_entry, tmp_path):
    title = "${{ github.token }} @octocat !!python/name:os.system *a &a `touch pwned`"
    evil = "$(touch pwned)\n```\n# Heading\n::error::owned\n---\n!!set {a}\n'; touch pwned; \\\u2028\x85b\x0bc"
    long = " ".join(["@octocat"] * 10_000)  # more than a variable of the environment holds in other scripts
    status, (entry, messages) = print_entry(write_issue(title, "https://b.example", evil, "", long, "", ""))
    (project,) = yaml.safe_load(entry)["projects"]
    assert (status, project["title"], project["tags"]) == (0, title, [long])
    assert not re.search("^(?!(projects:|[- ] )|$)", entry, re.MULTILINE)
    status, (entry, messages) = print_entry(write_issue("A", "javascript:alert(1)", evil, "", evil, evil, evil))
    (project,) = yaml.safe_load(entry)["projects"]
    assert (status, sorted(project)) == (1, ["extra", "id", "summary", "tags", "title"])
    assert not (tmp_path / "pwned").exists()
    assert "\nentry.yml:2: " in messages  # A is in the catalog already


def test_text_without_the_form_is_said(print_entry):
    status, (entry, messages) = print_entry(None)
    assert (status, entry.strip(), "\nissue.md:1: " in messages) == (1, "", True)


def test_workflow_of_the_issue_form_runs_for_the_label_of_the_form():
    assert [f"'{label}'" in ENTRY["jobs"]["entry"]["if"] for label in FORM["labels"]] == [True]
