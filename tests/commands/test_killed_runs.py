"""Runs that are killed, interrupted, or find the disk full: the next run finds nothing half-written."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from init_site import ANSWERS, WRITTEN, init, snapshot

from sphinx_openpractices.commands.program import main
from sphinx_openpractices.commands.staging import stage_files

pytestmark = pytest.mark.once

COMMAND = [sys.executable, "-m", "sphinx_openpractices"]
KILLED_AT_MOVE = """
import os, pathlib, signal, sys
from sphinx_openpractices.commands.program import main
moves, rename = [], pathlib.Path.rename
def move(self, new):
    if len(moves) == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    moves.append(rename(self, new))
pathlib.Path.rename = move
main(sys.argv[2:])
"""
"""The command, killed by the system before it moves the file of that number."""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")


def kill_at_move(number, *arguments):
    command = [sys.executable, "-c", KILLED_AT_MOVE, str(number), *map(str, arguments)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == -signal.SIGKILL  # noqa: S603


def find_staged(folder):
    return [*folder.glob(".openpractices-*"), *folder.glob("*/.openpractices-*")]


@pytest.fixture
def hugo(tmp_path):
    """A small Hugo site."""
    for number in range(60):
        page = tmp_path / "hugo" / "content" / f"p{number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: P{number}\n---\nA page.\n", encoding="utf-8")
    return tmp_path / "hugo"


@posix
@pytest.mark.parametrize("moved", [0, 1, 5, len(WRITTEN) - 1])
def test_files_that_a_killed_run_moved_are_removed_by_the_next(moved, tmp_path, capsys):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    kill_at_move(moved, "init", folder, *ANSWERS)
    assert len(list(folder.iterdir())) == 2 + moved
    assert init(folder, *ANSWERS) == 0
    assert {path.name for path in folder.iterdir()} == WRITTEN | {"mine.txt"}
    number = len([path for path in sorted(WRITTEN)[:moved] if path != "logos"])
    files = "the file that it had written was" if number == 1 else f"the {number} files that it had written were"
    told = f"An earlier run on {folder} was killed; {files} removed.\n" if number else ""
    errors = capsys.readouterr().err
    assert errors == told or (moved > 6 and "was killed; the " in errors)  # the files of the folder logos, too


@posix
def test_what_a_person_changed_after_a_killed_run_is_kept(tmp_path, capsys):
    folder = tmp_path / "site"
    folder.mkdir()
    kill_at_move(len(WRITTEN) - 1, "init", folder, *ANSWERS)
    (folder / "conf.py").write_text("mine", encoding="utf-8")
    (folder / "index.md").unlink()
    (folder / "index.md").write_text("mine", encoding="utf-8")
    (folder / "logos" / "mine.svg").write_text("mine", encoding="utf-8")
    assert init(folder, *ANSWERS) == 1
    assert {path.name for path in folder.iterdir()} == {"conf.py", "index.md", "logos"}
    assert [path.name for path in (folder / "logos").iterdir()] == ["mine.svg"]
    assert f"or move conf.py, index.md, logos out of {folder}." in capsys.readouterr().err


@posix
@pytest.mark.parametrize("folder", ["new", "a/b"])
def test_a_folder_that_was_not_there_is_complete_or_missing(folder, tmp_path, capsys):
    kill_at_move(0, "init", tmp_path / folder, *ANSWERS)
    assert [path.name for path in tmp_path.iterdir()] == [path.name for path in find_staged(tmp_path)]
    assert init(tmp_path / folder, *ANSWERS) == 0
    assert [path.name for path in tmp_path.iterdir()] == [folder.partition("/")[0]]
    assert capsys.readouterr().err == ""


def test_folders_that_are_in_use_or_not_ours_are_left_alone(tmp_path):
    others = {
        ".openpractices-notes": "",  # another name
        ".openpractices-abcdefgh": "",  # another mode
        ".openpractices-abcdefg0": "mine.txt",  # another file
    }
    for name, file in others.items():
        (tmp_path / name).mkdir(mode=0o755 if name.endswith("h") else 0o700)
        if file:
            (tmp_path / name / file).touch()
    (tmp_path / ".openpractices-abcdefg1").symlink_to(tmp_path / ".openpractices-notes")
    with stage_files(tmp_path) as tree:
        (tree / "half.txt").touch()
        assert init(tmp_path / "site", *ANSWERS) == 0
        assert (tree / "half.txt").is_file()
    left = {path.name for path in tmp_path.iterdir()} - {"site"}
    expected = {*others, ".openpractices-abcdefg1"}
    assert left == (expected if hasattr(os, "geteuid") else left)


@posix
@pytest.mark.fuzz
def test_runs_killed_at_any_moment_leave_nothing_after_the_next(tmp_path, hugo, chance, kills):
    """Each of the commands that write, in a folder that exists and in a new one."""
    commands = [
        ("init", "old", *ANSWERS),
        ("init", "new/below", *ANSWERS),
        ("migrate-hugo", hugo, "old"),
        ("migrate-hugo", "--force", hugo, "old"),
    ]

    def begin():
        for name in ("old", "new"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
        (tmp_path / "old").mkdir()
        (tmp_path / "old" / "mine.txt").write_text("mine", encoding="utf-8")

    def run(command):
        return subprocess.run([*COMMAND, *command], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603

    seconds, whole = {}, {}
    for command in commands:
        begin()
        before = time.monotonic()
        assert run(command).returncode == 0
        seconds[command], whole[command] = time.monotonic() - before, snapshot(tmp_path)
    for kill in kills:
        command = commands[kill % len(commands)]
        begin()
        process = subprocess.Popen([*COMMAND, *command], cwd=tmp_path, stdout=subprocess.DEVNULL)  # noqa: S603
        time.sleep(chance.uniform(0.2, 1) * seconds[command])
        process.kill()
        process.wait()
        complete = snapshot(tmp_path) == whole[command]
        assert run(command).returncode == (1 if complete and "--force" not in command else 0) or not complete
        assert snapshot(tmp_path) == whole[command], (kill, command)


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
@pytest.mark.usefixtures("interruptible")
def test_each_signal_ends_a_run_without_a_trace(number, tmp_path, hugo, monkeypatch, capsys):
    assert main(["migrate-hugo", str(hugo), str(tmp_path / "site")]) == 0
    before = snapshot(tmp_path)
    for page in ("p1.md", "p2.md"):
        (tmp_path / "site" / page).write_text("changed", encoding="utf-8")
    capsys.readouterr()
    monkeypatch.setattr("pathlib.Path.replace", interrupt_after_first(number))
    assert main(["migrate-hugo", "--force", str(hugo), str(tmp_path / "site")]) == 128 + number
    kept = f"1 of 2 files are new in {tmp_path / 'site'}; run the command again."
    assert capsys.readouterr().err == f"\nInterrupted. {kept}\n"
    monkeypatch.undo()
    assert find_staged(tmp_path) == []
    assert main(["migrate-hugo", "--force", str(hugo), str(tmp_path / "site")]) == 0
    assert snapshot(tmp_path) == before


def interrupt_after_first(number):
    """Replace files, and send the signal when the first was replaced."""
    moved = []

    def replace(self, new):
        os.replace(self, new)  # noqa: PTH105 - the method is replaced
        moved.append(new)
        if len(moved) == 1:
            signal.raise_signal(number)

    return replace


@posix
def test_a_full_disk_is_reported_and_nothing_is_left(tmp_path, hugo, capsys, small_disk):
    for number in range(60):
        page = hugo / "content" / f"p{number}.md"
        page.write_text(page.read_text("utf-8") + "word " * 4000, encoding="utf-8")
    site = small_disk / "site"
    full = f"{site}: {os.strerror(errno.ENOSPC)}\nNothing was written.\n"
    assert main(["migrate-hugo", str(hugo), str(site)]) == 1
    assert (capsys.readouterr().err, list(small_disk.iterdir())) == (full, [])
    site.mkdir()
    (site / "p1.md").write_text("old", encoding="utf-8")
    assert main(["migrate-hugo", "--force", str(hugo), str(site)]) == 1
    assert capsys.readouterr().err == full
    assert snapshot(site).keys() == {"p1.md"}
    assert (site / "p1.md").read_text("utf-8") == "old"
