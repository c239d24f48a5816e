"""The projects that practices name, which are in a catalog of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.selection import describe_unknown_entry
from sphinx_openpractices.text.messages import Severity, make_message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.text.messages import Message

UNKNOWN_PROJECT = "unknown-project"
"""The kind of the messages about projects that are not in their catalog."""


def check_named_projects(practices: Catalog, projects: Catalog, shown: Collection[str] = ()) -> Iterator[Message]:
    """Yield a warning for each id that no project of a catalog has, nor one of those *shown* on pages.

    If not all files could be read, the others may have it.
    """
    if not projects.is_complete:
        return
    for entry in (*practices.entries, *practices.drafts):
        for name in entry.record.projects:
            if name in projects.by_id or name in shown:
                continue
            titled = projects.find(name)
            text = f'write "{titled.record.id}", its id' if titled else describe_unknown_entry(projects, name)
            place = (entry.file, entry.find_line("projects"), f"{entry.path}.projects")
            yield make_message(*place, text, Severity.WARNING, UNKNOWN_PROJECT)
