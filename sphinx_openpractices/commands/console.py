"""Words for a terminal, a pipe or a file, whatever letters it takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

INTERRUPTED = 130
"""The exit status of a program that Ctrl-C has ended, as shells have it."""


def write(lines: Iterable[str], stream: TextIO | None = None, *, end: str = "\n") -> None:
    """Print lines, to standard output by default; Python would stop at a letter that a console does not have."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    for line in lines:
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + end)
    stream.flush()


def fail(*lines: str, status: int = 1) -> int:
    """Say on standard error what went wrong; the result is the exit status."""
    write(lines, sys.stderr)
    return status


def show_progress(done: int, number: int, noun: str) -> None:
    """Draw a bar on a terminal; it stands on one line until all is done."""
    if sys.stderr.isatty():
        width = 40 * done // number
        bar = f"\r[{'#' * width}{' ' * (40 - width)}] {done} of {number} {noun}"
        write([bar], sys.stderr, end="\n" if done == number else "")
