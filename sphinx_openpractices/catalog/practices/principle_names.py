"""The names of frameworks, and of their principles: ``posi-2.0#living-will``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.values import read_words
from sphinx_openpractices.text.slugs import LONGEST_TITLE, make_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAMEWORK_NAME = r"[a-z0-9]+([.-][a-z0-9]+)*"
"""The id of a framework, of a principle, or of a member of a scale."""
_NAME = re.compile(FRAMEWORK_NAME)
_SEPARATOR = "#"
_EXAMPLE = "posi-2.0"


class PrincipleName(NamedTuple):
    """The ids of a *framework* and of one of its principles."""

    framework: str
    principle: str


def read_framework_name(value: str) -> str:
    """Read the id of a framework, of a principle or of a member of a scale: ``posi-2.0``."""
    if not _is_name(value):
        raise ValueError(
            f"{value!r} is not a name; write {make_framework_name(value)!r}, with a-z, 0-9, periods and hyphens"
        )
    return value


def read_principles(value: str | Sequence[str]) -> tuple[str, ...]:
    """Read the names of principles, each with its framework."""
    names = read_words(value)
    for name in names:
        framework, separator, principle = name.partition(_SEPARATOR)
        if not separator or not principle:
            right = f"{framework if _is_name(framework) else _EXAMPLE}{_SEPARATOR}living-will"
            raise ValueError(f"{name!r} does not name a principle of a framework; write one such as {right!r}")
        if not (_is_name(framework) and _is_name(principle)):
            right = f"{make_framework_name(framework)}{_SEPARATOR}{make_framework_name(principle)}"
            raise ValueError(f"{name!r} is not the name of a principle; write {right!r}")
    return names


def split_principle(name: str) -> PrincipleName:
    """Split the checked name of a principle."""
    framework, _separator, principle = name.partition(_SEPARATOR)
    return PrincipleName(framework, principle)


def join_principle(framework: str, principle: str) -> str:
    """Return the name of a principle of a framework."""
    return f"{framework}{_SEPARATOR}{principle}"


def _is_name(text: str) -> bool:
    """Return whether a text is a name; matching a long one takes many times its memory."""
    return len(text) <= LONGEST_TITLE and _NAME.fullmatch(text) is not None


def make_framework_name(text: str) -> str:
    """Make a name that is like *text*: the text itself, if it is one."""
    if _is_name(text):
        return text
    parts = (make_slug(part).strip("-") for part in text[:LONGEST_TITLE].split("."))
    return re.sub("-{2,}", "-", ".".join(filter(None, parts)))[:LONGEST_TITLE].strip(".-") or _EXAMPLE
