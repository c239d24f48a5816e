"""The scale of each practice: the statuses of the site, or those of the framework that it answers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .principle_names import split_principle
from .statuses import STATUSES, UNASSESSED, UNORDERED, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .framework import Framework, ScaleMember
    from .practice import Practice

NOT_ASSESSED = Status("", "Not assessed", UNASSESSED)
"""The status of a practice without one."""
_RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Scales:
    """The *statuses* of a site, from best to worst, and its *frameworks*, of which some have a scale of their own."""

    statuses: tuple[Status, ...]
    frameworks: Mapping[str, Framework]

    def make_scale(self, members: Iterable[ScaleMember]) -> tuple[Status, ...]:
        """Return the statuses of a scale, or those of the site; a member has the tone of the one that it counts as."""
        tones = {status.name: status.tone for status in self.statuses}
        own = tuple(Status(each.id, each.label, tones.get(each.counts_as, UNASSESSED)) for each in members)
        return own or self.statuses

    def find_framework(self, practice: Practice) -> Framework | None:
        """Return the first framework of a practice, which has its statuses."""
        found = (self.frameworks.get(split_principle(principle)[0]) for principle in practice.principle)
        return next((framework for framework in found if framework is not None), None)

    def find_members(self, practice: Practice) -> tuple[ScaleMember, ...]:
        """Return the scale of the first framework of a practice; empty if it has the statuses of the site."""
        framework = self.find_framework(practice)
        return framework.scale if framework else ()

    def find_status(self, practice: Practice, name: str) -> Status:
        """Return a status of a practice; those of the site, such as "retired", complete the scale of a framework."""
        return _pick_status(name, (*self.make_scale(self.find_members(practice)), *self.statuses))

    def find_counted_status(self, practice: Practice) -> Status:
        """Return the status of the site that the present one counts as."""
        counted = {each.id: each.counts_as for each in self.find_members(practice)}
        return _pick_status(counted.get(practice.status, practice.status), self.statuses)

    def find_present_status(self, practice: Practice) -> Status:
        """Return the present status of a practice."""
        return self.find_status(practice, practice.status)

    def has_reviews(self, practice: Practice) -> bool:
        """Return whether a practice has reviews and actions; what is retired has none any more."""
        return self.find_counted_status(practice).tone != _RETIRED

    def list_orders(self, practice: Practice) -> tuple[tuple[Status, ...], ...]:
        """Return the scales by which its statuses can be compared: that of its framework, and that of the site."""
        return self.make_scale(self.find_members(practice)), self.statuses


def count_steps(before: Status, after: Status, orders: Iterable[Sequence[Status]]) -> int | None:
    """Return how many steps *after* is better than *before*, or worse, if negative, by the first order with both.

    ``None`` if one of the two lies outside of every order.
    """
    if not (is_ordered(before) and is_ordered(after)):
        return None
    for scale in orders:
        order = [status for status in scale if is_ordered(status)]
        if before in order and after in order:
            return order.index(before) - order.index(after)
    # Of two scales, such as that of the site in the history, and that of a framework since then
    order_of_tones = [status.tone for status in STATUSES]
    return order_of_tones.index(before.tone) - order_of_tones.index(after.tone)


def is_ordered(status: Status) -> bool:
    """Return whether a status is better or worse than others."""
    return status.tone not in (*UNORDERED, UNASSESSED)


def _pick_status(name: str, statuses: Iterable[Status]) -> Status:
    return next((status for status in statuses if status.name == name), NOT_ASSESSED)
