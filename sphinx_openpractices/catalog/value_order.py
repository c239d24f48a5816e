"""The order of the values of a key: by configuration where there is one, numbers by value, dates by time, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .dates import CalendarDate
from .key_values import find_values
from .sorting import make_title_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .key_values import KeyValue
    from .project import Project

    ValueOrders = Mapping[str, Sequence[str]]
    """The values of some keys in their configured order."""


def describe_kind(value: KeyValue) -> str:
    """Return what a value is, in the plural: only values of the same kind have an order."""
    if isinstance(value, bool):
        return "booleans"
    if isinstance(value, CalendarDate):
        return "dates"
    return "texts" if isinstance(value, str) else "numbers"


def make_value_key(name: str, value: KeyValue, orders: ValueOrders) -> tuple[Any, ...]:
    """Return the key by which values of the same kind are sorted: those in the order of *orders* come first."""
    if not isinstance(value, str):
        return (value,)
    order = orders.get(name, ())
    return (0, order.index(value)) if value in order else (1, make_title_key(value))


def make_project_key(project: Project, name: str, orders: ValueOrders) -> list[tuple[Any, ...]]:
    """Return the key by which projects are sorted that have values of the key *name*; empty without a value."""
    return sorted(make_value_key(name, value, orders) for value in find_values(project, name))
