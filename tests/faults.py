"""Disks, users and clocks with which tests see what the package does where machines fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

# Python imports a module of this name when it starts. The clock goes on from the time that is named.
CLOCK = """
import datetime, os, time

begin, real, localtime, gmtime = time.time(), time.time, time.localtime, time.gmtime
time.time = lambda: float(os.environ["CLOCK"]) + real() - begin
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


datetime.datetime = Clock
"""


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of a megabyte, where the machine allows that."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
    if not mount or subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("the machine does not allow a disk of memory")
    yield folder
    subprocess.run([shutil.which("umount"), folder], check=True)  # noqa: S603


@pytest.fixture
def closed_folder(tmp_path):
    """A folder, and what closes it: then nothing can be written into it, or below it, whoever the user is."""
    folder = tmp_path / "closed"
    folder.mkdir()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root and sys.platform == "win32":
        pytest.skip("a folder of Windows is closed in another way")

    def mount(*options):
        if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:  # noqa: S603, S607
            pytest.skip("the machine does not allow a disk that cannot be written")

    @contextmanager
    def closed():
        folders = [] if is_root else [folder, *(path for path in folder.rglob("*") if path.is_dir())]
        for each in folders:
            each.chmod(0o555)
        if is_root:  # who may write everywhere, but on such a disk
            mount("--bind", str(folder), str(folder))
            mount("-o", "remount,bind,ro", str(folder))
        try:
            yield
        finally:
            if is_root:
                subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607
            for each in folders:
                each.chmod(0o755)

    return folder, closed


@pytest.fixture
def clock(tmp_path):
    """Make the environment of a program whose clock shows the first day of a year."""
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")

    def at(year):
        seconds = (year - 1970) * 365.2425 * 24 * 60 * 60
        path = os.pathsep.join(filter(None, [str(tmp_path / "clock"), os.environ.get("PYTHONPATH")]))
        return {**os.environ, "CLOCK": str(seconds), "PYTHONPATH": path}

    return at
