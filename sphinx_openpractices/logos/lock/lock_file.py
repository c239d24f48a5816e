"""Reads and writes the lock, which records the file of each URL: JSON, to be committed beside the files."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, describe_read_error, has_content, read_file, write_file

from .lock_contrast import LogoContrast, make_contrast
from .lock_entry import LockEntry, make_entry, to_values
from .lock_reader import CONTRAST_KEY, LOCK_VERSION, LOGOS_KEY, LockReader, is_known_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx_openpractices.text.messages import Message

__all__ = ["LOCK", "LockContent", "LockEntry", "LogoContrast", "read_lock", "write_lock"]

LOCK = "logos.lock"
"""The name of the file."""


class LockContent(NamedTuple):
    """The *entries* of a lock by URL, the *contrasts* by the digests of files, and a message for each error in it."""

    entries: dict[str, LockEntry]
    contrasts: dict[str, LogoContrast]
    mistakes: list[Message]


def read_lock(path: Path, name: str = "") -> LockContent:
    """Return what is in a lock, nothing if there is no file.

    What has an error is left out. *name* is the name of the file in messages. Builds read locks with thousands of
    entries, so only a file with errors is read by the slower reader that knows lines.
    """
    reader = LockReader(name or str(path))
    try:
        data = read_file(path, MAX_TEXT_BYTES)
    except FileNotFoundError:
        return LockContent({}, {}, [])
    except OSError as err:
        advice = "; delete it, and fetch the logos again" if err.errno == errno.EFBIG else ""
        reader.report(1, "", describe_read_error(err, path) + advice)
        return LockContent({}, {}, reader.mappings.messages)
    try:
        return _read_quickly(data)
    except (ValueError, RecursionError):
        return LockContent(*reader.read(data), reader.mappings.sorted_messages())


def _read_quickly(data: bytes) -> LockContent:
    """Return what is in a lock without errors; raises ``ValueError`` for any other."""
    root = json.loads(data.decode(), object_pairs_hook=_refuse_duplicates)
    if not isinstance(root, dict) or not is_known_version(root.pop("version", None)) or LOGOS_KEY not in root:
        raise ValueError("is not a lock")
    logos, contrasts = root.pop(LOGOS_KEY), root.pop(CONTRAST_KEY, {})
    if root or not isinstance(logos, dict) or not isinstance(contrasts, dict):
        raise ValueError("is not a lock")
    return LockContent(
        {url: make_entry(url, values) for url, values in logos.items()},
        {digest: make_contrast(digest, values) for digest, values in contrasts.items()},
        [],
    )


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a mapping; raises ``ValueError`` for duplicate keys."""
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("a key is given twice")
    return mapping


def write_lock(path: Path, entries: Iterable[LockEntry], contrasts: Mapping[str, LogoContrast] | None = None) -> None:
    """Write the lock atomically, unless it would not change.

    All is sorted, with a line for each key, so that branches that add logos can be merged.
    """
    logos = {entry.url: to_values(entry) for entry in sorted(entries, key=lambda entry: entry.url)}
    content: dict[str, Any] = {"version": LOCK_VERSION, LOGOS_KEY: logos}
    if contrasts:
        content[CONTRAST_KEY] = {digest: contrast._asdict() for digest, contrast in sorted(contrasts.items())}
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    data = text.encode()
    if not has_content(path, data):
        write_file(path, data)
