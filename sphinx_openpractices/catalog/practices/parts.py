"""The parts of a practice that have keys of their own: evidence, actions and earlier assessments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.dates import CalendarDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A link that shows that a practice is kept."""

    title: str
    target: str
    date: CalendarDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do until a day, perhaps with a place where it is tracked."""

    text: str
    due: CalendarDate | None = None
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A status given to a practice on a day."""

    date: CalendarDate
    status: str
    note: str = ""
