"""What a page says of itself to search engines and to the sites that show a preview of a link.

An author writes it once, as ``description`` in the front matter. Sphinx has ``meta`` elements for it, and
``sphinxext-opengraph`` the field ``og:description``; each is made here unless the page has one of its own.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator


class DescriptionPostTransform(SphinxPostTransform):
    """Gives a page the ``meta`` element that its front matter asks for, so that Sphinx writes it as its own.

    After that, nothing that looks for a description of the page adds another.
    """

    default_priority = 50
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add the element to a page that has none."""
        fields = self.env.metadata.get(self.env.docname, {})
        description = " ".join(str(fields.get("description", "")).split())
        if description and not any(descriptions(self.document)):
            self.document.insert(0, nodes.meta("", name="description", content=description))


def descriptions(document: nodes.document) -> Iterator[str]:
    """What the ``meta`` elements of a page say of it; one in another language has a ``lang``."""
    for meta in document.findall(nodes.meta):
        if meta.get("name") == "description" and "lang" not in meta:
            yield meta["content"]


def with_description(fields: dict[str, Any] | None, document: nodes.document | None) -> dict[str, Any] | None:
    """The fields of a page for templates and other extensions, which may change them: a copy.

    ``sphinxext-opengraph`` takes ``og:description`` as it is, but for quotes: it is to be written as in HTML.
    """
    description = next(descriptions(document), "") if document is not None else ""
    if not description:
        return None if fields is None else dict(fields)
    return {"og:description": escape(description), **(fields or {})}
