"""Files: read with a limit, written as a whole or not at all, and what to say about those that cannot be read."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .spelling import suggest_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _typeshed import StrPath

# Opening a named pipe waits for a program that writes to it, unless O_NONBLOCK is given.
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_MOST_AT_ONCE = 1 << 20

_PART_SUFFIX = ".part"
"""The suffix of a file that is being written; such a file remains only if the process was killed."""


@contextmanager
def open_file(path: StrPath) -> Iterator[int]:
    """Open a file for reading, by descriptor: a page may have thousands of logos.

    Raises ``OSError`` if it cannot be read, or is a pipe or a device, which may never end.
    """
    descriptor = os.open(path, _READ_FLAGS)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is not a regular file", path)
        yield descriptor
    finally:
        os.close(descriptor)


def read_file(path: StrPath, most: int) -> bytes:
    """Return the content of a file; raises ``OSError`` as :func:`open_file`, and for more than *most* bytes."""
    pieces, length = [], 0
    with open_file(path) as descriptor:
        if os.fstat(descriptor).st_size <= most:
            while piece := os.read(descriptor, _MOST_AT_ONCE):
                pieces.append(piece)
                length += len(piece)
                if length > most:
                    break
            else:
                return b"".join(pieces)
    raise OSError(errno.EFBIG, f"it is larger than {most / 1e6:g} MB", path)


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name in the same folder, then rename it."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART_SUFFIX}")
    try:
        # Files of tempfile are private; this one gets the usual permissions of the user.
        with part.open("xb") as file:
            file.write(data)
        os.replace(part, path)  # noqa: PTH105 - as atomic as the system has it
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def remove_parts(folder: Path) -> None:
    """Remove incomplete files of processes that were killed."""
    for part in folder.glob(f".*{_PART_SUFFIX}"):
        part.unlink(missing_ok=True)


def describe_read_error(err: OSError, path: Path) -> str:
    """Return why the file *path* cannot be read, the same in every command and build; if it is missing, with a hint."""
    if isinstance(err, FileNotFoundError | NotADirectoryError):
        return _describe_missing("file", path)
    if isinstance(err, IsADirectoryError):
        return "use a file; this is a folder"
    if isinstance(err, PermissionError):
        return "you do not have permission to read this file"
    return err.strerror or str(err)


def describe_missing_folder(path: Path) -> str:
    """Return why *path* is not a folder; if nothing is there, with the nearest name."""
    return "is not a folder" if path.exists() else _describe_missing("folder", path)


def _describe_missing(kind: str, path: Path) -> str:
    try:
        siblings = [each.name for each in path.parent.iterdir()]
    except OSError:
        siblings = []
    return f"there is no such {kind}{suggest_name(path.name, siblings)}"
