"""Run programs, and tell the user what happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]


def call(command: list[str], folder: Path = ROOT) -> int:
    """Run a command, in the checkout if no other folder is given, and return its exit status."""
    return subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603 - our own commands


def output(command: list[str], *, check: bool = True) -> str:
    """Return what a command prints, or nothing if it does not exist, or, with *check*, if it fails."""
    try:
        done = subprocess.run(command, cwd=ROOT, check=check, capture_output=True, text=True)  # noqa: S603 - as above
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def say(message: str) -> None:
    """Print a message, before the output of the programs that it is about."""
    print(f"dev.py: {message}", flush=True)  # noqa: T201 - this is a command


def stop(message: str) -> NoReturn:
    """Print an error message and exit with status 1."""
    sys.exit(f"dev.py: {message}")
