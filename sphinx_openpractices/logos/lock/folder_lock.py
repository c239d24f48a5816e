"""One run at a time in a folder, by a lock that the system gives back when its holder dies."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What the systems say when somebody else has the lock."""
_PAUSE = 0.1
"""Seconds between tries."""


@contextmanager
def lock_folder(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Have *folder* for oneself; *waiting* is called once when somebody else has it first.

    File systems that know no locks give none, and no error.
    """
    # A folder can be locked itself, and no file is left behind; Windows locks files only.
    name = folder if fcntl else folder / ".logos.run"
    descriptor = os.open(name, os.O_RDONLY if fcntl else os.O_RDWR | os.O_CREAT)
    try:
        while not _try_lock(descriptor):
            if waiting is not None:
                waiting()
                waiting = None
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)
        if not fcntl:
            with suppress(OSError):  # the next one has it already
                os.unlink(name)  # noqa: PTH108 - as it was opened


def _try_lock(descriptor: int) -> bool:
    """Whether the lock is ours, or cannot be had at all."""
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError as err:
        return err.errno not in _BUSY
    return True
