"""The workflows of the hosted CI name things that exist."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

WRITTEN_FOR_READERS = ROOT / "docs" / "how-to" / "reviews.yml"


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


def test_workflow_of_a_guide_has_the_actions_that_we_use_and_no_permission_but_for_its_job():
    ours = {step.get("uses") for path in WORKFLOWS for job in read_jobs(path) for step in job["steps"]}
    (job,) = read_jobs(WRITTEN_FOR_READERS)
    assert {step["uses"] for step in job["steps"] if "uses" in step} <= ours
    assert job["permissions"] == {"contents": "read", "issues": "write"}
    assert yaml.safe_load(WRITTEN_FOR_READERS.read_text("utf-8"))["permissions"] == {}
