"""What an edit writes into a file: values, and items of lists in each form that a catalog can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_openpractices.catalog.dates import CalendarDate

if TYPE_CHECKING:
    from collections.abc import Mapping

WrittenValue = str | CalendarDate
"""A date is written without quotes where the format has dates."""


class WrittenItem(NamedTuple):
    """An item of a list as a mapping, and as a text of one line, which has the same meaning."""

    members: Mapping[str, WrittenValue]
    line: str


class EditRefusal(Exception):  # noqa: N818 - the file may be fine
    """A file cannot be changed; the message, which follows "it" or "its", is the reason."""
