"""Sites for the browser, each built once for all processes that run tests."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 600
"""Seconds to wait for another process."""
PRELOADED = [
    "sphinx.cmd.build",
    "sphinx.application",
    "sphinx.builders.html",
    "sphinx.search.en",
    "myst_parser.sphinx_ext.main",
    "sphinx_openpractices.theme",
    "sphinx_openpractices.extension.build.domain",
    "sphinx_openpractices.extension.input.directives",
    "pydata_sphinx_theme",
    "sphinx_book_theme",
    "furo",
]


def sphinx_build(source: Path, out: Path, doctrees: Path, *options: str, builder: str = "html") -> None:
    """Build as authors do, in a process of its own, since themes leave traces in docutils; a warning is an error.

    The process is a copy of one that has imported what sites need, which takes longer than to build a small one.
    """
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(PRELOADED)
    command = ["-W", "--keep-going", "-q", "-b", builder, "-d", doctrees, *options, source, out]
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", suffix=".txt") as errors:
        process = context.Process(target=run_sphinx, args=(list(map(str, command)), errors.name))
        process.start()
        process.join()
        if process.exitcode:
            pytest.fail(f"sphinx-build {source.name} {' '.join(options)}:\n{errors.read()}", pytrace=False)


def run_sphinx(command: list[str], errors: str) -> None:
    """Run ``sphinx-build``, with its errors in a file."""
    with open(errors, "w", encoding="utf-8") as file, contextlib.redirect_stderr(file):  # noqa: PTH123 - a name
        sys.exit(importlib.import_module("sphinx.cmd.build").main(command))


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
