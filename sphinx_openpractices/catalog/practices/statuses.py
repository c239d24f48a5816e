"""The statuses of practices: their order, their labels, and the tone in which each is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """A status that practices can have; *tone* is the one of ours whose color, icon and order it has."""

    name: str
    label: str
    tone: str

    def __repr__(self) -> str:
        """The label, in messages about the configured statuses."""
        return repr(self.label)


STATUSES = (
    Status("met", "Met", "met"),
    Status("partly", "Partly met", "partly"),
    Status("planned", "Planned", "planned"),
    Status("unmet", "Not met", "unmet"),
    Status("not-applicable", "Not applicable", "not-applicable"),
    Status("retired", "Retired", "retired"),
)
"""The statuses of a site that does not have its own, from best to worst; the last two lie outside of the order."""
UNORDERED = ("not-applicable", "retired")
"""Tones that are neither better nor worse than others, and are not counted."""
UNASSESSED = "unassessed"
"""The tone of a practice without a status, which has not been assessed."""
