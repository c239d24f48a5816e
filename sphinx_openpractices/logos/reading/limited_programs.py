"""Runs programs that draw the files of strangers: with limits on time, processor time and memory.

A file in Python is such a program, too; it is run by this Python.
"""

from __future__ import annotations

import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from sphinx_openpractices.text.child_processes import NOT_STARTED, make_child_command
from sphinx_openpractices.text.printable import shorten_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_MEMORY = 1_000_000_000
"""The most bytes of memory that a program may have; drawing a logo takes a tenth of it."""


def run_limited(
    name: str, command: Sequence[str], seconds: float, *, data: bytes = b"", folder: Path | None = None
) -> tuple[bytes, str]:
    """Run a program with *data* as its input; return its output, and its last line of errors.

    Raises ``ValueError`` with a reason, which may contain *name*, if the program fails or exceeds a limit.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and no argument comes from the author
            make_child_command(command),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as err:
        raise ValueError(f"{name} cannot be started: {err.strerror}") from None
    with process:
        _limit_process(process.pid, seconds)
        try:
            output, errors = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise ValueError(f"{name} took more than {seconds:g} seconds") from None
        finally:
            process.kill()
    last = _find_reason(errors)
    if process.returncode == NOT_STARTED:
        raise ValueError(f"{name} cannot be started: {last}")
    if process.returncode:
        raise ValueError(last or f"{name} exited with status {process.returncode}")
    return output, last


def _limit_process(pid: int, seconds: float) -> None:
    """Limit a process, where the system can: Linux limits others than one's own.

    The limit is on what a process writes to, not on the addresses that it reserves: each thread reserves 64 MB, and
    programs have a thread for each processor. Where the other does not end
    together with this one, it ends after its processor time.
    """
    if hasattr(resource, "prlimit"):
        limits = {resource.RLIMIT_DATA: MOST_MEMORY, resource.RLIMIT_CPU: int(seconds) + 1, resource.RLIMIT_CORE: 0}
        for kind, most in limits.items():
            with suppress(OSError, ValueError):  # it has ended, or a lower limit is set
                resource.prlimit(pid, kind, (most, most))


def _find_reason(errors: bytes) -> str:
    """Return the last line of errors before what is for those who debug the program, as Rust writes it."""
    text = errors[-10_000:].decode(errors="replace").partition("stack backtrace:")[0]
    lines = [line.strip() for line in text.splitlines()]
    last = next((line for line in reversed(lines) if line and not line.startswith("note:")), "")
    return shorten_text(last.removeprefix("ValueError: "), 200)
