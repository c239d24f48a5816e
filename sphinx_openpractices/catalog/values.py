"""Readers of values: each turns an author's text into a value.

They raise ``ValueError`` with a predicate that follows the key's name: ``is empty; write some text``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from sphinx_openpractices.text.slugs import make_id, make_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_Value = TypeVar("_Value")

_SPACES = re.compile(r"\s{2,}|[^\S ]")
"""What is one space in a line. In place of ``split``, which takes 20 times the memory of a long text."""


def read_text(value: str) -> str:
    """Read one line of plain text, which must not be empty."""
    line = read_line(value)
    if not line:
        raise ValueError("is empty; write some text")
    return line


def read_line(value: str) -> str:
    """Read one line of plain text, which may be empty."""
    return _SPACES.sub(" ", value.replace("\n", " ")).strip()


def read_identifier(value: str) -> str:
    """Read a stable name: lower-case letters, digits and hyphens."""
    if not re.fullmatch(r"[a-z0-9-]+", value):
        example = make_slug(value or "my-project")
        raise ValueError(f"{value!r} is not a name; use a-z, 0-9 and hyphens, such as {example!r}")
    return value


def read_words(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read words separated by commas, or a list of words; drops repeated ones."""
    if not isinstance(value, str):
        for word in value:
            if "," in word:
                raise ValueError(f"{word!r} contains a comma; write each word as an item of its own")
    each = _find_all("[^,]+", value) if isinstance(value, str) else value
    found = tuple(dict.fromkeys(filter(None, map(read_line, each))))
    if not found:
        raise ValueError("is empty; write words separated by commas")
    return found


def read_classes(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read CSS class names separated by spaces, or a list of them, in docutils' normal form."""
    each = value if isinstance(value, str) else " ".join(value)
    found = tuple(dict.fromkeys(filter(None, map(make_id, _find_all(r"\S+", each)))))
    if not found:
        raise ValueError(f"{each!r} does not contain a class name; use letters, digits and hyphens")
    return found


def _find_all(pattern: str, text: str) -> Iterator[str]:
    """Yield the matches one by one."""
    return (match[0] for match in re.finditer(pattern, text))


def read_switch(value: str) -> bool:
    """Read a boolean of a catalog, spelled as in YAML, or a flag of a directive, which has no value."""
    word = value.lower()
    if word not in {"", "true", "yes", "on", "false", "no", "off"}:
        raise ValueError(f"{value!r} is neither true nor false; write one of them")
    return word not in {"false", "no", "off"}


def read_flag(value: str) -> bool:
    """Read a flag, which has no value and is set if it is present."""
    if value:
        raise ValueError(f"does not take a value; remove {value!r}")
    return True


def read_mappings(value: str | Sequence[_Value]) -> tuple[_Value, ...]:
    """Read values that have keys of their own, and no other form."""
    if isinstance(value, str):
        raise ValueError(f"is {'text' if value else 'empty'}; write a list of mappings")  # noqa: TRY004 - like all readers
    return tuple(value)
