"""The outcome of a run for each logo."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.text.printable import bound_message

from .public_addresses import redact_url

if TYPE_CHECKING:
    from sphinx_openpractices.logos.lock.lock_entry import LockEntry


class Outcome(StrEnum):
    """The outcome for a logo."""

    FETCHED = "fetched"
    """It is new."""
    UPDATED = "updated"
    """It has changed."""
    UNCHANGED = "unchanged"
    """The server still has the same."""
    KEPT = "kept"
    """It was there, and the server was not asked."""
    FAILED = "failed"
    """It could not be downloaded; an earlier copy is kept."""


class FetchResult(NamedTuple):
    """The outcome for the logo at *url*; *reason*: why it failed, *changes*: what was changed in the file."""

    url: str
    outcome: Outcome
    reason: str = ""
    entry: LockEntry | None = None
    changes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line: what happened, and what to do."""
        return f"{redact_url(self.url)}: {bound_message(self.reason) or self.outcome}"


@dataclasses.dataclass(frozen=True)
class FetchSummary:
    """The results in the order of the URLs."""

    results: tuple[FetchResult, ...]

    def select(self, outcome: Outcome) -> list[FetchResult]:
        """Return the results with that outcome."""
        return [result for result in self.results if result.outcome is outcome]
