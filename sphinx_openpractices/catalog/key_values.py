"""The values of any key of a project, for all that selects, sorts, groups or shows by keys."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.spelling import suggest_name

from .dates import CalendarDate, find_date
from .extra_keys import EXTRA_KEY, EXTRA_PREFIX, make_extra_name, require_extra_name
from .keys import get_keys, get_synonyms
from .project import DEFAULT_KIND, Project

if TYPE_CHECKING:
    from collections.abc import Iterable

KeyValue = str | int | float | bool | CalendarDate
"""A text, a number, a boolean or a date."""

_DEFAULTS = {"kind": DEFAULT_KIND}
"""The values of keys that every project has."""

OWN_NAMES = tuple(name for name in get_keys(Project) if name != EXTRA_KEY)
"""The names of the keys that every site has."""


def require_key_name(name: str) -> None:
    """Raise ``ValueError`` for a *name* that no key of a project can have."""
    lower = name.lower()
    if lower.startswith(EXTRA_PREFIX):
        require_extra_name(name[len(EXTRA_PREFIX) :], EXTRA_PREFIX)
        if not name.startswith(EXTRA_PREFIX):
            raise ValueError(f"is not a key; write {lower!r}")
    elif name == EXTRA_KEY:
        raise ValueError("has keys of your own; name one of them, such as 'extra.maturity'")
    elif name not in OWN_NAMES:
        otherwise = f"write {EXTRA_PREFIX + make_extra_name(name)!r} if it is a key of your own"
        meant = get_synonyms(Project).get(name, name)
        raise ValueError(f"is not a key{suggest_name(meant, OWN_NAMES, otherwise=otherwise)}")


def find_values(project: Project, name: str) -> tuple[KeyValue, ...]:
    """Return the values of a key, such as ``license`` or ``extra.maturity``; nothing if the project does not have it.

    The members of a list are values of their own; what has no plain form, such as a mapping, is left out. A text under
    ``extra`` that is a date in ISO 8601 is a date, since JSON has no others.
    """
    if not name.startswith(EXTRA_PREFIX):
        written = getattr(project, get_keys(Project)[name].field) or _DEFAULTS.get(name)
        return written if isinstance(written, tuple) else (written,) if written else ()
    values = map(_convert_value, _list_items(project, name))
    return tuple(value for value in values if value is not None)


def name_values(project: Project, name: str) -> dict[str, KeyValue]:
    """Return the values of a key by the names that they have in options and in URLs."""
    values = find_values(project, name)
    return {str(value).lower() if isinstance(value, bool) else str(value): value for value in values}


def has_mapping(project: Project, name: str) -> bool:
    """Return whether a key has a mapping or a list among its values, which :func:`find_values` leaves out."""
    return name.startswith(EXTRA_PREFIX) and any(isinstance(each, dict | list) for each in _list_items(project, name))


def has_any_key(projects: Iterable[Project], name: str) -> bool:
    """Return whether any of *projects* has a key; the value of one under ``extra`` may have no plain form."""
    if name.startswith(EXTRA_PREFIX):
        member = name.removeprefix(EXTRA_PREFIX)
        return any(member in each.extra for each in projects)
    return any(find_values(each, name) for each in projects)


def _list_items(project: Project, name: str) -> list[Any]:
    """Return what is written under ``extra``, as a list."""
    written = project.extra.get(name.removeprefix(EXTRA_PREFIX))
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


def list_extra_names(projects: Iterable[Project]) -> list[str]:
    """Return the names of the keys under ``extra`` that *projects* have, such as ``extra.maturity``, in order."""
    return [f"{EXTRA_PREFIX}{name}" for name in dict.fromkeys(name for each in projects for name in each.extra)]
