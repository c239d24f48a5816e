"""A practice: one commitment, and the rules for each of its keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.dates import CalendarDate
    from sphinx_openpractices.catalog.durations import Duration

    from .parts import Action, Assessment, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One practice, checked; only *statement* is markup, which is not parsed yet."""

    id: str = ""
    title: str = ""
    statement: str = ""
    summary: str = ""
    group: str = ""
    principle: tuple[str, ...] = ()
    level: str = ""
    status: str = ""
    note: str = ""
    owner: str = ""
    since: CalendarDate | None = None
    reviewed: CalendarDate | None = None
    review_every: Duration | None = None
    next_review: CalendarDate | None = None
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    projects: tuple[str, ...] = ()
    history: tuple[Assessment, ...] = ()
    tags: tuple[str, ...] = ()
    draft: bool = False
    class_: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
