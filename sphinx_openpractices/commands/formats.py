"""Messages of a command in the format that its caller reads: text, JSON, or those of GitHub and GitLab."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sphinx_openpractices.text.messages import Severity


class LocatedMessage(Protocol):
    """A message at a place in a file: :class:`.Message`, or a record with the same properties."""

    @property
    def file(self) -> str:
        """The file, as the command names it."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def severity(self) -> Severity:
        """How much the message matters."""

    @property
    def text_with_path(self) -> str:
        """The message without its place."""

    def to_data(self) -> dict[str, Any]:
        """Return the message as plain data."""


_LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}
"""What GitHub calls the severities."""
_GITLAB_LEVELS = {"error": "major", "warning": "minor", "advice": "info"}


def _format_text(messages: Iterable[LocatedMessage]) -> list[str]:
    return [str(each) for each in messages]


def _format_json(messages: Iterable[LocatedMessage]) -> list[str]:
    return json.dumps([each.to_data() for each in messages], indent=2).splitlines()


def _format_github(messages: Iterable[LocatedMessage]) -> list[str]:
    """Write workflow commands, which GitHub shows beside the lines of a change."""
    return [
        f"::{_LEVELS[each.severity]} file={_escape(_find_path_in_repository(each.file), ',:')},line={each.line}"
        f"::{_escape(each.text_with_path)}"
        for each in messages
    ]


def _find_path_in_repository(file: str) -> str:
    """Return the path of a file from the folder of its repository, with slashes: both services know no other form.

    A step can run in a folder below it, and Windows has backslashes.
    """
    path = Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links
    root = next((folder for folder in path.parents if (folder / ".git").exists()), None)
    return path.relative_to(root).as_posix() if root else PurePath(file).as_posix()


def _escape(text: str, more: Collection[str] = "") -> str:
    """Escape *text* for a workflow command, and *more* for its properties (actions/toolkit, ``command.ts``)."""
    for char in ("%", "\r", "\n", *more):
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _format_gitlab(messages: Iterable[LocatedMessage]) -> list[str]:
    """Write a Code Quality report, which GitLab shows beside the lines of a change.

    Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    """
    return json.dumps(list(_make_findings(messages)), indent=2).splitlines()


def _make_findings(messages: Iterable[LocatedMessage]) -> Iterator[dict[str, Any]]:
    """Yield what GitLab calls findings, each with a fingerprint that does not change when lines move."""
    seen: Counter[str] = Counter()
    for each in messages:
        path = _find_path_in_repository(each.file)
        content = f"{path}\n{each.text_with_path}"
        seen[content] += 1
        yield {
            "description": each.text_with_path,
            "check_name": each.to_data().get("kind", "mistake"),
            "fingerprint": hashlib.sha256(f"{content}\n{seen[content]}".encode()).hexdigest(),
            "severity": _GITLAB_LEVELS[each.severity],
            "location": {"path": path, "lines": {"begin": each.line}},
        }


MESSAGE_FORMATS: dict[str, Callable[[Iterable[LocatedMessage]], list[str]]] = {
    "text": _format_text,
    "json": _format_json,
    "github": _format_github,
    "gitlab": _format_gitlab,
}
"""By the names that ``--format`` accepts: each returns the lines to print."""


def format_count(number: int, noun: str) -> str:
    """Return a number with a noun, in the plural unless the number is 1."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
