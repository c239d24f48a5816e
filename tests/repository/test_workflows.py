"""The workflows of the hosted CI name things that exist."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

DOCS = [path for path in sorted((ROOT / "docs").rglob("*.*")) if "_build" not in path.parts]
CI_LINE = re.compile(r"^ *(?:- )?(?:jobs|uses|script|runs-on|include):", re.MULTILINE)
"""What workflows of GitHub and jobs of GitLab have, and no other file that a guide shows."""
WRITTEN_FOR_READERS = [path for path in DOCS if path.suffix == ".yml" and CI_LINE.search(path.read_text("utf-8"))]
FOR_GITHUB = [path for path in WRITTEN_FOR_READERS if "runs-on:" in path.read_text("utf-8")]
WRITES = {"pages.yml": {"pages", "id-token"}, "reviews.yml": {"issues"}}
"""What the workflows of guides may do besides reading."""
TAGS = {"configure-pages", "deploy-pages", "upload-pages-artifact", "OWNER/REPOSITORY"}
"""Actions that have no hash there, as none of our workflows has them; readers replace the last one."""


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


def test_workflows_of_guides_are_files_and_the_lint_environment_checks_each():
    for path in DOCS:
        if path.suffix in {".md", ".rst"}:
            blocks = re.findall(r"^ *```ya?ml\n(.*?)^ *```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
            assert not any(map(CI_LINE.search, blocks)), f"{path.name}: move the workflow to a file, and include it"
    lint = configparser.ConfigParser(interpolation=None)
    lint.read(ROOT / "tox.ini", encoding="utf-8")
    commands = [line.split() for line in lint["testenv:lint"]["commands"].splitlines() if line]
    for path in WRITTEN_FOR_READERS:
        tools = {words[0] for words in commands if path.relative_to(ROOT).as_posix() in words}
        assert tools == {"check-jsonschema", *(["zizmor"] if path in FOR_GITHUB else [])}, path.name
    assert len(WRITTEN_FOR_READERS) >= 8  # they are found


@pytest.mark.parametrize("path", FOR_GITHUB, ids=lambda path: path.name)
def test_workflow_of_a_guide_has_the_actions_that_we_use_and_only_permissions_that_it_needs(path):
    ours = {step.get("uses") for path in WORKFLOWS for job in read_jobs(path) for step in job["steps"]}
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {}
    steps = [step for job in read_jobs(path) for step in job["steps"]]
    used = {step["uses"] for step in steps if "uses" in step} - ours
    assert {name.partition("@")[0].removeprefix("actions/") for name in used} <= TAGS
    granted = [pair for job in read_jobs(path) for pair in job["permissions"].items()]
    assert {name for name, access in granted if access == "write"} == WRITES.get(path.name, set())
    assert not any("${{" in step.get("run", "") for step in steps)  # texts of others are never a part of a script
