"""Commands in the folder of a test, in its process or one of their own, and catalogs for them."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from practice_versions import NEW, OLD

from sphinx_openpractices.commands.program import main

MODULE = (sys.executable, "-m", "sphinx_openpractices")
CONSOLES = {
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "C locale": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "UTF-8": {"PYTHONIOENCODING": "utf-8"},
}
BAD = """\
projects:
- title: Café
  relation: used
  license: 100%, "é"
- titel: Zarr
"""
GOOD = "projects:\n- {title: Café, relation: host}\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command in the folder of the test; the result has status, output and errors."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        status = main(arguments)
        output, errors = capsys.readouterr()
        return status, output, errors

    return call


@pytest.fixture
def start(tmp_path):
    """Run it in a process of its own."""

    def call(*arguments, command=MODULE, console="UTF-8"):
        chosen = {"LC_ALL", "LANG", "PYTHONIOENCODING", "PYTHONUTF8"}
        env = {name: value for name, value in os.environ.items() if name not in chosen}
        ran = subprocess.run(  # noqa: S603 - our own
            [*command, *arguments], cwd=tmp_path, env=env | CONSOLES[console], capture_output=True, check=False
        )
        encoding = "utf-8" if console == "UTF-8" else "ascii"
        return ran.returncode, ran.stdout.decode(encoding), ran.stderr.decode(encoding)

    return call


class ReadInput(io.BytesIO):
    """Standard input, which counts what is asked of it."""

    asked = 0

    def read(self, size=-1):
        self.asked += size if size > 0 else 1_000_000_000
        return super().read(size)


@pytest.fixture
def give(monkeypatch):
    """Give something to the commands of this process on standard input; what is raised on reading can be given, too."""

    def call(content, *, is_terminal=False):
        given = ReadInput(content if isinstance(content, bytes) else b"")
        if isinstance(content, BaseException):

            def fail(size=-1):
                raise content

            given.read = fail
        stream = io.TextIOWrapper(given)
        stream.isatty = lambda: is_terminal
        monkeypatch.setattr("sys.stdin", stream)
        return given

    return call


@pytest.fixture
def good(tmp_path):
    (tmp_path / "good.yml").write_text(GOOD, encoding="utf-8")
    return "good.yml"


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "bad.yml").write_text(BAD, encoding="utf-8")
    return "bad.yml"


@pytest.fixture
def diff(run, tmp_path):
    """Compare ``old.yml`` and ``new.yml``, or other versions."""
    (tmp_path / "old.yml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yml").write_text(NEW, encoding="utf-8")
    return lambda *arguments: run("practices", "diff", *arguments)
