"""Messages about a place in a file: one record for catalogs, logos, locks and Hugo sites."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from .printable import escape_unprintable


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
    """Return a message in which nothing can break the line or control the terminal."""
    return Message(file, line, escape_unprintable(path), escape_unprintable(text), severity, kind)
