"""Finds what git leaves in a file that two branches have changed at the same place."""

from __future__ import annotations

import re

_MARKER = re.compile(rb"^(?:<{7}|>{7})[ \t]", re.MULTILINE)


def find_conflict_line(data: bytes) -> int:
    """Return the line of the first conflict marker, or 0."""
    found = _MARKER.search(data.replace(b"\r", b"\n")) if b"<<<<<<<" in data or b">>>>>>>" in data else None
    return data.count(b"\n", 0, found.start()) + 1 if found else 0
