"""Keys: what an author may set, declared once as the fields of a dataclass.

The same declaration reads the options of a directive, the attributes of an element and the entries of a catalog; the
reference pages and the JSON Schema are made from it too. Knows nothing of Sphinx.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils.nodes import make_id

from sphinx_openpractices.text.slugs import make_slug
from sphinx_openpractices.text.spelling import suggest_name, suggest_or_list

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    Reader = Callable[[Any], Any]


class Key(NamedTuple):
    """One key: its *name* as authors write it, and its *field* in the dataclass; *many*: its value is a tuple."""

    name: str
    field: str
    read: Reader
    meaning: str
    default: str
    choices: tuple[str, ...]
    required: bool
    many: bool


class Problem(NamedTuple):
    """What is wrong with the key *name*; *known* is false when there is no such key."""

    name: str
    message: str
    known: bool = True


def key(
    read: Reader,
    meaning: str,
    default: str = "none",
    *,
    choices: tuple[str, ...] = (),
    empty: Any = dataclasses.MISSING,
) -> Any:
    """Declare a dataclass field as a key.

    *read* turns the author's text into the value or raises ``ValueError``; *meaning* and *default* are for the
    reference; *choices* are the only words allowed; a key without *empty*, the value when it is not given, is required.
    Where *empty* is a tuple, *read* takes a list of texts too.
    """
    metadata = {"read": read, "meaning": meaning, "default": default, "choices": choices}
    return dataclasses.field(default=empty, metadata=metadata)


@cache
def keys_of(cls: type) -> dict[str, Key]:
    """The keys of a dataclass by name, in order; fields that were not declared by :func:`key` are none."""
    keys = (
        Key(
            field.name.rstrip("_").replace("_", "-"),
            field.name,
            **field.metadata,
            required=field.default is dataclasses.MISSING,
            many=isinstance(field.default, tuple),
        )
        for field in dataclasses.fields(cls)
        if field.metadata
    )
    return {key.name: key for key in keys}


def read_keys(
    cls: type, raw: Mapping[str, Any], choices: Mapping[str, Collection[str]] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """Read what an author wrote, texts or lists of texts by key, into values by field, with every problem found.

    *choices* narrows a key to words that only the caller knows.
    A key with a problem is left out of the values; so is an unknown one.
    """
    known = keys_of(cls)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, written in raw.items():
        if name not in known:
            problems.append(Problem(name, suggest_or_list(name, known), known=False))
            continue
        allowed = (choices or {}).get(name, known[name].choices)
        try:
            if isinstance(written, list) and not known[name].many:
                raise ValueError("is a list; write one text")
            value = known[name].read(written or "")
            if allowed:
                check_choices(value, allowed)
        except ValueError as err:
            problems.append(Problem(name, str(err)))
        else:
            values[known[name].field] = value
    problems += [Problem(name, "is missing") for name, each in known.items() if each.required and name not in raw]
    return values, problems


def check_choices(value: str | tuple[str, ...], choices: Collection[str]) -> None:
    """Raise ``ValueError`` when a word of *value* is not among *choices*."""
    for word in [value] if isinstance(value, str) else value:
        if word not in choices:
            raise ValueError(f"{word!r} is not one of {', '.join(choices)}{suggest_name(word, choices)}")


# Readers: text -> value, or ValueError with words that say what would be right.


def text(value: str) -> str:
    """One line of plain text, not empty."""
    line = " ".join(value.split())
    if not line:
        raise ValueError("is empty; write some text")
    return line


def line(value: str) -> str:
    """One line of plain text, perhaps empty."""
    return " ".join(value.split())


def identifier(value: str) -> str:
    """A stable name: lower-case letters, digits and hyphens."""
    if not re.fullmatch(r"[a-z0-9-]+", value):
        raise ValueError(
            f"{value!r} is not a name; use a-z, 0-9 and hyphens, such as {make_slug(value or 'my-project')!r}"
        )
    return value


def words(value: str | Sequence[str]) -> tuple[str, ...]:
    """Words with commas between, or a list of words; each once."""
    if not isinstance(value, str):
        for word in value:
            if "," in word:
                raise ValueError(f"{word!r} holds a comma; write each word by itself")
    each = value.split(",") if isinstance(value, str) else value
    found = tuple(dict.fromkeys(" ".join(word.split()) for word in each if word.strip()))
    if not found:
        raise ValueError("is empty; write words with commas between")
    return found


def classes(value: str | Sequence[str]) -> tuple[str, ...]:
    """CSS class names with blanks between, or a list of them, in docutils' normal form."""
    each = value if isinstance(value, str) else " ".join(value)
    found = tuple(dict.fromkeys(filter(None, map(make_id, each.split()))))
    if not found:
        raise ValueError(f"{each!r} holds no class name; use letters, digits and hyphens")
    return found


def flag(value: str) -> bool:
    """Set by being there."""
    if value:
        raise ValueError(f"takes no value, and has {value!r}")
    return True
