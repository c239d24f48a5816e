"""Any list of projects that an author keeps: which list it is, and which of its fields are which keys of a catalog.

Fields are recognized by the names of keys and by their synonyms, in any case and with any signs between the words. What
a catalog does not have is stored under ``extra``.
"""

from __future__ import annotations

import math
import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.extra_keys import EXTRA_KEY, EXTRA_PREFIX, make_extra_name
from sphinx_openpractices.catalog.keys import get_keys
from sphinx_openpractices.catalog.project import Project
from sphinx_openpractices.text.spelling import suggest_or_list

from .field_names import MARKUP, NEVER_IMPORTED, find_field, get_candidates
from .found_projects import (
    Contents,
    FormatError,
    FoundProject,
    describe_value,
    find_under,
    get_members,
    get_value,
    is_clean_text,
    is_empty,
    pick_project,
)
from .imported_values import split_tags
from .item_lists import choose_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .found_projects import FoundKey
    from .item_lists import ListedItem

_MOST_BITS = 53
"""Integers that every program reads from JSON (RFC 8259, section 6)."""
_WITH_LISTS = ("target", "tags", "license", "repository")
"""Keys that can be read from lists."""
_WITH_ONE = ("target", "repository")
"""Those of them that have only the first value; all are stored under ``extra``, too."""
_HOSTS = ("github", "gitlab", "codeberg", "bitbucket")
"""Fields that are named as the host of a repository."""
_OWNED = re.compile(r"[\w.-]+/[\w.-]+")
"""An owner and a name."""


class ChosenList(NamedTuple):
    """What an author chooses of a file: where the *items* are, and which *fields* are which keys of a catalog."""

    items: str = ""
    """The name of the list, with dots between levels; empty to find it."""
    fields: Mapping[str, str] = MappingProxyType({})
    """The names of fields, with dots between levels, by key of a catalog."""


def read_fields(pairs: Iterable[str]) -> dict[str, str]:
    """Read pairs such as ``title=name``; raises ``ValueError`` with a message that says what to write."""
    known = [name for name in get_keys(Project) if name not in NEVER_IMPORTED]
    fields: dict[str, str] = {}
    for pair in pairs:
        key, sign, name = map(str.strip, pair.partition("="))
        if not (key and sign and name):
            raise ValueError(f"write KEY=FIELD, such as title=name, in place of {pair!r}")
        if key == MARKUP:
            raise ValueError(f"write summary={name}; a caption is markup, and what is imported is plain text")
        if key not in known:
            raise ValueError(f"{key!r} is not a key of a catalog{suggest_or_list(key, known)}")
        if key in fields:
            raise ValueError(f"{key!r} is given twice; remove one")
        fields[key] = name
    return fields


def find_items(data: Any, chosen: ChosenList, *, is_table: bool = False) -> Contents:
    """Find the items of a list; raises :class:`FormatError` if there is no such list, or none of its items a field.

    The fields of a table are its columns.
    """
    found = choose_list(data, chosen.items, chosen.fields.get("title", ""))
    items = [each.data for each in found.items]
    if items and not any(isinstance(each, dict) for each in items):
        raise FormatError(f"write each item as a mapping with a title; the first one is {describe_value(items[0])}")
    _require_fields(chosen.fields, items)
    projects = [_pick(each, chosen.fields, found.silent) for each in found.items]
    if projects and not any(each.values["title"] for each in projects) and (names := _list_fields(items)):
        where = "; the first row names the columns" if is_table else ""
        raise FormatError(f"write --map title=FIELD, with a field of the items: {', '.join(names)}{where}")
    return Contents(projects, found.rest)


def _require_fields(fields: Mapping[str, str], items: list[Any]) -> None:
    """Raise :class:`FormatError` for a field that no item has, or that is a mapping or a list in all that have it."""
    for key, name in fields.items() if items else ():
        found = [list(find_under(item, name)) for item in items]
        if not any(found):
            hint = suggest_or_list(name, _list_fields(items))
            raise FormatError(f"--map {key}={name}: no item has the field {name!r}{hint}")
        values = [value for some in found for value in some if value is not None]
        wrong = dict if key in _WITH_LISTS else (dict, list)
        below = dict.fromkeys(each for value in values for each in _walk_fields(value, f"{name}."))
        if below and all(isinstance(value, wrong) for value in values):
            what = describe_value(values[0])
            raise FormatError(f"--map {key}={name}: {name!r} is {what}; write one of {', '.join(below)}")


def _list_fields(items: list[Any]) -> list[str]:
    """Return the names of all fields, with dots between levels."""
    return list(dict.fromkeys(name for item in items for name in _walk_fields(item)))


def _walk_fields(item: Any, above: str = "") -> Iterator[str]:
    """Yield the names of the fields of a mapping, or of the first item of a list."""
    members = item if isinstance(item, dict) else {"0": item[0]} if isinstance(item, list) and item else {}
    for name, value in members.items():
        if not isinstance(value, dict) or not value:
            yield f"{above}{name}"
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield from _walk_fields(value, f"{above}{name}.")


def _pick(listed: ListedItem, given: Mapping[str, str], silent: frozenset[str]) -> FoundProject:
    """Pick one project; the fields that a catalog does not have are stored under ``extra`` if they are plain data."""
    item = listed.data
    names = dict(given)
    for key in get_candidates():
        if key not in given and (name := find_field(item, key, given.values())):
            names[key] = name
    names.setdefault("title", "title")
    own = get_members(item).get(EXTRA_KEY)
    own = own if isinstance(own, dict) else {}
    found = pick_project(item, _name_place(listed.place), names, extra=(), silent=[*silent, *([EXTRA_KEY] * bool(own))])
    values = found.values
    if isinstance(values["title"], int) and not isinstance(values["title"], bool):
        values["title"] = str(values["title"])  # the game 2048 is a project
    if "repository" in names:
        values["repository"] = _complete_repository(names["repository"], values["repository"])
    if listed.groups:
        values["tags"] = [*split_tags(values.get("tags")), *listed.groups]
    extra: dict[str, Any] = {}
    kept: list[FoundKey] = []
    rest: list[FoundKey] = []
    several = [("", names[key]) for key in _WITH_ONE if isinstance(values.get(key), list) and len(values[key]) > 1]
    for section, name in [*((EXTRA_KEY, name) for name in own), *several, *found.rest]:
        path = f"{section}.{name}" if section else name
        value = get_value(item, path)
        known = make_extra_name(path.removeprefix(EXTRA_PREFIX))  # of the author's own, or of columns that we export
        if known in extra or not _is_plain(value):
            rest.append((section, name))
            continue
        extra[known] = value
        if section != EXTRA_KEY:
            kept.append((section, name))
    spare = {key: value for key, value in values.items() if not is_empty(value) and _is_plain(value)}
    return found._replace(extra=extra, kept=kept, rest=rest, spare=spare)


def _name_place(place: str) -> str:
    """Return a place for messages: ``item 2`` of a list that is the whole file, and else ``projects[1]``."""
    number, bracket, inner = place.removeprefix("[").partition("]")
    return f"item {int(number) + 1}{inner}" if place.startswith("[") and bracket else place


def _complete_repository(field: str, value: Any) -> Any:
    """Return the address of a repository; a field such as ``github`` often has only ``owner/name``."""
    if isinstance(value, list):
        return [_complete_repository(field, each) for each in value]
    is_name = isinstance(value, str) and _OWNED.fullmatch(value.strip())
    return f"{field.lower()}:{value.strip()}" if is_name and field.lower() in _HOSTS else value


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
