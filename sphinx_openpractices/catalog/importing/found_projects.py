"""What a file contains about projects, before the rules of a catalog are applied."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.catalog.addresses import has_address
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    FoundKey = tuple[str, str]
    """A key of a file: its section, empty at the top, and its name."""

_KINDS = {
    type(None): "nothing",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a mapping",
}


class FormatError(ValueError):
    """A file is not of the format that its name or its keys suggest, or of no format that can be imported."""


class FoundProject(NamedTuple):
    """One project: *values* by key of a catalog, unchecked, of any type."""

    place: str
    """Its place in the file, for messages, such as ``projects[2]``."""
    values: dict[str, Any]
    names: Mapping[str, str]
    """The names in the file of the keys of *values*."""
    extra: Mapping[str, Any]
    rest: list[FoundKey]
    """Keys that a catalog does not have."""
    kept: Sequence[FoundKey] = ()
    """Those of them that are stored under ``extra`` because the author's list has them, and so are named."""
    spare: Mapping[str, Any] = MappingProxyType({})
    """The values of the author's list that are stored under ``extra`` if they break a rule of a catalog."""


class Contents(NamedTuple):
    """All projects of a file, and the keys outside of them that a catalog does not have."""

    projects: Sequence[FoundProject]
    rest: Sequence[FoundKey] = ()


def pick_project(
    data: Any, place: str, names: Mapping[str, str], *, extra: Collection[str], silent: Collection[str]
) -> FoundProject:
    """Pick the values of one project from *data*.

    *names* are the names in the file, with dots between levels, by key of a catalog; *extra* are those whose texts go
    under ``extra``; *silent* are those that are of no use to readers.
    """
    values = {key: get_value(data, name) for key, name in names.items()}
    kept = {name: value for name in extra if is_clean_text(value := get_value(data, name)) and value.strip()}
    used = {*names.values(), *kept, *silent}
    return FoundProject(place, values, names, kept, list(find_unused_keys(data, used)))


def choose_target(data: Any, names: Sequence[str]) -> str:
    """Return the first of *names* that has an address; all but the first are less likely to have one."""
    for name in names:
        if has_address(get_value(data, name), certain=name != names[0]):
            return name
    return names[0]


def get_value(data: Any, name: str) -> Any:
    """Return the value under *name*, with dots between levels and the numbers of items; ``None`` if there is none."""
    return next((value for value in find_under(data, name) if value is not None), None)


def find_under(data: Any, name: str) -> Iterator[Any]:
    """Find the values under *name*; there can be several, as names of keys can have dots, too."""
    members = get_members(data)
    if name in members:
        yield members[name]
    for index, character in enumerate(name):
        if character == "." and name[:index] in members:
            yield from find_under(members[name[:index]], name[index + 1 :])


def get_members(data: Any) -> dict[str, Any]:
    """Return the values of a mapping by key, or those of a list by number, from 0."""
    if isinstance(data, list):
        return {str(index): each for index, each in enumerate(data)}
    return data if isinstance(data, dict) else {}


def choose_language(languages: Sequence[str], wanted: str) -> str | None:
    """Return the first of some language tags (BCP 47) that is the *wanted* one, or the same language, or English."""
    for language in (wanted, _get_primary(wanted), "en"):
        for each in languages:
            if language in (each.lower(), _get_primary(each)):
                return each
    return languages[0] if languages else None


def _get_primary(language: str) -> str:
    """Return the primary subtag of a language tag."""
    return language.lower().replace("_", "-").split("-")[0]


def find_unused_keys(data: Any, used: Collection[str], section: str = "") -> Iterator[FoundKey]:
    """Find the keys of *data* that are not *used* and have a value."""
    for key, value in get_members(data).items():
        name = f"{section}.{key}" if section else str(key)
        if name in used or is_empty(value):
            continue
        below = [each[len(name) + 1 :] for each in used if each.startswith(f"{name}.")]
        if any(isinstance(value, dict) or (isinstance(value, list) and each[:1].isdecimal()) for each in below):
            yield from find_unused_keys(value, used, name)
        else:
            yield section, str(key)


def is_empty(value: Any) -> bool:
    """Return whether *value* is as good as none."""
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def is_clean_text(value: Any) -> bool:
    """Return whether *value* is text without control characters."""
    return isinstance(value, str) and not CONTROL_CHARACTERS.search(value)


def as_list(value: Any) -> list[Any]:
    """Return a list for a value that may also be a single item, or missing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def iterate_mappings(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the mappings of a list that the format requires, each with its place; raises :class:`FormatError`."""
    if not isinstance(value, list | None):
        raise FormatError(f"{place} is {describe_value(value)}, not a list")
    for index, item in enumerate(value or ()):
        if not isinstance(item, dict):
            raise FormatError(f"{place}[{index}] is {describe_value(item)}, not a mapping")
        yield f"{place}[{index}]", item


def describe_value(value: Any) -> str:
    """Return what *value* is, for messages."""
    if isinstance(value, str) and not is_clean_text(value):
        return "control characters"
    return _KINDS.get(type(value), "a date")
