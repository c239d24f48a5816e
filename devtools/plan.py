"""Which tox environments can run on this machine, and how long that takes."""

from __future__ import annotations

import configparser
import os
import re
from pathlib import Path
from typing import NamedTuple

from .environment import PYTHON
from .needs import Need, as_root, describe_needs, missing_needs
from .shell import ROOT, output, say

NEWEST = ("py313", "py312", "py311", "py")
"""The newest versions are tested on the first of these Pythons that is installed; the last one is any."""

MINUTES = {"lowest": 2.5, "beside": 1, "browser": 4, "mystmd": 0.7, "pdf": 1}
MINUTES_ELSE = 2.5
MINUTES_TO_MAKE = 0.4
MINUTES_TO_INSTALL = 10


class Plan(NamedTuple):
    """Environments that can run at once, those for which *needs* must be installed first, and reasons not to run."""

    ready: list[str]
    later: list[str]
    needs: list[Need]
    left_out: dict[str, str]

    @property
    def envs(self) -> list[str]:
        """All that run, in their order."""
        return [*self.ready, *self.later]

    def show(self) -> None:
        """Print what runs, what does not, and how long it takes."""
        minutes = sum(MINUTES.get(env, MINUTES_ELSE) for env in self.envs)
        minutes += MINUTES_TO_MAKE * len(unmade(self.envs))
        minutes += MINUTES_TO_INSTALL if self.needs and self.later else 0
        say(f"Running {', '.join(self.envs)}: about {round(minutes) or 1} minutes on two cores")
        for env in self.later:
            say(f"For {env}, Debian packages are installed that bring {describe_needs(self.needs, env)}")
        for env, reason in self.left_out.items():
            say(f"{env} is left out; {reason}")


def make_plan(named: list[str]) -> Plan:
    """Check Python and the system for the environments named, or for the default ones."""
    left_out: dict[str, str] = {}
    there = []
    wanted = named or default_environments()
    lacking = without_python([*wanted, *NEWEST])
    for env in wanted:
        chosen = env
        if env in lacking and env == NEWEST[0] and not named:
            chosen = next(other for other in NEWEST if other not in lacking)
            say(f"{chosen} runs in place of {env}, since {python_of(env)} is not installed")
        if chosen in lacking:
            left_out[env] = f"{python_of(env)} is not installed"
        elif chosen not in there:
            there.append(chosen)
    needs = missing_needs(there)
    later = [env for env in there if any(need.env == env for need in needs)]
    if as_root() is None:
        left_out |= {env: f"missing: {describe_needs(needs, env)}" for env in later}
        later = []
    return Plan([env for env in there if env not in later and env not in left_out], later, needs, left_out)


def default_environments() -> list[str]:
    """The environments that ``tox.ini`` names as those to run."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(ROOT / "tox.ini", encoding="utf-8")
    return re.split(r"[,\s]+", settings["tox"]["env_list"].strip())


def without_python(envs: list[str]) -> set[str]:
    """Those of the environments whose Python tox cannot find."""
    config = [PYTHON, "-m", "tox", "config", "-e", ",".join(envs), "-k", "env_python", *pyenv_interpreters()]
    # tox prints an exception in place of the path, and fails.
    shown = output(config, check=False)
    sections = re.findall(r"^\[testenv:(.+)\]\nenv_python = (.*)", shown, re.MULTILINE)
    return {env for env, python in sections if "Exception" in python}


def python_of(env: str) -> str:
    """Name the Python of an environment: that of ``lowest`` is the oldest."""
    return "Python 3.11" if env == "lowest" else re.sub(r"^py(\d)(\d+).*", r"Python \1.\2", env)


def pyenv_interpreters() -> list[str]:
    """Point tox to the interpreters of pyenv, whose commands on the path answer only for its chosen version."""
    root = output(["pyenv", "root"])
    found = sorted(str(path) for path in Path(root).glob("versions/3.1[1-9]*/bin/python")) if root else []
    return ["--discover", *found] if found else []


def unmade(envs: list[str]) -> list[str]:
    """Those of the environments that tox has not made yet."""
    return [env for env in envs if not (ROOT / ".tox" / env).exists()]


def is_ci() -> bool:
    """Tell whether nothing may be left out."""
    return bool(os.environ.get("CI"))
