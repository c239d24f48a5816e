"""Locks a folder for one run at a time; the system releases the lock when the process ends, even by a crash."""

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
"""The errors with which systems report that another process has the lock."""
_PAUSE = 0.1
"""Seconds between attempts."""

LOCKED_FILE = ".logos.run"
"""The file in a folder that is locked in its place where only files can be, as on Windows."""


@contextmanager
def lock_folder(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Lock *folder*; *waiting* is called once if another process has it.

    On file systems without locks the folder is not locked, and no error is raised.
    """
    # A folder itself can be locked, so that no file is left.
    name = folder if fcntl else folder / LOCKED_FILE
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
            with suppress(OSError):  # the next run has it already
                os.unlink(name)  # noqa: PTH108 - as it was opened


def _try_lock(descriptor: int) -> bool:
    """Try to get the lock; returns ``True`` if it is ours, or the file system has no locks."""
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError as err:
        return err.errno not in _BUSY
    return True
