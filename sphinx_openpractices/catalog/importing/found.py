"""What a file says of projects, in its own words, before a catalog's rules are asked. Knows nothing of Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.text.printable import CONTROL_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    Key = tuple[str, str]
    """A key of a file: the section that it stands in, empty at the top, and its name."""

KINDS = {
    type(None): "nothing",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a mapping",
}


class FormatError(ValueError):
    """A file that is not of the format it seems to be, or of none."""


class Found(NamedTuple):
    """One project: *values* by key of a catalog, as they stand in the file, which may be anything."""

    place: str
    """Where it stands, for messages, such as ``projects[2]``."""
    values: dict[str, Any]
    names: Mapping[str, str]
    """What the file calls the keys of *values*."""
    extra: dict[str, str]
    rest: list[Key]
    """What has no place in a catalog."""


class Contents(NamedTuple):
    """All projects of a file, and the keys beside them that have no place in a catalog."""

    projects: Sequence[Found]
    rest: Sequence[Key] = ()


def pick(data: Any, place: str, names: Mapping[str, str], *, extra: Collection[str], silent: Collection[str]) -> Found:
    """Find a project in *data*.

    *names* are the names in the file, with dots between levels, by key of a catalog; *extra* are names of what a
    catalog keeps unread, if it is text; *silent* are those that tell readers nothing.
    """
    values = {key: value_at(data, name) for key, name in names.items()}
    kept = {name: value for name in extra if is_text(value := value_at(data, name)) and value.strip()}
    used = {*names.values(), *kept, *silent}
    return Found(place, values, names, kept, list(leftovers(data, used)))


def value_at(data: Any, name: str) -> Any:
    """The value under *name*, with dots between levels; ``None`` where there is none."""
    for part in name.split("."):
        data = data.get(part) if isinstance(data, dict) else None
    return data


def leftovers(data: Any, used: Collection[str], section: str = "") -> Iterator[Key]:
    """The keys of *data* that are not *used*, and have a value."""
    for key, value in data.items() if isinstance(data, dict) else ():
        name = f"{section}.{key}" if section else str(key)
        if name in used or is_empty(value):
            continue
        if isinstance(value, dict) and any(each.startswith(f"{name}.") for each in used):
            yield from leftovers(value, used, name)
        else:
            yield section, str(key)


def is_empty(value: Any) -> bool:
    """Whether a key with this *value* says as little as no key."""
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def is_text(value: Any) -> bool:
    """Whether *value* is text that can be written and shown."""
    return isinstance(value, str) and not CONTROL_CHARACTERS.search(value)


def as_list(value: Any) -> list[Any]:
    """A list of what may stand alone, or be missing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def mappings(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mappings of a list that the format demands, each with its place; raises :class:`FormatError`."""
    if not isinstance(value, list | None):
        raise FormatError(f"{place} is {kind(value)}, not a list")
    for index, item in enumerate(value or ()):
        if not isinstance(item, dict):
            raise FormatError(f"{place}[{index}] is {kind(item)}, not a mapping")
        yield f"{place}[{index}]", item


def kind(value: Any) -> str:
    """What *value* is, for messages."""
    if isinstance(value, str) and not is_text(value):
        return "control characters"
    return KINDS.get(type(value), "a date")
