"""Reads the attributes that Goldmark finds after blocks and headings, and writes those that MyST has before them.

Source: `Markdown attributes <https://gohugo.io/content-management/markdown-attributes/>`__.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .marks import MEANT

_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:.-]*"
_VALUE = r"(?:\"(?:[^\"\\]|\\.)*\"|\[[^\[\]{}]*\]|[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|[a-zA-Z_:][a-zA-Z0-9_:.-]*)"
_ATTRIBUTE = re.compile(
    rf"\s*(?:#(?P<id>[\w:.-]*)|\.(?P<class>[\w:.-]*)|(?P<name>{_NAME})\s*=\s*(?P<value>{_VALUE}))\s*,?\s*"
)
_CLASS = re.compile(r"[\w:-]+")
"""A class that MyST can read."""


class BlockAttributes(NamedTuple):
    """The *id* and the *classes* of a block, and the names of *others*, which MyST drops."""

    id: str = ""
    classes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def read_attributes(text: str, start: int) -> tuple[BlockAttributes, int] | None:
    """Read attributes that begin with a brace, and return them with their end; ``None`` if they are text."""
    position = start + 1
    anchor = ""
    classes: list[str] = []
    others: list[str] = []
    while not text.startswith("}", position):
        match = _ATTRIBUTE.match(text, position)
        if not match:
            return None
        value = (match["value"] or "").strip('"')
        if match["id"] is not None or match["name"] == "id":
            anchor = match["id"] or value
        elif match["class"] is not None or match["name"] == "class":
            classes += (match["class"] or value).split()
        else:
            others.append(match["name"])
        position = match.end()
    return BlockAttributes(anchor, tuple(classes), tuple(others)), position + 1


def write_attributes(classes: tuple[str, ...]) -> str:
    """Write the line of MyST before a block, or an empty string."""
    names = [f".{name}" for name in classes if _CLASS.fullmatch(name)]
    return f"{MEANT}{{{' '.join(names)}}}" if names else ""


def find_heading_attributes(title: str) -> tuple[str, BlockAttributes]:
    """Split the text of a heading from the attributes at its end."""
    for match in re.finditer(r"\\.|(\{)", title):
        if match[1] and (found := read_attributes(title, match.start())) and not title[found[1] :].strip():
            return title[: match.start()].rstrip(), found[0]
    return title, BlockAttributes()
