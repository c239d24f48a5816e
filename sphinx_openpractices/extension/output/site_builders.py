"""The builders that write a web site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

_WITHOUT_PAGES = {"json", "pickle"}
"""Builders that write the parts of pages for other programs."""


def writes_site(builder: Builder) -> bool:
    """Return whether a builder writes pages that are published as they are, and not a book or a help file."""
    return builder.format == "html" and not getattr(builder, "embedded", False) and builder.name not in _WITHOUT_PAGES
