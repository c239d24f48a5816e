"""Child processes that end together with their parent, even if that is killed and can do nothing for them.

Run as a program, this module becomes another one, which its arguments name. Each import would delay every logo that is
drawn, so there are few.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAS_DEATH_SIGNAL = sys.platform == "linux"
"""Elsewhere, the child of a parent that was killed goes on until its work is done."""
_SET_DEATH_SIGNAL = 1
"""``PR_SET_PDEATHSIG`` (``linux/prctl.h``)."""
_KILL = 9

NOT_STARTED = 127
"""The exit status of a child whose program cannot be started, as in shells."""


def end_with_parent(parent: int) -> None:
    """Have the system kill this process when its *parent*, a process id, ends, whatever this process does then.

    To the system, the parent is the thread that started this process (prctl(2), ``PR_SET_PDEATHSIG``).
    """
    if not _HAS_DEATH_SIGNAL:
        return
    try:
        import ctypes  # noqa: PLC0415 - only for children

        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, _KILL)
    except ImportError:  # a Python without it
        return
    if os.getppid() != parent:  # it ended before
        os._exit(1)


def make_child_command(command: Sequence[str]) -> list[str]:
    """Return the command line with which *command* runs as a child that ends together with this process.

    A file in Python is run by this Python, which imports nothing from the current folder: a module there could hide one
    of Python's own.
    """
    python = (sys.executable, "-P")
    if _HAS_DEATH_SIGNAL:
        return [*python, __file__, str(os.getpid()), *command]
    return [*(python if command[0].endswith(".py") else ()), *command]


def _become(command: list[str]) -> None:
    """Run *command* in the place of this program; what the system was asked for remains (prctl(2))."""
    program = command[0]
    if program.endswith(".py"):
        sys.argv = command
        with open(program, "rb") as file:  # noqa: PTH123 - one import less
            code = compile(file.read(), program, "exec")
        exec(code, {"__name__": "__main__", "__file__": program})  # noqa: S102 - ours
        return
    try:
        os.execvp(program, command)  # noqa: S606 - the program of the caller, without a shell
    except OSError as err:
        sys.stderr.write(f"{err.strerror}\n")
        sys.exit(NOT_STARTED)


if __name__ == "__main__":
    end_with_parent(int(sys.argv[1]))
    _become(sys.argv[2:])
