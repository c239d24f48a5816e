"""Messages about a place in a file: one record for catalogs, logos, locks and Hugo sites."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from .printable import bound_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_MESSAGES = 20
"""How many messages about one thing are worth reading; further ones are only counted."""


class Severity(StrEnum):
    """How much a message matters."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Message(NamedTuple):
    """What to tell the author of *file*, with a *line* from 1.

    *path* is the key that the message is about, such as ``projects[3].logo``; it is empty when the message is about
    the whole file. *kind* is a short name by which programs know the message, where there is one.
    """

    file: str
    line: int
    path: str
    text: str
    severity: Severity = Severity.ERROR
    kind: str = ""

    def __str__(self) -> str:
        """The message as compilers print it: ``file:line: key: text``, with severity and kind where there is a kind."""
        if not self.kind:
            return f"{self.file}:{self.line}: {self.text_with_path}"
        return f"{self.file}:{self.line}: {self.severity}: {self.text_with_path} [{self.kind}]"

    @property
    def text_with_path(self) -> str:
        """The message without its place in the file."""
        return f"{self.path}: {self.text}" if self.path else self.text

    def to_data(self) -> dict[str, Any]:
        """The message as plain data, for JSON: ``file``, ``line``, ``path``, ``message``, ``severity`` and ``kind``."""
        data = {"file": self.file, "line": self.line, "path": self.path, "message": self.text}
        return {**data, "severity": str(self.severity)} | ({"kind": self.kind} if self.kind else {})


def make_message(
    file: str, line: int, path: str, text: str, severity: Severity = Severity.ERROR, kind: str = ""
) -> Message:
    """Return a message of bounded length in which nothing can break the line or control the terminal."""
    return Message(file, line, bound_message(path), bound_message(text), severity, kind)


def bound_messages(messages: Sequence[Message]) -> list[Message]:
    """Return the first messages about a file, and if there are many more, one that counts the others."""
    rest = messages[MOST_MESSAGES:]
    if len(rest) < 2:  # a line that says "and 1 more" is no shorter
        return list(messages)
    return [*messages[:MOST_MESSAGES], rest[0]._replace(path="", text=f"and {len(rest)} more messages about this file")]


def list_first(parts: Iterable[str], number: int, most: int = MOST_MESSAGES, comma: str = ", ") -> str:
    """Return the first of *number* things, for a sentence, and how many more there are."""
    first = list(islice(parts, most))
    return comma.join([*first, f"and {number - len(first)} more"] if number > len(first) else first)
