"""The folder of the fetched logos: each is recorded as soon as it is stored, so that a run is never lost.

The lock is written when a run ends. Until then, a journal has a line for each logo. A run that is killed leaves the
journal, perhaps with half a line at its end, and the next run continues from it.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING, Self

from sphinx_openpractices.logos.lock.folder_lock import lock_folder
from sphinx_openpractices.logos.lock.lock_entry import LockEntry, make_entry, to_values
from sphinx_openpractices.logos.lock.lock_file import LOCK, read_lock, write_lock
from sphinx_openpractices.logos.reading.image_sizes import read_content
from sphinx_openpractices.text.files import read_file, remove_parts, write_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_openpractices.logos.lock.lock_contrast import LogoContrast
    from sphinx_openpractices.text.messages import Message

JOURNAL = ".logos.journal"
_MOST_JOURNAL_BYTES = 100_000_000
"""More than any run writes: a line has about 500 bytes."""


class BrokenLockError(ValueError):
    """The lock has errors; rewriting it would lose entries."""

    def __init__(self, mistakes: list[Message]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class LogoStore:
    """The folder, which only one run uses at a time. Methods may be called from any thread.

    Raises :class:`BrokenLockError`, and ``OSError`` if the folder cannot be used.
    """

    def __init__(self, folder: Path, waiting: Callable[[], None] | None = None) -> None:
        self.folder = folder
        self.waiting = waiting
        self.entries: dict[str, LockEntry] = {}
        self.contrasts: dict[str, LogoContrast] = {}
        self.owners: dict[str, str] = {}
        """The URL of each file."""
        self.mutex = Lock()
        self.open = ExitStack()
        self.journal: int | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(lock_folder(self.folder, self.waiting))
            remove_parts(self.folder)
            self.entries, self.contrasts, mistakes = read_lock(self.folder / LOCK)
            if mistakes:
                raise BrokenLockError(mistakes)
            journal = read_journal(self.folder / JOURNAL)
            self.entries |= {url: entry for url, entry in journal.items() if self.has_file(entry)}
            for url, entry in self.entries.items():
                self.owners.setdefault(entry.file, url)
            self.open = stack.pop_all()
        return self

    def __exit__(self, *exception: object) -> None:
        """Write the lock; later logos are not stored."""
        with self.open, self.mutex:
            if self.journal is not None:
                os.close(self.journal)
            self.journal = -1
            if self.entries or self.contrasts or (self.folder / LOCK).exists():
                write_lock(self.folder / LOCK, self.entries.values(), self.contrasts)
            (self.folder / JOURNAL).unlink(missing_ok=True)

    def find_complete(self, url: str) -> LockEntry | None:
        """Return the entry of *url*, if its file is there and unchanged."""
        entry = self.entries.get(url)
        return entry if entry is not None and self.has_file(entry) else None

    def claim_name(self, url: str, name: str) -> str:
        """Return *name* for the file of *url*, or a longer one if another URL has it: their digests begin alike."""
        with self.mutex:
            if self.owners.setdefault(name, url) == url:
                return name
        stem, _, suffix = name.rpartition(".")
        return f"{stem}-{compute_sha256(url.encode())}.{suffix}"

    def has_file(self, entry: LockEntry) -> bool:
        """Return whether the file of *entry* is there and unchanged."""
        try:
            return compute_sha256(read_content(self.folder / entry.file)) == entry.sha256
        except OSError:
            return False

    def add(self, entry: LockEntry, data: bytes | None = None) -> bool:
        """Store an entry, with its file unless that is there; returns ``False`` if the run is over."""
        with self.mutex:
            if self.journal == -1:
                return False
            if data is not None:
                write_file(self.folder / entry.file, data)
            if self.journal is None:
                self.journal = os.open(self.folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            # A line break first, since the journal may end with half a line.
            os.write(self.journal, b"\n" + json.dumps({"url": entry.url, **to_values(entry)}).encode() + b"\n")
            old = self.entries.get(entry.url)
            self.entries[entry.url] = entry
            if old is not None and all(other.file != old.file for other in self.entries.values()):
                (self.folder / old.file).unlink(missing_ok=True)
        return True


def read_journal(path: Path) -> dict[str, LockEntry]:
    """Return the entries of a journal by URL; invalid lines were being written when a run was killed."""
    entries: dict[str, LockEntry] = {}
    try:
        lines = read_file(path, _MOST_JOURNAL_BYTES).splitlines()
    except FileNotFoundError:
        return entries
    for line in lines:
        try:
            values = json.loads(line)
            url = values.pop("url")
            entries[url] = make_entry(url, values)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            continue
    return entries


def compute_sha256(data: bytes) -> str:
    """Return the SHA-256 digest of a file as locks record it."""
    return hashlib.sha256(data).hexdigest()
