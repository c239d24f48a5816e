"""Bounds of JSON and TOML texts, which Python's parsers do not have.

``tomllib`` takes quadratic time and memory for a dotted key: a key of 20,000 parts, in 40 kB, takes 1.6 GB.
"""

from __future__ import annotations

from .lines import split_source
from .tree import MAX_LEVELS, MAX_VALUES, TOO_DEEP, TOO_MANY, DocumentError


def require_bounds(text: str) -> None:
    """Raise :class:`DocumentError` if a text has too many values or a key with too many parts; it may be invalid."""
    # A glance is enough for most files; what the texts in them contain counts here, too.
    if sum(map(text.count, "[{,=:.")) <= MAX_VALUES and (
        text.count(".") <= MAX_LEVELS or max(line.count(".") for line in text.split("\n")) <= MAX_LEVELS
    ):
        return
    number = parts = 0
    is_key = True
    for piece, line in split_source(text):
        if piece in "[]{},=:\n":
            is_key = piece not in "=:"
            parts = 0
            number += piece in "[{,=:"
        elif is_key and piece[0] not in "\"'#":
            parts += piece.count(".")
            number += piece.count(".")
        if parts > MAX_LEVELS:
            raise DocumentError(line, TOO_DEEP)
        if number > MAX_VALUES:
            raise DocumentError(line, TOO_MANY)
