"""Where the projects of a file are: in a list, in a mapping by their names, or in groups of either, at any level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.entry_type import PROJECTS
from sphinx_openpractices.catalog.extra_keys import make_extra_name
from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.spelling import suggest_or_list

from .field_names import find_field
from .found_projects import FormatError, describe_value, find_under, find_unused_keys, get_members, is_empty
from .needs_json import find_needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .found_projects import FoundKey

    Named = tuple[str, Any, tuple[str, ...]]
    """The place of a value, the value, and the names of the groups that it is in."""

_MEMBERS = (
    PROJECTS.list_key,
    *("items", "entries", "packages", "repositories", "repos", "tools", "software"),
    *("categories", "subcategories", "groups", "sections"),
)
"""What a group calls the list of its members."""
_GROUP_NAMES = ("group", "section", "label")
"""What a group calls itself, besides a title or a category."""
_CERTAIN = ("target", "repository", "summary", "license")
"""Keys by one of which a mapping without a title is known to be a project."""
_MOST_LEVELS = 5
_EACH = "*"
"""In the name of a list: every key."""


class ListedItem(NamedTuple):
    """An item of a list, at a *place* of the file, in *groups*, the outermost first."""

    place: str
    data: Any
    groups: tuple[str, ...]


class ItemList(NamedTuple):
    """The *items* of a list; *silent* are the fields that are of no use, *rest* the keys outside of the items."""

    items: list[ListedItem]
    rest: list[FoundKey]
    silent: frozenset[str] = frozenset()


def has_lists(data: Any) -> bool:
    """Return whether a file is a list, or has lists, even if they are empty or their items have no title."""
    return isinstance(data, list) or bool(_find_lists(data, "") or _find_untitled(data))


def choose_list(data: Any, name: str, title: str) -> ItemList:
    """Return the list with a *name*, with dots between levels, or else the only one whose items have a title.

    *title* is the field with the title, if an author chose one. Raises :class:`FormatError` if there is no such list.
    """
    needs = find_needs(data)
    if needs and name in {"", needs.name}:
        return ItemList(list(_collect(needs.items, needs.name, title, (), [])), needs.rest, needs.silent)
    names = filter(None, map(str.strip, name.split(",")))
    lists = [found for each in names for found in _find_named(data, each)] if name else [_choose_only(data, title)]
    groups: list[FoundKey] = []
    items = [item for place, value, names in lists for item in _collect(value, place, title, names, groups)]
    tops = {place.partition("[")[0] for place, _value, _names in lists}
    rest = [] if "" in tops else list(find_unused_keys(data, tops))
    return ItemList([item for item in items if not is_empty(item.data)], [*rest, *groups])


def _choose_only(data: Any, title: str) -> Named:
    """Return the only list, or the one of projects; raises :class:`FormatError` if there are several others."""
    if isinstance(data, list):
        return "", data, ()
    lists = _find_lists(data, title) or _find_lists(data, "") or _find_untitled(data)
    lists = {key: value for key, value in lists.items() if key.rpartition(".")[2] == PROJECTS.list_key} or lists
    if len(lists) == 1:
        ((name, value),) = lists.items()
        return name, value, ()
    which = f", one of {', '.join(lists)}" if lists else ""
    every = f", or {_EACH!r} for all" if len(lists) > 1 and lists.keys() <= get_members(data).keys() else ""
    raise FormatError(f"write --items NAME, the name of the list{which}{every}")


def _find_lists(data: Any, title: str) -> dict[str, Any]:
    """Find the lists of projects at the highest level that has any, by name; the name of the whole is empty."""
    level = {"": data}
    for _number in range(_MOST_LEVELS):
        if found := {name: value for name, value in level.items() if _has_projects(value, title)}:
            return found
        level = {
            f"{above}.{key}" if above else key: value
            for above, mapping in level.items()
            if isinstance(mapping, dict)
            for key, value in mapping.items()
        }
    return {}


def _find_untitled(data: Any) -> dict[str, Any]:
    """Find the lists of mappings at the highest level, and a list of projects with anything or nothing in it."""
    return {
        name: value
        for name, value in (data.items() if isinstance(data, dict) else ())
        if isinstance(value, list) and (name == PROJECTS.list_key or any(isinstance(each, dict) for each in value))
    }


def _has_projects(value: Any, title: str) -> bool:
    """Return whether some items of a list, or most of the values of a mapping, are projects or groups of them."""
    members = list(get_members(value).values())
    if isinstance(value, list):
        return any(_is_titled(each, title) or _find_group(each) for each in members)
    sure = sum(_is_titled(each, title) or any(find_field(each, key) for key in _CERTAIN) for each in members)
    return _is_keyed(value) and 2 * sure > len(members)


def _is_keyed(value: Any) -> bool:
    """Return whether a value is a mapping of items; an item that has only its key is empty."""
    return isinstance(value, dict) and all(isinstance(each, dict) or each is None for each in value.values())


def _is_titled(item: Any, title: str) -> bool:
    return any(True for _value in find_under(item, title)) if title else find_field(item, "title") is not None


def _find_group(item: Any) -> str | None:
    """Return the field of a group that holds its members; what has an address is a project."""
    if not isinstance(item, dict) or find_field(item, "target") or find_field(item, "repository"):
        return None
    names = (name for name, value in item.items() if isinstance(value, list | dict))
    return next((name for name in names if make_extra_name(name) in _MEMBERS), None)


def _name_group(item: dict[str, Any]) -> str | None:
    """Return the field that names a group."""
    named = find_field(item, "title") or find_field(item, "tags")
    return named or next((name for name in item if make_extra_name(name) in _GROUP_NAMES), None)


def _collect(value: Any, place: str, title: str, groups: tuple[str, ...], rest: list[FoundKey]) -> Iterator[ListedItem]:
    """Yield the items of a list or a mapping, and those of groups; add to *rest* what else the groups have."""
    for key, item in get_members(value).items():
        here = f"{place}[{key}]" if isinstance(value, list) else f"{place}.{key}".lstrip(".")
        field = _find_group(item)
        if field is None:
            yield ListedItem(here, item if isinstance(value, list) else _add_key(key, item, title), groups)
            continue
        name = _name_group(item)
        label = item[name] if name else "" if isinstance(value, list) else key
        inner = (*groups, label) if isinstance(label, str) and label.strip() else groups
        more = find_unused_keys(item, {field, *([name] if name else [])})
        rest += [(place.partition("[")[0], other) for _section, other in more]
        yield from _collect(item[field], f"{here}.{field}", title, inner, rest)


def _add_key(key: str, item: Any, title: str) -> Any:
    """Return an item of a mapping with its key, which is the title of an item without one, and else its id."""
    if not isinstance(item, dict) or not _is_titled(item, title):
        return {title or "title": key} | (item or {}) if _is_keyed({key: item}) else item
    return item if key.isdecimal() or not make_slug(key) else {"id": make_slug(key)} | item


def _find_named(data: Any, name: str) -> list[Named]:
    """Find the lists that an author names; raises :class:`FormatError` if there are none."""
    found = list(_walk(data, name.split("."), "", ()))
    if not found:
        names = list(_list_names(data))
        hint = suggest_or_list(name, names) if names else "; leave out --items, as the file is a list"
        raise FormatError(f"has nothing under {name!r}{hint}")
    lists = [each for each in found if isinstance(each[1], list) or each[1] is None or _is_keyed(each[1])]
    if not lists or (lists != found and _EACH not in name):
        wrong = next(value for _place, value, _groups in found if value is not None)
        raise FormatError(f"has {describe_value(wrong)} under {name!r}, not a list of items")
    return lists


def _walk(data: Any, parts: list[str], place: str, groups: tuple[str, ...]) -> Iterator[Named]:
    """Follow the parts of a name, through each of the items of a list unless a part is a number."""
    if not parts:
        yield place, data, groups
        return
    members = get_members(data)
    if isinstance(data, list) and parts[0] not in members:
        for key, item in members.items():
            name = _name_group(item) if isinstance(item, dict) else None
            inner = (*groups, item[name]) if name and isinstance(item[name], str) else groups
            yield from _walk(item, parts, f"{place}[{key}]", inner)
    elif parts[0] == _EACH:
        for key, item in members.items():
            yield from _walk(item, parts[1:], f"{place}.{key}".lstrip("."), (*groups, key))
    for length in range(1, len(parts) + 1):
        key = ".".join(parts[:length])  # keys of mappings can have dots, too
        if key in members:
            here = f"{place}[{key}]" if isinstance(data, list) else f"{place}.{key}".lstrip(".")
            yield from _walk(members[key], parts[length:], here, groups)
            return


def _list_names(data: Any, above: str = "", levels: int = _MOST_LEVELS) -> Iterator[str]:
    """Return the names of the lists and mappings in mappings."""
    for key, value in data.items() if isinstance(data, dict) and levels else ():
        if isinstance(value, list | dict):
            yield f"{above}{key}"
            yield from _list_names(value, f"{above}{key}.", levels - 1)
