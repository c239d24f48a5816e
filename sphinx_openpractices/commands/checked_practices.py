"""What ``practices check`` looks at: catalogs alone, or with the site that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_openpractices.catalog.entries import Catalog
    from sphinx_openpractices.catalog.practices.page_review import PageReview
    from sphinx_openpractices.text.messages import Message


class CheckedPractices(NamedTuple):
    """A catalog of practices with the messages about it, and the reviews of pages."""

    catalog: Catalog
    messages: list[Message]
    files: dict[str, Path]
    """The path of each file of the catalog, by the name that messages give it."""
    source_dir: Path | None
    pages: dict[str, PageReview]
    """By the name of the file, as messages have it."""
