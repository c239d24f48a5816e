"""Builds that are killed, clocks that are wrong, disks that are full and folders that may not be written."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from init_site import ANSWERS, snapshot
from logo_server import serving

from sphinx_openpractices.commands.program import main

pytestmark = pytest.mark.once

SITE = Path(__file__).parents[1] / "roots" / "test-good"
COMMAND = [sys.executable, "-m", "sphinx_openpractices"]
CONF = 'extensions = ["sphinx_openpractices"]\nhtml_theme = "basic"\n'
FULL, READ_ONLY = os.strerror(errno.ENOSPC), os.strerror(errno.EROFS)


def build(source, out, *options, env=None):
    """The command that builds a site in a process of its own."""
    command = [sys.executable, "-m", "sphinx", "-q", "-d", f"{out}.doctrees", *options, str(source), str(out)]
    return subprocess.Popen(  # noqa: S603 - this Python
        command, env=env or dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def finish(process):
    """Wait for a program; its errors and its status."""
    _output, errors = process.communicate(timeout=120)
    return errors, process.returncode


@pytest.mark.fuzz
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_builds_killed_at_any_moment_are_completed_by_the_next(tmp_path, monkeypatch, chance, kills):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    source, out = tmp_path / "site", tmp_path / "out"
    shutil.copytree(SITE, source)
    begin = time.monotonic()
    assert finish(build(source, out)) == ("", 0)
    seconds, whole = time.monotonic() - begin, snapshot(out)
    for kill in kills:
        # Each other time all is new; else the build that was killed, or completed, is continued.
        if kill % 2 == 0:
            shutil.rmtree(out)
            shutil.rmtree(f"{out}.doctrees")
        process = build(source, out, *(["-a"] if kill % 4 == 1 else []))
        time.sleep(chance.uniform(0.3, 1) * seconds)
        process.kill()
        process.communicate()
        assert finish(build(source, out, "-a")) == ("", 0), kill
        assert snapshot(out) == whole, kill


def test_clocks_that_are_wrong_change_nothing(tmp_path, clock, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    hugo = tmp_path / "hugo"
    (hugo / "content").mkdir(parents=True)
    (hugo / "content" / "a.md").write_text("---\ntitle: A\n---\nText\n", encoding="utf-8")
    written = []
    for env in (clock(1970), clock(2099), dict(os.environ)):
        folder = tmp_path / env.get("CLOCK", "right")
        folder.mkdir()
        for arguments in (["init", folder / "new", *ANSWERS], ["migrate-hugo", hugo, folder / "moved"]):
            ran = subprocess.run(  # noqa: S603
                [*COMMAND, *map(str, arguments)], env=env, capture_output=True, text=True, check=False
            )
            assert (ran.stderr, ran.returncode) == ("", 0)
        shutil.copytree(SITE, folder / "site")
        for path in (folder / "site").rglob("*"):
            os.utime(path, (float(env.get("CLOCK", time.time())),) * 2)
        epoch = {**env, "SOURCE_DATE_EPOCH": "1735689600"}
        assert finish(build(folder / "site", folder / "html", "-W", env=epoch)) == ("", 0)
        shutil.rmtree(folder / "html.doctrees")
        written.append(snapshot(folder))
    assert written[0] == written[1] == written[2]


def write_site(folder, url):
    """A site with one remote logo."""
    folder.mkdir()
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.rst").write_text(f"I\n=\n\n.. project-figure:: {url}\n   :title: Dask\n", encoding="utf-8")


@pytest.mark.usefixtures("logging_as_it_was")
def test_logos_that_a_full_disk_does_not_take_are_reported(small_disk, capsys):
    with serving() as server:
        write_site(small_disk / "site", server.url("good.svg"))
        filling = small_disk / "filling"
        with pytest.raises(OSError, match=FULL):
            filling.write_bytes(bytes(2_000_000))
        assert main(["logos", "fetch", "--allow-private", str(small_disk / "site")]) == 1
        output, errors = capsys.readouterr()
        assert FULL in errors
        assert "Traceback" not in output + errors
        filling.unlink()
        assert main(["logos", "fetch", "--allow-private", str(small_disk / "site")]) == 0
        assert len(list((small_disk / "site" / "_logos").iterdir())) == 2


@pytest.mark.usefixtures("logging_as_it_was")
def test_folders_that_may_not_be_written_are_reported(closed_folder, capsys):
    folder, closed = closed_folder
    with serving() as server:
        write_site(folder / "site", server.url("good.svg"))
        hugo = folder / "hugo"
        (hugo / "content").mkdir(parents=True)
        (hugo / "content" / "a.md").write_text("---\ntitle: A\n---\nText\n", encoding="utf-8")
        (folder / "empty").mkdir()
        commands = [
            ["init", folder / "new", *ANSWERS],
            ["init", folder / "empty", *ANSWERS],
            ["migrate-hugo", hugo, folder / "moved"],
            ["logos", "fetch", "--allow-private", folder / "site"],
            ["logos", "check", "--sheet", folder / "sheet.html", folder / "site"],
        ]
        before = snapshot(folder)
        for command in commands:
            with closed():
                status = main(list(map(str, command)))
            output, errors = capsys.readouterr()
            assert status == 1, command
            assert "permission" in errors or READ_ONLY in errors, command
            assert "Traceback" not in output + errors
            assert len(errors.splitlines()) <= 3
        assert snapshot(folder) == before
