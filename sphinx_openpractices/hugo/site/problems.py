"""What a person should know of a site: something wrong, at a file and a line."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """Something wrong in a *file*, whose path is relative to the site, at a *line* from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """As compilers print it."""
        return f"{self.file}:{self.line}: {self.message}"
