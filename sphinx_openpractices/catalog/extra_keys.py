"""Keys of a site's own, under ``extra``: their names, and their values in options.

A value in an option is what it is in a catalog in YAML, so that both mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any

from sphinx_openpractices.text.slugs import LONGEST_TITLE, make_slug

from .documents import DocumentError, ScalarNode, read_yaml
from .documents.members import MappingReader

EXTRA_KEY = "extra"
"""The key whose members are keys of a site's own."""
EXTRA_PREFIX = f"{EXTRA_KEY}."
"""Begins the names of these keys in options."""
EXTRA_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
"""The name of such a key."""

_NAME = re.compile(EXTRA_NAME)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LIST = re.compile(r"\[[^\[\]]*\]")


def make_extra_name(name: str) -> str:
    """Make the name of a key under ``extra``: ``developmentStatus`` and ``DEVELOPMENT_STATUS`` get a hyphen."""
    return re.sub(r"-{2,}", "-", make_slug(_CAMEL.sub("-", name[:LONGEST_TITLE]))).strip("-")


def require_extra_name(name: str, prefix: str = "") -> None:
    """Raise ``ValueError`` for a *name* that a key under ``extra`` cannot have; it is written after *prefix*."""
    if not name.strip():
        raise ValueError(f"has no name; write one, such as {prefix + 'maturity'!r}")
    if not _NAME.fullmatch(name):
        raise ValueError(f"is not a name; write {prefix + make_extra_name(name)!r}, with a-z, 0-9 and hyphens")


def is_option(name: str, names: Container[str]) -> bool:
    """Return whether *name* is one of the *names* of options, or that of a key under ``extra``, if this is allowed."""
    return name in names or (EXTRA_KEY in names and name.startswith(EXTRA_PREFIX))


def read_extra(value: Mapping[str, Any] | str) -> dict[str, Any]:
    """Read the mapping of a catalog, whose names were checked; an option has a name of its own for each key."""
    if not isinstance(value, Mapping):
        raise ValueError("is a mapping of keys of your own; write one of them, such as 'extra.maturity'")  # noqa: TRY004 - like all readers
    return dict(value)


def read_extra_value(text: str) -> Any:
    """Read the value of an option: a number, a boolean, a date or a text, or a list of these in brackets."""
    text = " ".join(text.split())
    if not text:
        return ""
    try:
        node = (_LIST.fullmatch(text) and read_yaml(text)) or ScalarNode(text, 1, quoted=False)
    except DocumentError:
        raise ValueError(f"{text!r} is not a list; write [one, two], with quotes around items that need them") from None
    reader = MappingReader("")
    value = reader.read_data(node, "")
    if reader.messages:
        raise ValueError(reader.messages[0].text)
    return value
