"""Finds the parts of a picture: pixels that are connected, by corners, too. Works on bytes, row by row."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

_RUN = re.compile(rb"\xff+")


class LogoPart(NamedTuple):
    """The number of pixels of a part and of its outline, and how many of each stand out from the plate."""

    area: int
    area_seen: int
    outline: int
    outline_seen: int


def find_parts(width: int, solid: bytes, *marks: bytes) -> list[LogoPart]:
    """Return the parts of *solid*, in which each pixel of the logo is 255.

    *marks* are three masks of the same size, whose pixels are counted in each part. Runs of pixels in a row are joined
    with those that they touch in the row above (union-find).
    """
    parents: list[int] = []
    counts: list[list[int]] = []

    def root(run: int) -> int:
        while parents[run] != run:
            parents[run] = run = parents[parents[run]]
        return run

    above: list[tuple[int, int, int]] = []
    for start in range(0, len(solid), width):
        row: list[tuple[int, int, int]] = []
        for match in _RUN.finditer(solid, start, start + width):
            first, last = match.start(), match.end()
            run = len(parents)
            parents.append(run)
            counts.append([last - first, *(mark.count(b"\xff", first, last) for mark in marks)])
            for other_first, other_last, other in above:
                if other_first <= last - start and first - start <= other_last:
                    parents[root(other)] = root(run)
            row.append((first - start, last - start, run))
        above = row
    sums: dict[int, list[int]] = defaultdict(lambda: [0] * 4)
    for run, numbers in enumerate(counts):
        part = root(run)
        sums[part] = [sum(pair) for pair in zip(sums[part], numbers, strict=True)]
    return [LogoPart(*numbers) for numbers in sums.values()]
