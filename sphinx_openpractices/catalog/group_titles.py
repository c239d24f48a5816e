"""The options ``group-by`` and ``groups`` of a gallery."""

from __future__ import annotations

import re
from typing import NamedTuple

from .extra_keys import EXTRA_PREFIX
from .key_values import require_key_name

_ONE_EACH = ("id", "title", "target", "logo", "logo-dark", "alt", "caption", "summary", "repository", "class", "draft")
"""Keys whose values make no groups: nearly every project has its own, or none is shown."""
_EXAMPLE = f"{EXTRA_PREFIX}maturity"
_PART = re.compile(r'[ \t]*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^",=]*))[ \t]*(?P<end>.?)')
"""A name or a title, with the character that ends it."""


class GroupTitle(NamedTuple):
    """The *name* of a group, and the *title* that an author gives it, if any."""

    name: str
    title: str


def read_group_key(value: str) -> str:
    """Read the key by whose values projects are grouped."""
    name = " ".join(value.split())
    if not name:
        raise ValueError(f"is empty; write a key such as 'tags' or '{_EXAMPLE}'")
    if name in _ONE_EACH:
        raise ValueError(f"{name!r} makes no groups of several projects; write a key such as 'tags' or '{_EXAMPLE}'")
    try:
        require_key_name(name)
    except ValueError as err:
        raise ValueError(f"{name!r} {err}") from None
    return name


def read_groups(value: str) -> tuple[GroupTitle, ...]:
    """Read the names of groups, separated by commas, in the order in which they are shown.

    ``name = Title`` gives a group a title. What contains a comma, an equals sign or a quotation mark is in double
    quotes: ``name = "Title, with comma"``.
    """
    found: dict[str, str] = {}
    position = 0
    text = " ".join(value.split())
    while position < len(text):
        name, end, position = _read_part(text, position)
        title = ""
        if end == "=":
            title, end, position = _read_part(text, position)
            if not title and end != '"':
                raise ValueError(f"has no title after '{name} ='; write one, or leave out the equals sign")
        if end == '"':
            raise ValueError(f"contains a quotation mark after {title or name!r}; write '{name} = \"Title\"', with two")
        if end not in {"", ","}:
            raise ValueError(f"contains {end!r} after {title or name!r}; write '{name} = \"Title\"', with quotes")
        if name in found:
            raise ValueError(f"names the group {name!r} twice")
        if name:
            found[name] = title
    if not found:
        raise ValueError("is empty; write the names of groups, separated by commas")
    return tuple(GroupTitle(*each) for each in found.items())


def _read_part(text: str, position: int) -> tuple[str, str, int]:
    """Return the name or title at *position*, the character after it, and the position after that."""
    match = _PART.match(text, position)
    assert match is not None  # noqa: S101 - it matches anything
    return (match["quoted"] or match["bare"] or "").strip(), match["end"], match.end()


def suggest_quotes(groups: tuple[GroupTitle, ...], name: str) -> str:
    """Return what to write if *name*, which is not a group, is probably a part of the title before it."""
    position = next(index for index, group in enumerate(groups) if group.name == name)
    before = groups[position - 1] if position else None
    if before is None or not before.title:
        return ""
    return f'write {before.name} = "{before.title}, {name}", with quotes, if it is part of that title'
