"""What GitHub and GitLab need of messages; ``test_catalog_command.py`` has whole outputs of each format."""

from __future__ import annotations

import json
import re
from pathlib import PureWindowsPath

import pytest

from sphinx_openpractices.commands.formats import MESSAGE_FORMATS
from sphinx_openpractices.text.messages import Severity, make_message


def format_paths(file):
    """The path of a file in the format of each service."""
    messages = [make_message(str(file), 3, "", "is missing")]
    found = re.search("file=(.*),line=3::", MESSAGE_FORMATS["github"](messages)[0])[1]
    return {found, json.loads("\n".join(MESSAGE_FORMATS["gitlab"](messages)))[0]["location"]["path"]}


def test_paths_are_those_in_the_repository_wherever_a_step_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert format_paths("docs/a.yml") == {"docs/a.yml"}
    monkeypatch.setattr("sphinx_openpractices.commands.formats.PurePath", PureWindowsPath)
    assert format_paths("docs\\a.yml") == {"docs/a.yml"}
    (tmp_path / ".git").mkdir()
    (tmp_path / "my docs" / "data").mkdir(parents=True)
    for folder, file in (
        (".", "my docs/a.yml"),
        (".", "./my docs/a.yml"),
        ("my docs", "a.yml"),
        ("my docs/data", "../a.yml"),
    ):
        monkeypatch.chdir(tmp_path / folder)
        assert format_paths(file) == {"my docs/a.yml"}
    assert format_paths(tmp_path / "my docs" / "a.yml") == {"my docs/a.yml"}


@pytest.mark.parametrize("severity", Severity)
def test_findings_have_what_gitlab_documents(severity):
    """Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    messages = [make_message("a.yml", 3, "", text, severity, "draft") for text in ("A.", "B.", "A.")]
    findings = json.loads("\n".join(MESSAGE_FORMATS["gitlab"](messages)))
    assert len({each["fingerprint"] for each in findings}) == len(findings)
    for each in findings:
        assert list(each) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert each["check_name"] == "draft"
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert each["location"] == {"path": "a.yml", "lines": {"begin": 3}}
