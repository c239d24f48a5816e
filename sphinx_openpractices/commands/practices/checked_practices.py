"""What commands read of practices: a catalog, and the reviews of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.catalog.practices.due_reviews import ReviewedPage
    from sphinx_openpractices.text.messages import Message


class CheckedPractices(NamedTuple):
    """A catalog of practices with the messages about it, and the reviews of pages."""

    catalog: Catalog
    messages: list[Message]
    files: Mapping[str, Path]
    """The path of each file of the catalog, by the name that messages give it."""
    source_dir: Path | None
    pages: Sequence[ReviewedPage] = ()
    address: str = ""
    """The URL of the site; empty if it is unknown, or if there is none."""
