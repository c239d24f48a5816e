"""What must not be exceeded."""

from __future__ import annotations

from typing import NamedTuple


class Budget(NamedTuple):
    """*value* is ``None`` when what should be measured is not there."""

    what: str
    value: float | None
    limit: float

    @property
    def kept(self) -> bool:
        """Whether the value is there, and not over the limit."""
        return self.value is not None and self.value <= self.limit

    def __str__(self) -> str:
        """A line of the table of budgets."""
        value = "missing" if self.value is None else f"{self.value:.4g}"
        return f"{self.what:50}{value:>8}  at most {self.limit:<6}{'ok' if self.kept else 'OVER'}"
