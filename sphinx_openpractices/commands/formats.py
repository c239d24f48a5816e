"""What a command found, in the form that its caller reads: text, JSON, or GitHub's workflow commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


class Located(Protocol):
    """A mistake or a finding: a named tuple whose ``file`` and ``line`` say where it is."""

    @property
    def file(self) -> str:
        """The file, as the command names it."""

    @property
    def line(self) -> int:
        """From 1."""

    @property
    def words(self) -> str:
        """Without the place."""

    def _asdict(self) -> dict[str, Any]: ...


LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}
"""What GitHub calls the severities."""


def as_text(found: Iterable[Located]) -> list[str]:
    """As compilers print it."""
    return [str(each) for each in found]


def as_json(found: Iterable[Located]) -> list[str]:
    """A list of objects with ``file``, ``line``, ``path`` and ``message``, and what else is known."""
    return [json.dumps([each._asdict() for each in found], indent=2)]


def as_github(found: Iterable[Located]) -> list[str]:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    return [
        f"::{LEVELS[getattr(each, 'severity', 'error')]} "
        f"file={escaped(each.file, ',:')},line={each.line}::{escaped(each.words)}"
        for each in found
    ]


def escaped(text: str, more: Collection[str] = "") -> str:
    """*text* for a workflow command; *more* must be escaped in its properties (actions/toolkit, ``command.ts``)."""
    for char in ("%", "\r", "\n", *more):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


FORMATS: dict[str, Callable[[Iterable[Located]], list[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""By the names that ``--format`` takes."""


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
