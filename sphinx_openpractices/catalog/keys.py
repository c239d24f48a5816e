"""Keys: what an author may set, declared once as the fields of a dataclass.

The same declaration reads the options of a directive, the attributes of an element and the entries of a catalog; the
reference pages and the JSON Schema are made from it, too.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_openpractices.text.spelling import suggest_name, suggest_or_list

from .extra_keys import EXTRA_KEY, EXTRA_PREFIX, read_extra_value, require_extra_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

_LONGEST_CHOICE = 1000
"""Longer words are not several choices without commas."""


class Key(NamedTuple):
    """One key: its *name* as authors write it, and its *field* in the dataclass; if *many*, its value is a tuple.

    A *typed* key is not text: in a catalog, it is written without quotes. The *usual* value is that of records without
    the key. *items* is the dataclass of its values, if these have keys of their own; a *mapping* has free ones.
    """

    name: str
    field: str
    read: Callable[[Any], Any]
    meaning: str
    default: str
    choices: tuple[str, ...]
    synonyms: tuple[str, ...]
    advice: str
    required: bool
    many: bool
    typed: bool
    usual: str
    items: type | None
    mapping: bool


class KeyProblem(NamedTuple):
    """A mistake in the key *name*; *message* follows the name, and *known* is false for an unknown key."""

    name: str
    message: str
    known: bool = True


def declare_key(
    read: Callable[[Any], Any],
    meaning: str,
    default: str = "none",
    *,
    choices: tuple[str, ...] = (),
    synonyms: str = "",
    advice: str = "",
    typed: bool = False,
    usual: str = "",
    items: type | None = None,
    empty: Any = dataclasses.MISSING,
) -> Any:
    """Declare a dataclass field as a key.

    *read* turns the author's text into the value or raises ``ValueError``; *meaning* and *default* are for the
    reference; *choices* are the only values allowed. *empty* is the value of a key that is not given; without it, the
    key is required. If *empty* is a tuple, *read* also accepts a list of texts; if it is ``dict``, a mapping.
    *synonyms* are other names, separated by spaces, for which this key is suggested; *advice* is about a value that is
    not one of the choices. *typed* is for a boolean or a date, which *read* gets in the spelling of the author. A
    record without the key has the *usual* value, if there is one. *items* is for values with keys of their own, which
    the fields of that dataclass declare: *read* then gets a text of a line for each, or a list of those read already.
    """
    metadata = {
        "read": read,
        "meaning": meaning,
        "default": default,
        "choices": choices,
        "synonyms": tuple(synonyms.split()),
        "advice": advice,
        "typed": typed,
        "usual": usual,
        "items": items,
    }
    if empty is dict:
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=empty, metadata=metadata)


def get_keys(cls: type) -> dict[str, Key]:
    """Return the keys of a dataclass by name, in order: the fields declared with :func:`declare_key`."""
    return _collect_keys(cls)


@cache
def _collect_keys(cls: type) -> dict[str, Key]:
    keys = (
        Key(
            field.name.rstrip("_").replace("_", "-"),
            field.name,
            **field.metadata,
            required=field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
            many=isinstance(field.default, tuple) or field.metadata["items"] is not None,
            mapping=field.default_factory is dict,
        )
        for field in dataclasses.fields(cls)
        if field.metadata
    )
    return {key.name: key for key in keys}


@cache
def get_synonyms(cls: type) -> dict[str, str]:
    """Return the names of the keys of a dataclass by the names that authors know from elsewhere."""
    return {synonym: key.name for key in get_keys(cls).values() for synonym in key.synonyms}


def read_keys(
    cls: type, raw: Mapping[str, Any], choices: Mapping[str, Collection[str]] | None = None
) -> tuple[dict[str, Any], list[KeyProblem]]:
    """Read what an author wrote, texts or lists of texts by key; return the values by field, and every problem.

    *choices* are the values that the caller allows for some keys, in place of the declared ones.
    The values of keys with a problem are left out.
    """
    known = get_keys(cls)
    choices = choices or {}
    values: dict[str, Any] = {}
    problems: list[KeyProblem] = []
    extra: dict[str, Any] = {}
    for name, written in raw.items():
        key = known.get(name)
        if key is None:
            if EXTRA_KEY in known and name.startswith(EXTRA_PREFIX):
                problems += _read_extra_member(extra, name, written)
            else:
                problems.append(KeyProblem(name, suggest_or_list(name, known, get_synonyms(cls)), known=False))
            continue
        allowed = choices.get(name, key.choices)
        try:
            if isinstance(written, list) and not key.many:
                raise ValueError("is a list; write one text")
            value = key.read("" if written is None else written)
            if allowed:
                _check_choices(value, allowed, key.advice)
        except ValueError as err:
            problems.append(KeyProblem(name, str(err)))
        else:
            values[key.field] = value
    if extra:
        values[EXTRA_KEY] = values.get(EXTRA_KEY, {}) | extra
    problems += [KeyProblem(name, "is missing") for name, each in known.items() if each.required and name not in raw]
    return values, problems


def _read_extra_member(extra: dict[str, Any], name: str, written: str | None) -> list[KeyProblem]:
    """Read an option such as ``extra.maturity`` into *extra*; return its problem, if there is one."""
    member = name.removeprefix(EXTRA_PREFIX)
    try:
        require_extra_name(member, EXTRA_PREFIX)
        extra[member] = read_extra_value(written or "")
    except ValueError as err:
        return [KeyProblem(name, str(err))]
    return []


def _check_choices(value: str | tuple[str, ...], choices: Collection[str], advice: str) -> None:
    for word in [value] if isinstance(value, str) else value:
        if word not in choices:
            parts = re.split(r"[^\w-]+", word.lower()) if len(word) <= _LONGEST_CHOICE else []
            several = [each for each in parts if each != "and"]
            if isinstance(value, tuple) and len(several) > 1 and set(several) <= set(choices):
                hint = f"; write '{', '.join(several)}', with commas"
            else:
                hint = suggest_name(word, choices, otherwise=advice)
            raise ValueError(f"{word!r} is not one of {', '.join(choices)}{hint}")
