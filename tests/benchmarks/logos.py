"""What fetching 500 logos costs, from a server that takes its time for each."""

from __future__ import annotations

import math
import shutil
import time
from statistics import median
from typing import TYPE_CHECKING

from budgets import Budget, Measurement
from measure import apart, find_tests, ratios

if TYPE_CHECKING:
    from pathlib import Path

LOGOS = 500
DELAY = 0.05
"""Seconds that the server takes for each."""
JOBS = 8
LANE = math.ceil(LOGOS / JOBS) * DELAY
"""Seconds that the slowest lane needs by itself."""
TIME_TO_LANE = 1.5
AGAIN_TO_FIRST = 0.2


def fetching(urls: list[str], folder: Path) -> float:
    """Seconds to fetch the logos, in a fresh process; raises ``RuntimeError`` when one does not come."""
    from sphinx_openpractices.logos.fetching.fetch import Outcome, fetch_logos  # noqa: PLC0415 - imported before the clock starts

    start = time.perf_counter()
    summary = fetch_logos(urls, folder, jobs=JOBS, allow_private=True)
    if failed := summary.select(Outcome.FAILED):
        raise RuntimeError(str(failed[0]))
    return time.perf_counter() - start


class FetchCost(Measurement):
    """Logos fetched into *folder*, and fetched again when nothing is new."""

    def __init__(self, folder: Path, number: int) -> None:
        super().__init__(folder, number)
        self.first: list[float] = []
        self.again: list[float] = []

    def turn(self) -> None:
        """Once, and once more."""
        find_tests()
        from logo_server import serving  # noqa: PLC0415 - found just now

        shutil.rmtree(self.folder, ignore_errors=True)
        with serving(delay=DELAY) as server:
            urls = [server.url(f"{number}.svg") for number in range(LOGOS)]
            self.first.append(apart(fetching, urls, self.folder))
            self.again.append(apart(fetching, urls, self.folder))

    def report(self) -> str:
        """The numbers."""
        first, again = median(self.first), median(self.again)
        server = f"{LOGOS} logos from a server that takes {DELAY * 1000:.0f} ms for each, {JOBS} at a time"
        return f"{server}: {first:.2f} s, of which waiting takes {LANE:.2f} s; again with nothing new {again:.2f} s."

    def budgets(self) -> list[Budget]:
        """The ratios, within each round."""
        return [
            Budget(
                "logos fetch: time, part of what a lane waits", [first / LANE for first in self.first], TIME_TO_LANE
            ),
            Budget("logos fetch: again, part of the first time", ratios(self.again, self.first), AGAIN_TO_FIRST),
        ]
