"""What cleaning an SVG logo removes, and how much of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.messages import MOST_MESSAGES

from .media import MOST_RASTER_PIXELS

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_PARTS = 300_000
"""The most elements, attributes and CSS tokens: reading more would take many seconds, and hundreds of MB."""


class SvgError(ValueError):
    """The file is not an SVG image, or an unreasonable one; ``line`` is ``None`` if it is not known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class Removed(NamedTuple):
    """Something active or external that was removed, and its line."""

    line: int
    what: str


class CleaningLog:
    """The first parts that were removed from one file, their *number*, and what was counted of the file."""

    def __init__(self) -> None:
        self.first: list[Removed] = []
        self.number = 0
        self._parts = 0
        self._pixels = 0

    def remove(self, line: int, what: str) -> None:
        """Note a part that is removed."""
        self.number += 1
        if self.number <= MOST_MESSAGES:
            self.first.append(Removed(line, what))

    def remove_all(self, parts: Iterable[Removed]) -> None:
        """Note several parts."""
        for part in parts:
            self.remove(*part)

    def count_parts(self, number: int, line: int) -> None:
        """Count elements, attributes or CSS tokens; raises :class:`SvgError` if the file has too many."""
        self._parts += number
        if self._parts > _MAX_PARTS:
            raise SvgError(f"has more than {_MAX_PARTS} elements, attributes and parts of CSS; simplify it", line)

    def count_pixels(self, number: int, line: int) -> None:
        """Count the pixels of an embedded image; raises :class:`SvgError` if the file has too many."""
        self._pixels += number
        if self._pixels > MOST_RASTER_PIXELS:
            most = MOST_RASTER_PIXELS // 1_000_000
            raise SvgError(f"contains images of {self._pixels} pixels, more than the {most} million allowed", line)
