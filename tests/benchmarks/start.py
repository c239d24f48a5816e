"""How long the commands take to start that need no Sphinx, beside a start of Python that does nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING

from budgets import Budget, Measurement

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 0.25
"""The budget: CPU time over that of ``python3 -c pass``."""

FILES = {
    "projects.yml": "projects:\n  - title: One\n    caption: A tool for *groups*.\n",
    "CITATION.cff": 'cff-version: 1.2.0\ntitle: One\nmessage: Cite it.\nurl: "https://one.example.org"\n',
    "hugo/hugo.toml": 'title = "A site"\n',
    "hugo/content/_index.md": "---\ntitle: A site\n---\n\nText.\n",
}
OURS = ("-m", "sphinx_openpractices")
COMMANDS = {
    "nothing": ("-c", "pass"),
    "--version": (*OURS, "--version"),
    "catalog check": (*OURS, "catalog", "check", "projects.yml"),
    "catalog export": (*OURS, "catalog", "export", "projects.yml"),
    "catalog import": (*OURS, "catalog", "import", "CITATION.cff"),
    "catalog schema": (*OURS, "catalog", "schema"),
    "init": (*OURS, "init", "new"),
    "migrate-hugo": (*OURS, "migrate-hugo", "hugo", "moved"),
}


class CommandStart(Measurement):
    """Commands with little to do."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for name, text in FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.run_all()  # which compiles the modules

    def turn(self) -> None:
        """Each once."""
        for name, seconds in self.run_all().items():
            self.times[name].append(seconds)

    def run_all(self) -> dict[str, float]:
        """Run each command."""
        for made in ("new", "moved"):
            shutil.rmtree(self.folder / made, ignore_errors=True)
        return {name: run(arguments, self.folder) for name, arguments in COMMANDS.items()}

    def more(self, name: str) -> list[float]:
        """Seconds over those of nothing, in each round."""
        return [one - nothing for one, nothing in zip(self.times[name], self.times["nothing"], strict=True)]

    def report(self) -> str:
        """The numbers."""
        each = ", ".join(f"{name} {median(self.more(name)):.2f} s" for name in COMMANDS if name != "nothing")
        return f"CPU time of commands with little to do over that of python3 -c pass: {each}."

    def budgets(self) -> list[Budget]:
        """The slowest of each round."""
        slowest = [max(times) for times in zip(*map(self.more, list(COMMANDS)[1:]), strict=True)]
        return [Budget("start of commands without Sphinx: seconds more", slowest, SECONDS)]


def run(arguments: tuple[str, ...], folder: Path) -> float:
    """Seconds of CPU time of a run of Python in a folder."""
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, *arguments], cwd=folder, **silent)  # noqa: S603 - all are ours
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime
