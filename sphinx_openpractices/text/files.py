"""Files: read with a limit, written as a whole or not at all, and what to say about those that cannot be read."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from glob import escape
from itertools import islice
from typing import TYPE_CHECKING

from .spelling import MOST_CANDIDATES, suggest_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from _typeshed import StrPath

# Opening a named pipe waits for a program that writes to it, unless O_NONBLOCK is given.
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
MAX_TEXT_BYTES = 8_000_000
"""The most bytes of a file that people write: a catalog, a page, a template."""
_UNUSUAL_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device", stat.S_IFSOCK: "a socket"}

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

_BYTES_AT_ONCE = 1 << 16

_PART_SUFFIX = ".part"
"""The suffix of a file that is being written; such a file remains only if the process was killed."""


def is_file(path: StrPath) -> bool:
    """Return whether a file is there; :class:`pathlib.Path` would raise an error for a name that is too long."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: StrPath) -> bool:
    """Return whether a folder is there, as :func:`is_file` does."""
    return os.path.isdir(path)  # noqa: PTH112


@contextmanager
def open_file(path: StrPath, most: int) -> Iterator[int]:
    """Open a file for reading, by descriptor: a page may have thousands of logos.

    Raises ``OSError`` if it cannot be read, has more than *most* bytes, or is a pipe or a device, which may never end.
    What is open is what is checked, so that nothing else can take its name meanwhile.
    """
    try:
        descriptor = os.open(path, _READ_FLAGS)
    except OSError as err:
        if err.errno == errno.ENXIO:  # what the system says about a socket
            raise OSError(errno.EINVAL, _describe_kind(stat.S_IFSOCK), path) from None
        raise
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, _describe_kind(status.st_mode), path)
        require_size(status.st_size, most, path)
        yield descriptor
    finally:
        os.close(descriptor)


def read_file(path: StrPath, most: int) -> bytes:
    """Return the content of a file; raises ``OSError`` as :func:`open_file`."""
    with open_file(path, most) as descriptor:
        pieces: list[bytes] = []
        length = 0
        # The file may grow, and some file systems do not know the size of a file.
        while piece := os.read(descriptor, _BYTES_AT_ONCE):
            pieces.append(piece)
            length += len(piece)
            require_size(length, most, path)
    return b"".join(pieces)


def require_size(size: int, most: int, path: StrPath) -> None:
    """Raise ``OSError`` if a file has more than *most* bytes."""
    if size > most:
        raise OSError(errno.EFBIG, f"it is larger than {most / 1e6:g} MB", path)


def read_text_file(path: StrPath, errors: str = "strict") -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark, as ``Path.read_text`` does.

    Raises ``OSError`` as :func:`read_file`, and ``ValueError`` if it is not UTF-8 and *errors* is ``strict``.
    """
    text = read_file(path, MAX_TEXT_BYTES).decode("utf-8-sig", errors)
    return normalize_line_ends(text)


def normalize_line_ends(text: str) -> str:
    """Return *text* with the line ends of Unix."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def has_content(path: StrPath, data: bytes) -> bool:
    """Return whether there is a file with this content."""
    try:
        return read_file(path, len(data)) == data
    except OSError:
        return False


def write_file(path: Path, data: bytes, permissions: int | None = None) -> None:
    """Write a file under another name in the same folder, then rename it.

    Without *permissions*, it gets the usual ones.
    """
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}{_PART_SUFFIX}")
    try:
        # Files of tempfile are private; this one gets the usual permissions of the user.
        with part.open("xb") as file:
            file.write(data)
        if permissions is not None:
            part.chmod(permissions)
        os.replace(part, path)  # noqa: PTH105 - as atomic as the system has it
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write a file that was read *before*; its permissions stay, and a symbolic link leads to the new content.

    Raises ``OSError`` if it has changed since then, or cannot be written.
    """
    target = path.resolve()
    permissions = stat.S_IMODE(target.stat().st_mode)
    if not permissions & _ANY_WRITE or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "make the file writable; it is read-only", path)
    if not has_content(target, before):
        raise OSError(errno.EBUSY, "run the command again; another program has changed the file", path)
    write_file(target, after, permissions)


def remove_parts(folder: Path, name: str = "") -> None:
    """Remove incomplete files of processes that were killed: those of one file by its *name*, or all."""
    for part in folder.glob(f".{escape(name)}.*{_PART_SUFFIX}" if name else f".*{_PART_SUFFIX}"):
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


def _describe_kind(mode: int) -> str:
    return f"it is {_UNUSUAL_KINDS.get(stat.S_IFMT(mode), 'something else')}, not a file"


def describe_missing_folder(path: Path) -> str:
    """Return why *path* is not a folder; if nothing is there, with the nearest name."""
    return "is not a folder" if path.exists() else _describe_missing("folder", path)


def _describe_missing(kind: str, path: Path) -> str:
    if os.path.islink(path):  # noqa: PTH114 - as in is_file
        return f"it is a symbolic link to {path.readlink()}, which does not exist"
    names: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(path.parent) as entries:
            for each in islice(entries, MOST_CANDIDATES):
                names.append(each.name)
                # A link can be circular; without following it, neither question asks the file system.
                if each.name[:1] != "." and (each.is_dir(follow_symlinks=False) or each.is_symlink()):
                    folders.append(each.name)
    except OSError:
        pass
    return f"there is no such {kind}{_suggest_below(path, folders) or suggest_name(path.name, names)}"


def _suggest_below(path: Path, folders: Iterable[str]) -> str:
    """Return a hint if what is missing is in a folder next to it: people run commands in the folder above the site."""
    found = next((name for name in sorted(folders) if os.path.lexists(path.parent / name / path.name)), "")
    return f'; did you mean "{found}/{path.name}"?' if found else ""
