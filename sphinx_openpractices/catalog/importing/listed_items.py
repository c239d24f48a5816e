"""Any list of projects that an author keeps: which list it is, and which of its fields are which keys of a catalog.

Fields are recognized by the names of keys and by their synonyms, in any case and with any signs between the words. What
a catalog does not have is stored under ``extra``.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX, make_extra_name
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.spelling import suggest_or_list

from .found_projects import (
    Contents,
    FormatError,
    FoundProject,
    describe_value,
    find_unused_keys,
    get_value,
    is_clean_text,
    is_empty,
    pick_project,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .found_projects import FoundKey

_OWN_NAME_ONLY = ("id", "relation", "kind", "plate")
"""Keys with few possible values: fields named as their synonyms, such as ``type``, usually hold others."""
_NEVER = ("caption", "class", EXTRA_KEY)
"""Keys that are markup, or names of a site's own: what is imported is plain text."""
_MARKUP = "caption"
_MOST_BITS = 53
"""Integers that every program reads from JSON (RFC 8259, section 6)."""


class ChosenList(NamedTuple):
    """What an author chooses of a file: where the *items* are, and which *fields* are which keys of a catalog."""

    items: str = ""
    """The name of the list, with dots between levels; empty to find it."""
    fields: Mapping[str, str] = MappingProxyType({})
    """The names of fields, with dots between levels, by key of a catalog."""


def read_fields(pairs: Iterable[str]) -> dict[str, str]:
    """Read pairs such as ``title=name``; raises ``ValueError`` with a message that says what to write."""
    known = [name for name in get_keys(Project) if name not in _NEVER]
    fields: dict[str, str] = {}
    for pair in pairs:
        key, sign, name = map(str.strip, pair.partition("="))
        if not (key and sign and name):
            raise ValueError(f"write KEY=FIELD, such as title=name, in place of {pair!r}")
        if key == _MARKUP:
            raise ValueError(f"write summary={name}; a caption is markup, and what is imported is plain text")
        if key not in known:
            raise ValueError(f"{key!r} is not a key of a catalog{suggest_or_list(key, known)}")
        if key in fields:
            raise ValueError(f"{key!r} is given twice; remove one")
        fields[key] = name
    return fields


def is_list(data: Any) -> bool:
    """Return whether *data* has one list of projects that can be recognized."""
    return len(_find_lists(data)) == 1


def find_items(data: Any, chosen: ChosenList) -> Contents:
    """Find the items of a list; raises :class:`FormatError` if there is no such list, or none of its items a field."""
    place, items = _choose_list(data, chosen.items, chosen.fields.get("title", ""))
    _require_fields(chosen.fields, items)
    found = [_pick(item, f"{place}[{index}]" if place else f"item {index + 1}", chosen.fields) for index, item in items]
    if found and not any(each.values["title"] for each in found) and (names := _list_fields(items)):
        raise FormatError(f"write --map title=FIELD, with a field of the items: {', '.join(names)}")
    rest = find_unused_keys(data, {place}) if place else ()
    return Contents(found, list(rest))


def _find_lists(data: Any, title: str = "") -> dict[str, list[Any]]:
    """Find the lists whose items have a title or, in mappings, a name as their key: by name, empty for the whole.

    *title* is the field with the title, if an author chose one.
    """

    def are_titled(items: list[Any]) -> bool:
        return any(_has_field(each, title) if title else _has_title(each) for each in items)

    whole = _get_items(data)
    if are_titled(whole):
        return {"": whole}
    lists = {name: _get_items(value) for name, value in data.items()} if isinstance(data, dict) else {}
    return {name: items for name, items in lists.items() if are_titled(items)}


def _get_items(value: Any) -> list[Any]:
    """Return the items of a list, or of a mapping, the keys of which are titles of those that have none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
        return []
    return [each if _has_title(each) else {"title": name, **each} for name, each in value.items()]


def _has_title(item: Any) -> bool:
    return isinstance(item, dict) and _find_field(item, "title", ()) is not None


def _choose_list(data: Any, name: str, title: str) -> tuple[str, list[tuple[int, Any]]]:
    """Return the name of a list, empty for the whole, and its items that are not empty, by index."""
    lists = {name: _get_named_items(data, name)} if name else _find_lists(data, title) or _find_lists(data)
    if not lists and isinstance(data, list):
        lists = {"": data}
    if len(lists) != 1:
        which = f", one of {', '.join(lists)}" if lists else ""
        raise FormatError(f"write --items NAME, the name of the list{which}")
    ((place, items),) = lists.items()
    return place, [(index, item) for index, item in enumerate(items) if not is_empty(item)]


def _get_named_items(data: Any, name: str) -> list[Any]:
    """Return the items of the list that an author names; raises :class:`FormatError` if there are none."""
    value = get_value(data, name)
    if is_empty(value):
        hint = suggest_or_list(name, data) if isinstance(data, dict) else "; leave out --items, as the file is a list"
        raise FormatError(f"has nothing under {name!r}{hint}")
    items = _get_items(value)
    if not items:
        raise FormatError(f"has {describe_value(value)} under {name!r}, not a list of items")
    return items


def _require_fields(fields: Mapping[str, str], items: list[tuple[int, Any]]) -> None:
    """Raise :class:`FormatError` for a field that no item has, or that is a mapping in all that have it."""
    for key, name in fields.items():
        values = [value for _index, item in items if (value := get_value(item, name)) is not None]
        if not values and not any(_has_field(item, name) for _index, item in items):
            hint = suggest_or_list(name, _list_fields(items))
            raise FormatError(f"--map {key}={name}: no item has the field {name!r}{hint}")
        below = dict.fromkeys(f"{name}.{each}" for value in values if isinstance(value, dict) for each in value)
        if below and all(isinstance(value, dict) for value in values):
            raise FormatError(f"--map {key}={name}: {name!r} is a mapping; write one of {', '.join(below)}")


def _has_field(item: Any, name: str) -> bool:
    above, _dot, last = name.rpartition(".")
    data = get_value(item, above) if above and not (isinstance(item, dict) and name in item) else item
    return isinstance(data, dict) and (last in data or name in data)


def _list_fields(items: list[tuple[int, Any]]) -> list[str]:
    """Return the names of all fields, with dots between levels."""
    return list(dict.fromkeys(name for _index, item in items for name in _walk_fields(item)))


def _walk_fields(item: Any, above: str = "") -> Iterator[str]:
    for name, value in item.items() if isinstance(item, dict) else ():
        if isinstance(value, dict) and value:
            yield from _walk_fields(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


@cache
def _get_candidates() -> dict[str, tuple[str, ...]]:
    """Return the names by which a key is recognized: its own, then its synonyms; markup is read as a summary."""
    keys = get_keys(Project)
    names = {name: (name, *(() if name in _OWN_NAME_ONLY else key.synonyms)) for name, key in keys.items()}
    names["summary"] += names[_MARKUP]
    return {name: found for name, found in names.items() if name not in _NEVER}


def _find_field(item: dict[str, Any], key: str, taken: Iterable[str]) -> str | None:
    """Return the first field by which a key is recognized and that has a value, unless it is *taken*."""
    fields: dict[str, str] = {}
    for name, value in item.items():
        if not is_empty(value) and name not in taken:
            fields.setdefault(make_extra_name(name), name)
    return next((fields[name] for name in _get_candidates()[key] if name in fields), None)


def _pick(item: Any, place: str, given: Mapping[str, str]) -> FoundProject:
    """Pick one project; the fields that a catalog does not have are stored under ``extra`` if they are plain data."""
    names = dict(given)
    if isinstance(item, dict):
        for key in _get_candidates():
            if key not in given and (name := _find_field(item, key, given.values())):
                names[key] = name
    names.setdefault("title", "title")
    own = item.get(EXTRA_KEY) if isinstance(item, dict) else None
    own = own if isinstance(own, dict) else {}
    found = pick_project(item, place, names, extra=(), silent=[EXTRA_KEY] if own else ())
    if isinstance(found.values["title"], int) and not isinstance(found.values["title"], bool):
        found.values["title"] = str(found.values["title"])  # the game 2048 is a project
    extra: dict[str, Any] = {}
    kept: list[FoundKey] = []
    rest: list[FoundKey] = []
    for section, name in [*((EXTRA_KEY, name) for name in own), *found.rest]:
        path = f"{section}.{name}" if section else name
        value = get_value(item, path)
        known = make_extra_name(path.removeprefix(EXTRA_PREFIX))  # of the author's own, or of columns that we export
        if known in extra or not _is_plain(value):
            rest.append((section, name))
            continue
        extra[known] = value
        if section != EXTRA_KEY:
            kept.append((section, name))
    spare = {key: value for key, value in found.values.items() if not is_empty(value) and _is_plain(value)}
    return found._replace(extra=extra, kept=kept, rest=rest, spare=spare)


def _is_plain(value: Any) -> bool:
    """Return whether a catalog can have *value* under ``extra``."""
    if isinstance(value, dict):
        return all(map(is_clean_text, value)) and all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    if isinstance(value, int):
        return value.bit_length() <= _MOST_BITS
    return (
        value is None
        or (math.isfinite(value) if isinstance(value, float) else isinstance(value, date))
        or is_clean_text(value)
    )
