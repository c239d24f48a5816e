"""The tutorial of an audit, typed line by line: each command with the output that the page shows, and each change."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from sphinx_openpractices.commands import today
from sphinx_openpractices.commands.program import main

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "posi-audit.md"
TODAY = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
"""The day whose dates the page shows."""
BEFORE_THE_SITE = ("mkdir", "cd", "python3", ".", "pip")
"""What a reader types to install the package."""
IDENTITY = ("-c", "user.name=Reader", "-c", "user.email=reader@example.org", "-c", "init.defaultBranch=main")
ANYTHING = "…"
"""A line of the page instead of lines that it does not show."""


class Block(NamedTuple):
    """A block of code on the page."""

    kind: str
    caption: str
    added: frozenset[int]
    """The numbers of the lines that the reader adds, from 0."""
    lines: list[str]


def read_blocks() -> list[Block]:
    """Return the blocks of the page, in order."""
    fences = re.findall(r"^(`{3,})([^`\n]*)\n(.*?)^\1$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [read_block(words.split(), body.splitlines()) for _fence, words, body in fences]


def read_block(words: list[str], lines: list[str]) -> Block:
    if words[0] != "{code-block}":
        return Block(words[0], "", frozenset(), lines)
    end = lines.index("")
    options = dict(line.removeprefix(":").split(": ", 1) for line in lines[:end])
    ranges = [part.partition("-") for part in options.get("emphasize-lines", "").split(",") if part]
    added = frozenset(n for first, _, last in ranges for n in range(int(first) - 1, int(last or first)))
    return Block(words[1], options["caption"], added, lines[end + 1 :])


class Reader:
    """Someone who follows the page, in a folder of their own."""

    def __init__(self, make_app, same_text, capsys):
        self.make_app = make_app
        self.same_text = same_text
        self.capsys = capsys
        self.builds = []

    def follow(self, block):
        if block.kind == "console":
            for line, shown in split_commands(block.lines):
                self.same_text("\n".join(leave_out(self.type(line), shown)), "\n".join(shown), line)
        elif block.caption and not Path(block.caption).exists():
            Path(block.caption).write_text("\n".join([*block.lines, ""]), "utf-8")
        elif block.caption:
            change_file(Path(block.caption), block)

    def type(self, line):
        """Run a command, and return the lines that it prints."""
        words = shlex.split(line)
        if words[0] in BEFORE_THE_SITE:
            return []
        if words[0] == "sphinx-build":
            return self.build(words)
        if words[0] == "git":
            done = subprocess.run(["git", *IDENTITY, *words[1:]], capture_output=True, text=True, check=True)  # noqa: S603, S607 - ours
            return (done.stdout + done.stderr).splitlines()
        assert words[0] == "sphinx-openpractices", line
        command, _, target = line.partition(" > ")
        assert main(shlex.split(command)[1:]) == 0, line
        output, errors = self.capsys.readouterr()
        if target:
            Path(target).write_text(output, "utf-8")
        return (errors if target else output + errors).splitlines()

    def build(self, words):
        assert words == ["sphinx-build", "-M", "html", ".", "_build", "-W"]
        app = self.make_app("html", srcdir=Path.cwd(), builddir=Path("_build").resolve(), warningiserror=True)
        app.build()
        app.cleanup()
        assert app.warning.getvalue() == ""
        self.builds.append(app)
        return []


def split_commands(lines):
    """Return each command of a console with the lines that it prints."""
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start].removeprefix("$ "), lines[start + 1 : end]


def leave_out(actual, shown):
    """Return lines as the page shows them, which may leave some out."""
    gap = next((number for number, line in enumerate(shown) if line.strip() == ANYTHING), None)
    if gap is None:
        return actual
    after = len(shown) - gap - 1
    return [*actual[:gap], shown[gap], *actual[len(actual) - after :]]


def change_file(path, block):
    """Add the marked lines of a block to a file, between the lines around them, which have to be there."""
    lines = path.read_text("utf-8").splitlines()
    around = [line for number, line in enumerate(block.lines) if number not in block.added]
    places = [at for at in range(len(lines)) if lines[at : at + len(around)] == around]
    assert places, (path.name, around)
    lines[places[0] : places[0] + len(around)] = block.lines
    path.write_text("\n".join([*lines, ""]), "utf-8")


@pytest.fixture
def reader(tmp_path, monkeypatch, make_app, same_text, capsys):
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return TODAY

    monkeypatch.setattr(today, "dt", SimpleNamespace(datetime=Clock))
    monkeypatch.chdir(tmp_path)
    return Reader(make_app, same_text, capsys)


def test_each_command_prints_what_the_page_shows_and_the_site_has_both_audits(reader):
    for block in read_blocks():
        reader.follow(block)
    assert len(reader.builds) == 3
    built = Path(reader.builds[-1].outdir)
    page = BeautifulSoup((built / "index.html").read_text("utf-8"), "html.parser")
    assert page.select_one(".practice-lead").get_text(" ").startswith("1 of 20 ")
    changes = [change["class"][1] for change in page.select("table.practice-list .practice-change")]
    assert changes[:2] == ["practice-change-back", "practice-change-forward"]
    assert page.select_one("section.practice .practice-history")
    shared = re.findall(r"^\| (.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    files = re.findall(r"`([\w.-]+)`", " ".join(shared))
    assert len(files) == 5
    addresses = re.findall(r"https://audit\.example\.org/([\w.-]+)", Path("README.md").read_text("utf-8"))
    assert [name for name in [*files, *addresses] if not (built / name).is_file()] == []
