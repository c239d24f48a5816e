"""What cleaning an SVG logo removes."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_openpractices.text.printable import escape_unprintable


class Removed(NamedTuple):
    """Something active or external that was removed, and its line."""

    line: int
    what: str


class CleanText(NamedTuple):
    """The harmless part of a value, ``None`` if there is none, and what was removed."""

    text: str | None
    removed: tuple[Removed, ...] = ()


def shorten(text: str, most: int = 80) -> str:
    """Return *text* for a message: printable, on one line, and not longer than *most* characters."""
    text = escape_unprintable(" ".join(text.split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"
