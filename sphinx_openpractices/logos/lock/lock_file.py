"""Reads and writes the lock, which records the file of each URL: JSON, to be committed beside the files."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, describe_read_error, has_content, read_file, write_file

from .lock_entry import LockEntry, make_entry, to_values
from .lock_reader import LOCK_VERSION, LOGOS_KEY, LockReader, is_known_version

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_openpractices.text.messages import Message

__all__ = ["LOCK", "LockEntry", "read_lock", "write_lock"]

LOCK = "logos.lock"
"""The name of the file."""


def read_lock(path: Path, name: str = "") -> tuple[dict[str, LockEntry], list[Message]]:
    """Return the entries of a lock by URL, none if there is no file, and a message for each error in it.

    Entries with an error are left out. *name* is the name of the file in messages. Builds read locks with thousands of
    entries, so only a file with errors is read by the slower reader that knows lines.
    """
    reader = LockReader(name or str(path))
    try:
        data = read_file(path, MAX_TEXT_BYTES)
    except FileNotFoundError:
        return {}, []
    except OSError as err:
        advice = "; delete it, and fetch the logos again" if err.errno == errno.EFBIG else ""
        reader.report(1, "", describe_read_error(err, path) + advice)
        return {}, reader.mappings.messages
    try:
        return _read_quickly(data), []
    except (ValueError, RecursionError):
        return reader.read_entries(data), reader.mappings.sorted_messages()


def _read_quickly(data: bytes) -> dict[str, LockEntry]:
    """Return the entries of a lock without errors; raises ``ValueError`` for any other."""
    root = json.loads(data.decode(), object_pairs_hook=_refuse_duplicates)
    right = isinstance(root, dict) and root.keys() == {"version", LOGOS_KEY} and is_known_version(root["version"])
    if not right or not isinstance(root[LOGOS_KEY], dict):
        raise ValueError("is not a lock")
    return {url: make_entry(url, values) for url, values in root[LOGOS_KEY].items()}


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping; raises ``ValueError`` for duplicate keys."""
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key is given twice")
    return mapping


def write_lock(path: Path, entries: Iterable[LockEntry]) -> None:
    """Write the lock atomically, unless it would not change.

    Entries are sorted, with a line for each key, so that branches that add logos can be merged.
    """
    logos = {entry.url: to_values(entry) for entry in sorted(entries, key=lambda entry: entry.url)}
    text = json.dumps({"version": LOCK_VERSION, LOGOS_KEY: logos}, indent=2, ensure_ascii=False) + "\n"
    data = text.encode()
    if not has_content(path, data):
        write_file(path, data)
