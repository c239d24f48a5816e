"""Lists the drafts of a catalog, which no output shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.text.messages import Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_openpractices.text.messages import Message

    from .entries import Catalog

DRAFT = "draft"
"""The kind of the messages about drafts."""


def list_drafts(catalog: Catalog) -> Iterator[Message]:
    """Yield a message for each draft: not a mistake, but easily forgotten."""
    for entry in catalog.drafts:
        text = f'"{entry.record.title or entry.record.id}" is a draft, which is in no output; remove the key to show it'
        yield make_message(entry.file, entry.lines["draft"], f"{entry.path}.draft", text, Severity.ADVICE, DRAFT)
