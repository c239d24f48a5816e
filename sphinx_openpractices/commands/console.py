"""Output to a terminal, a pipe or a file, whatever its encoding."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

INTERRUPTED = 130
"""The exit status of a program that was interrupted by Ctrl-C, as shells report it."""


def print_lines(lines: Iterable[str], stream: TextIO | None = None, *, end: str = "\n") -> None:
    """Print lines, by default to standard output; characters that its encoding lacks are escaped."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    for line in lines:
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + end)
    stream.flush()


def report_failure(*lines: str, status: int = 1) -> int:
    """Print lines to standard error, and return the exit status."""
    print_lines(lines, sys.stderr)
    return status


def show_progress(done: int, number: int, noun: str) -> None:
    """Draw a progress bar on one line, if standard error is a terminal."""
    if sys.stderr.isatty():
        width = 40 * done // number
        bar = f"\r[{'#' * width}{' ' * (40 - width)}] {done} of {number} {noun}"
        print_lines([bar], sys.stderr, end="\n" if done == number else "")
