"""What ``dev.py test`` decides: which environments run on a machine, and what it says of the others."""

from __future__ import annotations

import importlib
import runpy
import shlex
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TYPED = "To run everything, type this on Debian or Ubuntu, and start again:\n  "


@pytest.fixture
def dev(monkeypatch):
    """A machine with Python 3.11, and nothing else that tests need; tox and what it would do are kept in ``ran``."""
    monkeypatch.syspath_prepend(ROOT)
    plan, testing = (importlib.import_module(f"devtools.{name}") for name in ("plan", "testing"))
    monkeypatch.setattr(testing, "ran", ran := [], raising=False)
    monkeypatch.setattr(testing, "tox", lambda *arguments: ran.append(arguments[:4]) or 0)
    for name in ("make_venv", "install_tox", "check_network"):
        monkeypatch.setattr(testing, name, lambda: None)
    monkeypatch.setattr(plan, "without_python", lambda envs: {"py313", "py312"} & set(envs))
    monkeypatch.setattr(plan, "as_root", lambda: None)
    monkeypatch.setattr("devtools.needs.is_debian", lambda: True)
    monkeypatch.setattr("devtools.needs.shutil.which", lambda name: None)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    yield testing
    for name in [name for name in sys.modules if name.partition(".")[0] == "devtools"]:
        del sys.modules[name]


def test_an_ordinary_user_has_the_tests_that_need_no_package_and_one_line_for_the_others(dev, capsys):
    assert dev.run_tests([], []) == 0
    assert [command[3] for command in dev.ran if command[0] == "run"] == ["lowest", "py311", "beside"]
    said = capsys.readouterr().out
    assert "py311 runs in place of py313, since Python 3.13 is not installed" in said
    assert "[3 of 3] beside" in said
    assert "pdf: left out; missing: latexmk, " in said
    line = said.partition(TYPED)[2].splitlines()[0]
    update, install = line.split(" && ")
    assert update == "sudo apt-get update"
    assert {"latexmk", "poppler-utils", "default-jre-headless", "npm", "chromium-headless-shell"} < set(
        shlex.split(install)
    )


@pytest.mark.parametrize("named", [[], ["browser"], ["mystmd"], ["py313"]])
def test_what_must_run_and_cannot_is_an_error_before_any_test(dev, named, monkeypatch):
    if not named:
        monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match=r"^dev\.py: Nothing was run, since nothing may be left out\."):
        dev.run_tests(named, [])
    assert dev.ran == []


def test_a_failed_environment_does_not_keep_the_others_from_running(dev, capsys, monkeypatch):
    monkeypatch.setattr(dev, "tox", lambda *arguments: int("lowest" in arguments))
    assert dev.run_tests([], []) == 1
    said = capsys.readouterr().out
    assert "Failed: lowest" in said
    assert "lowest: FAILED in " in said
    assert "beside: passed in " in said


def test_an_older_python_is_told_what_it_takes(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"This needs Python 3\.11 or newer"):
        runpy.run_path(str(ROOT / "dev.py"))
