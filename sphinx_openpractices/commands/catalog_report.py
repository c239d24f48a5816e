"""What the checks of all types of catalogs share: what they find besides, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.drafts import list_drafts
from sphinx_openpractices.catalog.markup_check import check_markup
from sphinx_openpractices.catalog.tags import check_tags
from sphinx_openpractices.text.messages import Severity, bound_messages

from .console import print_lines
from .formats import MESSAGE_FORMATS, format_count

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.text.messages import Message

MISTAKES = (Severity.ERROR, Severity.WARNING)
"""Messages other than advice."""


def check_catalog(catalog: Catalog) -> list[Message]:
    """Return messages about what no entry shows alone, or a reader would not notice, by file."""
    found = [*check_tags(catalog), *check_markup(catalog), *list_drafts(catalog)]
    return [
        message for name in catalog.files for message in bound_messages([each for each in found if each.file == name])
    ]


def describe_catalog(catalog: Catalog) -> str:
    """Return how many entries and files there are."""
    entries = format_count(len(catalog.entries), catalog.type.name)
    return f"{entries} in {format_count(len(catalog.files), 'file')}"


def report_messages(
    messages: Sequence[Message], form: str, subject: str, failing: Collection[Severity] = MISTAKES
) -> int:
    """Print messages and, if people read them and none is a mistake, what was checked; return the exit status.

    It is 1 if there is a message of a *failing* severity.
    """
    print_lines(MESSAGE_FORMATS[form](messages))
    if form == "text" and not any(each.severity in MISTAKES for each in messages):
        print_lines([f"{subject}: no mistakes found"])
    return int(any(each.severity in failing for each in messages))
