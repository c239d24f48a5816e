"""Output to a terminal, a pipe or a file, whatever its encoding. No other module writes to the standard streams."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from sphinx_openpractices.text.printable import escape_unprintable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO


class OutputError(Exception):
    """A standard stream cannot be written to; the message names it, and gives the reason."""

    def __init__(self, stream: TextIO, reason: OSError) -> None:
        self.stream = stream
        self.reason = reason
        super().__init__(f"{_name_stream(stream)}: {reason.strerror or reason}")


def print_lines(lines: Iterable[str], stream: TextIO | None = None, *, end: str = "\n") -> None:
    """Print messages, by default to standard output; no character of a name controls the terminal or breaks a line."""
    _write(stream or sys.stdout, "".join(escape_unprintable(line) + end for line in lines))


def print_text(text: str, stream: TextIO | None = None) -> None:
    """Print text of several lines in which nothing has to be escaped: help, or a format that has escapes of its own."""
    _write(stream or sys.stdout, text)


def print_file(text: str) -> None:
    """Print the content of a file in UTF-8 with the line endings that it has, whatever those of standard output are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except OSError as err:
        raise OutputError(sys.stdout, err) from err


def has_unicode_output() -> bool:
    """Return whether standard output can hold all characters."""
    return sys.stdout.encoding.lower().startswith("utf")


def report_failure(*lines: str, status: int = 1) -> int:
    """Print lines to standard error, and return the exit status."""
    print_lines(lines, sys.stderr)
    return status


def show_progress(done: int, number: int, noun: str) -> None:
    """Draw a progress bar on one line, if standard error is a terminal."""
    if sys.stderr.isatty():
        width = 40 * done // number
        bar = f"[{'#' * width}{' ' * (40 - width)}] {done} of {number} {noun}"
        _write(sys.stderr, f"\r{bar}" + ("\n" if done == number else ""))


def _write(stream: TextIO, text: str) -> None:
    """Write *text*, with escapes for characters that the encoding of the stream lacks; raises :class:`OutputError`."""
    encoding = stream.encoding or "utf-8"
    try:
        if text:  # some systems refuse even to write nothing to a full disk
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError as err:
        raise OutputError(stream, err) from err


def open_closed_streams() -> bool:
    """Open the null device for each standard stream that is closed; return whether standard output was open.

    Python has no object for such a stream, and the next file that is opened would take its place.
    """
    is_open = sys.stdout is not None
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            if null != number and not _is_open(number):
                os.dup2(null, number)
            setattr(sys, name, open(null, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the program runs
    return is_open


def _is_open(descriptor: int) -> bool:
    """Return whether a file is open under this number."""
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def report_lost_output(err: OutputError) -> int:
    """Print why standard output could not be written, with the notes of the exception; return the exit status."""
    _silence(err.stream)
    # The reader of a pipe may end before the output does, as "head" does; that is not a mistake of its user.
    if err.stream is sys.stdout and not isinstance(err.reason, BrokenPipeError):
        try:
            report_failure(str(err), *getattr(err, "__notes__", ()))
        except OutputError as other:
            _silence(other.stream)
    return 1


def _silence(stream: TextIO) -> None:
    """Let what is left in the buffer of a stream go nowhere: Python would try to write it again when it ends."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def _name_stream(stream: TextIO) -> str:
    """Return the name of a standard stream for people."""
    return "standard error" if stream is sys.stderr else "standard output"
