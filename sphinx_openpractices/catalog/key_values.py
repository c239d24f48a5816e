"""The values of any key of a record, for all that selects, sorts, groups or shows by keys."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.spelling import suggest_name

from .dates import CalendarDate, find_date
from .extra_keys import EXTRA_KEY, EXTRA_PREFIX, make_extra_name, require_extra_name
from .keys import get_keys, get_synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .record import Record, RecordKeys

KeyValue = str | int | float | bool | CalendarDate
"""A text, a number, a boolean or a date."""


def require_key_name(name: str, keys: RecordKeys) -> None:
    """Raise ``ValueError`` for a *name* that none of the *keys* can have."""
    lower = name.lower()
    if lower.startswith(EXTRA_PREFIX):
        require_extra_name(name[len(EXTRA_PREFIX) :], EXTRA_PREFIX)
        if not name.startswith(EXTRA_PREFIX):
            raise ValueError(f"is not a key; write {lower!r}")
    elif name == EXTRA_KEY:
        raise ValueError("has keys of your own; name one of them, such as 'extra.maturity'")
    elif name not in keys.names:
        otherwise = f"write {EXTRA_PREFIX + make_extra_name(name)!r} if it is a key of your own"
        meant = get_synonyms(keys.record).get(name, name)
        raise ValueError(f"is not a key{suggest_name(meant, keys.names, otherwise=otherwise)}")


def require_any_key_name(name: str, *all_keys: RecordKeys) -> None:
    """Raise ``ValueError`` for a *name* that no key of any record can have."""
    mistakes = []
    for keys in all_keys:
        try:
            require_key_name(name, keys)
        except ValueError as err:
            mistakes.append(err)
    if len(mistakes) == len(all_keys):
        raise mistakes[0]


def find_values(record: Record, name: str) -> tuple[KeyValue, ...]:
    """Return the values of a key, such as ``license`` or ``extra.maturity``; nothing if the record does not have it.

    The members of a list are values of their own; what has no plain form, such as a mapping, is left out. A text under
    ``extra`` that is a date in ISO 8601 is a date, since JSON has no others.
    """
    if not name.startswith(EXTRA_PREFIX):
        key = get_keys(type(record))[name]
        written = () if key.items else getattr(record, key.field) or key.usual
        return written if isinstance(written, tuple) else (written,) if written else ()
    values = map(_convert_value, _list_items(record, name))
    return tuple(value for value in values if value is not None)


def name_values(record: Record, name: str) -> dict[str, KeyValue]:
    """Return the values of a key by the names that they have in options and in URLs."""
    values = find_values(record, name)
    return {str(value).lower() if isinstance(value, bool) else str(value): value for value in values}


def has_mapping(record: Record, name: str) -> bool:
    """Return whether a key has a mapping or a list among its values, which :func:`find_values` leaves out."""
    return name.startswith(EXTRA_PREFIX) and any(isinstance(each, dict | list) for each in _list_items(record, name))


def has_any_key(records: Iterable[Record], name: str) -> bool:
    """Return whether any of *records* has a key; the value of one under ``extra`` may have no plain form."""
    if name.startswith(EXTRA_PREFIX):
        member = name.removeprefix(EXTRA_PREFIX)
        return any(member in each.extra for each in records)
    return any(find_values(each, name) for each in records)


def _list_items(record: Record, name: str) -> list[Any]:
    """Return what is written under ``extra``, as a list."""
    written = record.extra.get(name.removeprefix(EXTRA_PREFIX))
    return written if isinstance(written, list) else [written]


def _convert_value(item: Any) -> KeyValue | None:
    """Return a plain value under ``extra``, or ``None`` for anything else."""
    if isinstance(item, str):
        line = " ".join(item.split())
        return find_date(line) or line or None
    if isinstance(item, dt.time):
        return item.isoformat()
    if isinstance(item, dt.date):  # with a time, too
        return CalendarDate(item.year, item.month, item.day)
    return item if isinstance(item, bool | int | float) else None


def list_extra_names(records: Iterable[Record]) -> list[str]:
    """Return the names of the keys under ``extra`` that *records* have, such as ``extra.maturity``, in order."""
    return [f"{EXTRA_PREFIX}{name}" for name in dict.fromkeys(name for each in records for name in each.extra)]
