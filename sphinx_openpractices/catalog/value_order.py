"""The order of records by any key, and of the values of a key.

By configuration where there is an order, numbers by value, dates by time, texts as titles.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .dates import CalendarDate
from .key_values import find_values, require_key_name
from .sorting import make_title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .key_values import KeyValue
    from .record import Record, RecordKeys

    ValueOrders = Mapping[str, Sequence[str]]
    """The values of some keys in their configured order."""

_Item = TypeVar("_Item")

CATALOG_ORDER = "catalog"
"""Sorts records in the order in which they are written."""


class SortOrder(NamedTuple):
    """The *key* by which records are sorted, or ``catalog``, and the direction."""

    key: str
    reverse: bool


def read_sort(keys: RecordKeys, value: str) -> str:
    """Read an order: the name of one of the *keys* or ``catalog``, perhaps after a hyphen, for the other direction."""
    text = " ".join(value.split())
    name = split_sort(text).key
    if not name or "," in text or " " in text:
        raise ValueError(f"{text!r} is not a key; write one key, or one after a hyphen")
    if name != CATALOG_ORDER:
        try:
            require_key_name(name, keys)
        except ValueError as err:
            raise ValueError(f"{name!r} {err}") from None
    return text


def split_sort(sort: str) -> SortOrder:
    """Split an order."""
    return SortOrder(sort.removeprefix("-"), sort.startswith("-"))


def sort_records(
    items: Sequence[_Item], sort: str, orders: ValueOrders, get_record: Callable[[_Item], Record]
) -> list[_Item]:
    """Return what is made of records, in an order; records without a value are last in both directions.

    Values of several kinds have no order: the items stay as they are, see :func:`find_mixed_kinds`.
    """
    name, reverse = split_sort(sort)
    if name == CATALOG_ORDER:
        return list(items)[:: -1 if reverse else 1]
    keys = _make_keys([get_record(item) for item in items], name, orders)
    keyed = list(zip(keys, items, strict=True))
    found = sorted((each for each in keyed if each[0]), key=itemgetter(0), reverse=reverse)
    return [item for _key, item in found] + [item for key, item in keyed if not key]


def rank_records(records: Sequence[Record], name: str, orders: ValueOrders) -> list[int]:
    """Return the rank of each record by a key, from 1, and 0 without a value: equal values have one rank."""
    return rank_keys(_make_keys(records, name, orders))


def rank_keys(keys: Sequence[Any]) -> list[int]:
    """Return the rank of each sort key, from 1; that of an empty one is 0."""
    ranks: dict[int, int] = {}
    rank = 0
    order = sorted((index for index, key in enumerate(keys) if key), key=keys.__getitem__)
    for before, index in zip([None, *order], order, strict=False):
        rank += before is None or keys[before] != keys[index]
        ranks[index] = rank
    return [ranks.get(index, 0) for index in range(len(keys))]


def _make_keys(records: Sequence[Record], name: str, orders: ValueOrders) -> list[list[tuple[Any, ...]]]:
    """Return the key by which each record is sorted; all are empty if there are values of several kinds."""
    values = [find_values(record, name) for record in records]
    if len({find_kind(value) for each in values for value in each}) > 1:
        return [[] for _record in records]
    return [sorted(make_value_key(name, value, orders) for value in each) for each in values]


def make_value_key(name: str, value: KeyValue, orders: ValueOrders) -> tuple[Any, ...]:
    """Return the key by which values of one kind are sorted: those in the order of *orders* come first."""
    if not isinstance(value, str):
        return (value,)
    order = orders.get(name, ())
    return (0, order.index(value)) if value in order else (1, make_title_key(value))


def find_mixed_kinds(records: Iterable[Record], name: str) -> str:
    """Return a message if the values of a key are of several kinds, such as numbers and texts; empty if not."""
    if name == CATALOG_ORDER:
        return ""
    first: dict[str, str] = {}
    for record in records:
        for value in find_values(record, name):
            first.setdefault(find_kind(value), f'{value!r} in "{record.title or record.id}"')
    if len(first) < 2:
        return ""
    one, other, *_others = first.values()
    return f'write all values of "{name}" as {" or as ".join(first)}; found {one} and {other}'


def find_kind(value: KeyValue) -> str:
    """Return what a value is, in the plural."""
    if isinstance(value, bool):
        return "booleans"
    if isinstance(value, CalendarDate):
        return "dates"
    return "texts" if isinstance(value, str) else "numbers"
