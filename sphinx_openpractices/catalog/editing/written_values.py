"""What an edit writes into a file: values, and items of lists in each form that a catalog can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sphinx_openpractices.catalog.dates import CalendarDate

WrittenValue = str | CalendarDate | bool | int | float | Sequence[Any] | Mapping[str, Any] | None
"""A date is written without quotes where the format has dates; lists and mappings have values of JSON."""


class WrittenItem(NamedTuple):
    """An item of a list as a mapping, and as a text of one line, which has the same meaning."""

    members: Mapping[str, WrittenValue]
    line: str


def convert_written(value: WrittenValue) -> Any:
    """Return a value as JSON has it."""
    return str(value) if isinstance(value, CalendarDate) else value


class EditRefusal(Exception):  # noqa: N818 - the file may be fine
    """A file cannot be changed; the message, which follows "it" or "its", is the reason."""
