"""The characters for names such as ``:tada:``, from GitHub's list, which Hugo uses too."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EMOJI_EXTRA = "emoji"
"""The extra of the package that installs the list."""


@cache
def _read_emoji_names() -> Mapping[str, str]:
    """Return the characters by name with colons; empty if the list is not installed."""
    try:
        database = import_module("pymdownx.gemoji_db")
    except ImportError:
        return {}
    known = {
        name: "".join(chr(int(code, 16)) for code in (entry.get("unicode_alt") or entry["unicode"]).split("-"))
        for name, entry in database.emoji.items()
        if entry.get("unicode")
    }
    return known | {name: known[each] for name, each in database.aliases.items() if each in known}


def has_emoji_names() -> bool:
    """Return whether the list is installed."""
    return bool(_read_emoji_names())


def find_emoji(name: str) -> str:
    """Return the character for a name with colons, or an empty string."""
    return _read_emoji_names().get(name, "")
