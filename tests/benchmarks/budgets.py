"""What must not be exceeded, and what measures it."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = f"{'':56}{'median':>8}{'lowest':>10}{'highest':>10}"


class Budget(NamedTuple):
    """A figure, its value in each round, and its limit for the median.

    There is one value if it is the same in each round, as bytes are, and none if what should be measured is missing.
    """

    what: str
    rounds: Sequence[float]
    limit: float

    @property
    def kept(self) -> bool:
        """Whether there is a value that is not over the limit."""
        return bool(self.rounds) and median(self.rounds) <= self.limit

    def __str__(self) -> str:
        """A line of the table of budgets."""
        value = format_number(median(self.rounds)) if self.rounds else "missing"
        low, high = (format_number(end(self.rounds)) if len(self.rounds) > 1 else "" for end in (min, max))
        return f"{self.what:56}{value:>8}{low:>10}{high:>10}  at most {self.limit:<7,}{'ok' if self.kept else 'OVER'}"


def format_number(value: float) -> str:
    """A number with as many digits as can be told apart."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


class Measurement:
    """One thing to measure with sites in *folder*; *number* is how many projects a page has, unless it says so itself.

    All measurements take turns, once in each round, so that a slow minute of the machine falls on all alike.
    """

    needs: ClassVar[tuple[str, ...]] = ()
    """The packages that it needs beside this one."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.number = number

    def turn(self) -> None:
        """Measure once."""
        raise NotImplementedError

    def report(self) -> str:
        """What was measured."""
        raise NotImplementedError

    def budgets(self) -> list[Budget]:
        """The figures that have a limit."""
        raise NotImplementedError
