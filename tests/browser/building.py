"""Sites for the browser, each built once for all processes that run tests."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 600
"""Seconds to wait for another process."""


def sphinx_build(source: Path, out: Path, doctrees: Path, *options: str, builder: str = "html") -> None:
    """Build as authors do, in a process of its own, since themes leave traces in docutils; a warning is an error."""
    # -P: with the package as it is installed, not as it lies in the current folder.
    command = [sys.executable, "-P", "-m", "sphinx", "-W", "--keep-going", "-q", "-b", builder, "-d", doctrees]
    done = subprocess.run([*command, *options, source, out], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        pytest.fail(f"sphinx-build {source.name} {' '.join(options)}:\n{done.stderr}", pytrace=False)


def make_folder_once(root: Path, name: str, write: Callable[[Path], None]) -> Path:
    """Make a folder below a root that processes share: the first one makes it, the others wait until it is complete."""
    folder = root / name
    begun, complete, failed = (root / "made" / f"{name}.{state}" for state in ("begun", "complete", "failed"))
    begun.parent.mkdir(parents=True, exist_ok=True)
    try:
        begun.touch(exist_ok=False)
    except FileExistsError:
        wait_for(complete, failed)
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        write(folder)
    except BaseException as err:
        failed.write_text(f"{name} could not be made: {err}", encoding="utf-8")
        raise
    complete.touch()
    return folder


def wait_for(complete: Path, failed: Path) -> None:
    """Wait until one of two files is there."""
    until = time.monotonic() + PATIENCE
    while not complete.exists():
        if failed.exists():
            pytest.fail(failed.read_text(encoding="utf-8"), pytrace=False)
        if time.monotonic() > until:
            pytest.fail(f"{complete} was not written", pytrace=False)
        time.sleep(0.1)
