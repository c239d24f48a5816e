"""An entry of the lock, and the checks of its values."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.reading.media import LOGO_SUFFIXES, LONGEST_SIDE
from sphinx_openpractices.text.urls import read_web_url

from .lock_contrast import check_digest

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclasses.dataclass(frozen=True, slots=True)
class LockEntry:
    """A logo that was fetched from *url*.

    *file*: its name in the folder; *sha256*: the digest of that file; *width* and *height*: in CSS pixels, or ``None``
    if the image has no size of its own; *date*: when it was fetched, in UTC; *etag*: the entity tag of the server (RFC
    9110, 8.8.3), or ``None``.
    """

    url: str
    file: str
    sha256: str
    media_type: str
    width: int | None
    height: int | None
    date: str
    etag: str | None


# Checks raise ValueError, with a message that says what would be right.


def _make_text_check(pattern: str, wanted: str) -> Callable[[Any], None]:
    """Make a check of text; *wanted* describes *pattern*."""
    matches = re.compile(pattern).fullmatch

    def check(value: Any) -> None:
        if not isinstance(value, str) or not matches(value):
            raise ValueError(f"{value!r} is not {wanted}")

    return check


def _check_side(value: Any) -> None:
    """Check a number of pixels, or ``None``."""
    if value is not None and not (type(value) is int and 0 < value <= LONGEST_SIDE):
        raise ValueError(f"{value!r} is not a number of pixels, nor null")


def _check_date(value: Any) -> None:
    """Check a date with a time, in UTC, to the second (RFC 3339)."""
    _check_date_text(value)
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a date of the calendar") from None


def _check_etag(value: Any) -> None:
    """Check an entity tag, or ``None``; it is sent to the server, so it must not break a header."""
    if value is not None:
        check_etag_text(value)


_check_date_text = _make_text_check(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", 'a date such as "2025-01-31T12:00:00Z"')
check_etag_text = _make_text_check(r'(W/)?"[!#-~]*"', "an ETag, including its quotation marks, nor null")

CHECKS: dict[str, Callable[[Any], None]] = {
    "file": _make_text_check(r"[a-zA-Z0-9_-]+\.[a-z]+", "the name of a file in the folder of the lock"),
    "sha256": check_digest,
    "media_type": _make_text_check("|".join(map(re.escape, LOGO_SUFFIXES)), f"one of {', '.join(LOGO_SUFFIXES)}"),
    "width": _check_side,
    "height": _check_side,
    "date": _check_date,
    "etag": _check_etag,
}


def check_suffix(entry: LockEntry) -> None:
    """Check that the suffix of the file is that of its media type."""
    if PurePath(entry.file).suffix != LOGO_SUFFIXES[entry.media_type]:
        raise ValueError(
            f'"{entry.file}" does not end in {LOGO_SUFFIXES[entry.media_type]}, the suffix of {entry.media_type}'
        )


def make_entry(url: Any, values: Any) -> LockEntry:
    """Make an entry from plain data; raises ``ValueError`` if anything is wrong."""
    if not isinstance(url, str) or not isinstance(values, dict) or values.keys() != CHECKS.keys():
        raise ValueError("is not an entry")
    read_web_url(url)
    for name, check in CHECKS.items():
        check(values[name])
    entry = LockEntry(url, **values)
    check_suffix(entry)
    return entry


def to_values(entry: LockEntry) -> dict[str, Any]:
    """Return the values of an entry as plain data, without its URL."""
    return {name: getattr(entry, name) for name in CHECKS}
