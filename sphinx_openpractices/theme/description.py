"""Describes pages for search engines and for sites that show link previews.

Authors write one ``description`` in the front matter. This module adds it as the ``meta`` element of Sphinx and as the
field ``og:description`` of ``sphinxext-opengraph``, unless the page already has them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator


class DescriptionPostTransform(SphinxPostTransform):
    """Adds a ``meta`` element for the description in the front matter of a page.

    Sphinx writes it, and other extensions that check for a description do not add another.
    """

    default_priority = 50
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add the element to a page without one."""
        fields = self.env.metadata.get(self.env.docname, {})
        description = " ".join(str(fields.get("description", "")).split())
        if description and not any(_find_descriptions(self.document)):
            self.document.insert(0, nodes.meta("", name="description", content=description))


def _find_descriptions(document: nodes.document) -> Iterator[str]:
    """Yield the descriptions in the ``meta`` elements of a page, except those for other languages, with a ``lang``."""
    for meta in document.children:  # docutils and MyST-Parser add them to the document itself
        if isinstance(meta, nodes.meta) and meta.get("name") == "description" and "lang" not in meta:
            yield meta["content"]


def add_description(fields: dict[str, Any] | None, document: nodes.document | None) -> dict[str, Any] | None:
    """Return a copy of the fields of a page with its description; other extensions may change the copy.

    ``og:description`` is escaped for HTML: ``sphinxext-opengraph`` escapes only its quotes.
    """
    description = next(_find_descriptions(document), "") if document is not None else ""
    if not description:
        return None if fields is None else dict(fields)
    return {"og:description": escape(description), **(fields or {})}
