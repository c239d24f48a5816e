"""The workflows of the hosted CI and the hooks for pre-commit name things that exist."""

from __future__ import annotations

import configparser
import re
import shutil
from pathlib import Path

import pytest
import yaml

from sphinx_openpractices.commands.program import main

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read_jobs(path):
    """The jobs of a workflow."""
    return yaml.safe_load(path.read_text("utf-8"))["jobs"].values()


def environments():
    """The tox environments that have settings of their own or whose names consist of Python factors."""
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    own = {name.removeprefix("testenv:") for name in tox.sections() if name.startswith("testenv:")}
    return own | set(re.split(r"[,\s]+", tox["tox"]["env_list"].strip())) | {"py311", "py312"}


def test_workflows_run_tox_environments_that_exist():
    named = set()
    for job in (job for path in WORKFLOWS for job in read_jobs(path)):
        matrix = job.get("strategy", {}).get("matrix", {})
        named |= {entry["env"] for entry in matrix.get("include", ())} | set(matrix.get("env", ()))
        for step in job["steps"]:
            named |= {
                env for envs in re.findall(r"tox run -e ([\w,-]+)", step.get("run", "")) for env in envs.split(",")
            }
    assert named - environments() == set()
    # All are run somewhere, but for those that make something for a person to look at, and the one for more browsers.
    assert environments() - named == {"bench", "engines", "pictures"}


def test_only_the_job_that_publishes_may_more_than_read():
    for path in WORKFLOWS:
        assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {"contents": "read"}
    asking = [job for path in WORKFLOWS for job in read_jobs(path) if "permissions" in job]
    assert [job["environment"] for job in asking] == ["pypi"]


@pytest.mark.parametrize(
    ("hook", "arguments", "output"),
    [
        ("openpractices-catalog", ["projects.yml"], "3 projects"),
        ("openpractices-practices", ["practices.yml"], "1 practice"),
        ("openpractices-logos", [], "4 logos"),
    ],
    ids=["catalog", "practices", "logos"],
)
def test_the_hooks_for_pre_commit_run(tmp_path, monkeypatch, capsys, hook, arguments, output):
    monkeypatch.chdir(shutil.copytree(ROOT / "docs" / "tutorial" / "site", tmp_path / "site"))
    Path("practices.yml").write_text("practices: [{id: code, statement: All code is open.}]\n", "utf-8")
    hooks = {entry["id"]: entry for entry in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    program, *words = hooks[hook]["entry"].split()
    assert program == "sphinx-openpractices"
    assert all(re.search(hooks[hook]["files"], name) for name in arguments)
    assert main([*words, *arguments]) == 0
    assert output in capsys.readouterr().out
