"""One entry of the lock, and what each of its values may be."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.logos.reading.media import LOGO_SUFFIXES, LONGEST_SIDE
from sphinx_openpractices.text.urls import read_web_url

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclasses.dataclass(frozen=True, slots=True)
class LockEntry:
    """A logo that was fetched from *url*.

    *file*: its name in the folder; *sha256*: of that file, as it was written; *width* and *height*: in CSS pixels, or
    ``None`` when the image does not say; *date*: when it was fetched, in UTC; *etag*: what the server called this state
    of it (RFC 9110, 8.8.3), or ``None``.
    """

    url: str
    file: str
    sha256: str
    media_type: str
    width: int | None
    height: int | None
    date: str
    etag: str | None


# Checks: a value of the file -> nothing, or ValueError with words that say what would be right.


def _make_text_check(pattern: str, wanted: str) -> Callable[[Any], None]:
    """A check of text; *wanted* says what *pattern* means."""
    matches = re.compile(pattern).fullmatch

    def check(value: Any) -> None:
        if not isinstance(value, str) or not matches(value):
            raise ValueError(f"{value!r} is not {wanted}")

    return check


def _check_side(value: Any) -> None:
    """A number of pixels, or nothing."""
    if value is not None and not (type(value) is int and 0 < value <= LONGEST_SIDE):
        raise ValueError(f"{value!r} is not a number of pixels, nor null")


def _check_date(value: Any) -> None:
    """A date with time, in UTC, to the second (RFC 3339)."""
    _check_date_text(value)
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is in no calendar") from None


def _check_etag(value: Any) -> None:
    """An entity tag; it is sent to the server again, so it must not break a header."""
    if value is not None:
        check_etag_text(value)


_check_date_text = _make_text_check(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", 'a date such as "2025-01-31T12:00:00Z"')
check_etag_text = _make_text_check(r'(W/)?"[!#-~]*"', "an ETag, which has quotes of its own, nor null")

CHECKS: dict[str, Callable[[Any], None]] = {
    "file": _make_text_check(r"[a-zA-Z0-9_-]+\.[a-z]+", "the bare name of a file in the folder of the lock"),
    "sha256": _make_text_check(r"[0-9a-f]{64}", "a SHA-256 digest of 64 hexadecimal digits"),
    "media_type": _make_text_check("|".join(map(re.escape, LOGO_SUFFIXES)), f"one of {', '.join(LOGO_SUFFIXES)}"),
    "width": _check_side,
    "height": _check_side,
    "date": _check_date,
    "etag": _check_etag,
}


def check_suffix(entry: LockEntry) -> None:
    """What must hold between values."""
    if PurePath(entry.file).suffix != LOGO_SUFFIXES[entry.media_type]:
        raise ValueError(
            f'{entry.media_type} is in files named *{LOGO_SUFFIXES[entry.media_type]}, not in "{entry.file}"'
        )


def make_entry(url: Any, values: Any) -> LockEntry:
    """The entry of plain data; raises ``ValueError`` when anything is wrong."""
    if not isinstance(url, str) or not isinstance(values, dict) or values.keys() != CHECKS.keys():
        raise ValueError("is no entry")
    read_web_url(url)
    for name, check in CHECKS.items():
        check(values[name])
    entry = LockEntry(url, **values)
    check_suffix(entry)
    return entry


def to_values(entry: LockEntry) -> dict[str, Any]:
    """What stands under the URL of an entry."""
    return {name: getattr(entry, name) for name in CHECKS}
