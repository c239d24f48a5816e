"""The options ``group-by``, ``groups``, ``sizes`` and ``filter`` of a list of records."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.values import read_words
from sphinx_openpractices.text.spelling import suggest_name

from .extra_keys import EXTRA_PREFIX
from .key_values import require_key_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .record import RecordKeys

SIZES = ("large", "medium", "small")
"""How large the logos of a group can be."""
_EXAMPLE = f"{EXTRA_PREFIX}maturity"
_PART = re.compile(r'[ \t]*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^",=]*))[ \t]*(?P<end>.?)')
"""A name or a title, with the character that ends it."""


class GroupTitle(NamedTuple):
    """The *name* of a group, and the *title* that an author gives it, if any."""

    name: str
    title: str


class GroupSize(NamedTuple):
    """The *name* of a group, empty if its place says which one it is, and its *size*, one of :data:`SIZES`."""

    name: str
    size: str


def read_filter_keys(keys: RecordKeys, value: str | Sequence[str]) -> tuple[str, ...]:
    """Read which of the *keys* readers can filter by; without any, return the usual ones."""
    names = read_words(value) if value else keys.filtered
    for name in names:
        if name.lower() in {"true", "false", "yes", "no", "on", "off"}:
            raise ValueError(f"{name!r} is not a key; write the option without a value, or keys such as 'tags'")
        _require_key(name, keys, "is not a key to filter by")
    return names


def read_group_key(keys: RecordKeys, value: str) -> str:
    """Read the one of the *keys* whose values make groups."""
    name = " ".join(value.split())
    if not name:
        raise ValueError(f"is empty; write a key such as 'tags' or '{_EXAMPLE}'")
    _require_key(name, keys, f"makes no groups of several {keys.noun}s")
    return name


def _require_key(name: str, keys: RecordKeys, problem: str) -> None:
    """Raise ``ValueError`` for a *name* that no key can have, or with this *problem* for one that makes no groups."""
    if name in keys.ungrouped:
        raise ValueError(f"{name!r} {problem}; write a key such as 'tags' or '{_EXAMPLE}'")
    try:
        require_key_name(name, keys)
    except ValueError as err:
        raise ValueError(f"{name!r} {err}") from None


def read_groups(value: str) -> tuple[GroupTitle, ...]:
    """Read the names of groups, separated by commas, in the order in which they are shown.

    ``name = Title`` gives a group a title. What contains a comma, an equals sign or a quotation mark is in double
    quotes: ``name = "Title, with comma"``.
    """
    found: dict[str, str] = {}
    for name, title in _split_items(value):
        if name in found:
            raise ValueError(f"names the group {name!r} twice")
        found[name] = title
    if not found:
        raise ValueError("is empty; write the names of groups, separated by commas")
    return tuple(GroupTitle(*each) for each in found.items())


def read_sizes(value: str) -> tuple[GroupSize, ...]:
    """Read the sizes of groups, separated by commas: ``name = large``, or only sizes, in the order of the groups."""
    items = [GroupSize(name, size) if size else GroupSize("", name) for name, size in _split_items(value, "size")]
    if not items:
        raise ValueError("is empty; write 'large', 'medium' or 'small' for each group, separated by commas")
    named: set[str] = set()
    for name, size in items:
        if size not in SIZES:
            hint = suggest_name(size, SIZES, otherwise="" if name else f"write '{size} = large' if it is a group")
            raise ValueError(f"{size!r} is not one of {', '.join(SIZES)}{hint}")
        if name in named:
            raise ValueError(f"names the group {name!r} twice")
        if bool(name) != bool(items[0].name):
            raise ValueError("has sizes with and without a group; write 'name = large' for each, or only sizes")
        if name:
            named.add(name)
    return tuple(items)


def assign_sizes(sizes: Iterable[GroupSize], names: Iterable[str]) -> dict[str, str]:
    """Return the sizes of groups by name; those without a name are in the order of *names*."""
    order = iter(dict.fromkeys(names))
    found = ((name or next(order, ""), size) for name, size in sizes)
    return {name: size for name, size in found if name}


def _split_items(value: str, noun: str = "title") -> Iterator[tuple[str, str]]:
    """Yield each name, with the text after its equals sign, which may be left out."""
    position = 0
    text = " ".join(value.split())
    while position < len(text):
        name, end, position = _read_part(text, position)
        title = ""
        if end == "=":
            title, end, position = _read_part(text, position)
            if not title and end != '"':
                raise ValueError(f"has no {noun} after '{name} ='; write one, or leave out the equals sign")
        if end == '"':
            raise ValueError(f"contains a quotation mark after {title or name!r}; write '{name} = \"Title\"', with two")
        if end not in {"", ","}:
            raise ValueError(f"contains {end!r} after {title or name!r}; write '{name} = \"Title\"', with quotes")
        if name:
            yield name, title


def _read_part(text: str, position: int) -> tuple[str, str, int]:
    """Return the name or title at *position*, the character after it, and the position after that."""
    match = _PART.match(text, position)
    assert match is not None  # noqa: S101 - it matches anything
    return (match["quoted"] or match["bare"] or "").strip(), match["end"], match.end()


def suggest_quotes(groups: tuple[GroupTitle, ...], name: str) -> str:
    """Return what to write if *name*, which is not a group, is probably a part of the title before it."""
    before = next((one for one, other in pairwise(groups) if other.name == name), None)
    if before is None or not before.title:
        return ""
    return f'write {before.name} = "{before.title}, {name}", with quotes, if it is part of that title'
