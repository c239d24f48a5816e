"""What fetching 500 logos costs, from a server that takes its time for each."""

from __future__ import annotations

import math
import shutil
import sys
import time
from pathlib import Path

from budgets import Budget
from measure import apart, ratio

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


class FetchCost:
    """Logos fetched into *folder*, and fetched again when nothing is new."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.first: list[float] = []
        self.again: list[float] = []

    def turn(self) -> None:
        """Once, and once more."""
        sys.path.insert(0, str(Path(__file__).parents[1]))  # the server of the tests
        from logo_server import serving  # noqa: PLC0415

        shutil.rmtree(self.folder, ignore_errors=True)
        with serving(delay=DELAY) as server:
            urls = [server.url(f"{number}.svg") for number in range(LOGOS)]
            self.first.append(apart(fetching, urls, self.folder))
            self.again.append(apart(fetching, urls, self.folder))

    def report(self) -> str:
        """The numbers."""
        first, again = min(self.first), min(self.again)
        server = f"{LOGOS} logos from a server that takes {DELAY * 1000:.0f} ms for each, {JOBS} at a time"
        return f"{server}: {first:.2f} s, of which waiting takes {LANE:.2f} s; again with nothing new {again:.2f} s."

    def budgets(self) -> list[Budget]:
        """The ratios, within each round."""
        return [
            Budget("logos fetch: time, part of what a lane waits", min(self.first) / LANE, TIME_TO_LANE),
            Budget("logos fetch: again, part of the first time", ratio(self.again, self.first), AGAIN_TO_FIRST),
        ]
