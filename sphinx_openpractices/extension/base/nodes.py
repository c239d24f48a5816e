"""The doctree of a gallery.

Each class is a subclass of the most similar standard node, so that a builder that does not know this package writes a
plain list: Sphinx looks up visitors along the base classes of a node. Attributes are plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["project_caption", "project_gallery", "project_highlight", "project_meta", "project_title"]


class project_element(nodes.Element):
    """The base of galleries and highlights, so that one search of a page finds both."""


class project_gallery(project_element, nodes.bullet_list):
    """A list of project highlights.

    Attributes: ``layout``, ``columns`` (0: no limit), ``show`` and ``sort``, as in :class:`.gallery.Gallery`;
    ``labelledby``, the id of the caption or of the title of a group, if there is one; ``caption``, in the first group
    of a gallery, the id of the caption above it; ``group-by`` and ``groups``, the groups to show (all if empty), until
    the gallery is split; ``group``, the number of a group, from 1; ``canonical``, if references to its projects lead
    here; ``filter``, if readers can filter: a name that the groups of the gallery share, unique on the page; one
    gallery may have an empty name.
    """

    @property
    def highlights(self) -> list[project_highlight]:
        """The children, after the page is read; before that, there may be other nodes among them."""
        return cast("list[project_highlight]", self.children)


class project_highlight(project_element, nodes.list_item):
    """One project: up to two ``nodes.image`` (light, dark), a title, and perhaps a caption and metadata.

    Attributes: ``project``, its id; ``entry``, if it is an entry of the catalog; ``anchor``, the anchor of an earlier
    card of the project on the page, which it gets from builders that do not show that one; ``tags``, ``relation``,
    ``license`` and ``repository``, if known. Images of a known size have ``logo-width`` and ``logo-height`` in CSS
    pixels.
    """


class project_title(nodes.paragraph, addnodes.translatable, addnodes.not_smartquotable):
    """The title: plain text without typographic changes, in a reference if the project has a target.

    Translated as a whole, so that the reference around the text stays (``sphinx.addnodes.translatable``).
    """

    def preserve_original_messages(self) -> None:
        """Do nothing: ``rawsource`` never changes."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Replace the text of the title with its translation."""
        for text in list(self.findall(nodes.Text)):
            text.parent.replace(text, nodes.Text(translated_message))
        self["translated"] = True

    def extract_original_messages(self) -> Sequence[str]:
        """Return the title in its original language."""
        return [self.rawsource]


class project_caption(nodes.container):
    """The caption: body elements of any kind."""


class project_meta(nodes.field_list):
    """The metadata that the gallery shows: tags, relation, license, repository."""


def find_galleries(page: nodes.Element) -> Iterator[project_gallery]:
    """Yield each gallery of a page after it is read, when every highlight is in a gallery and galleries are not nested.

    Does not search galleries, since a page may have thousands of projects. Searches everything else: Sphinx's own
    ``versionadded`` is a text element that holds body elements, and so may be any node of an extension.
    """
    ahead: list[nodes.Node] = [page]
    while ahead:
        node = ahead.pop()
        if isinstance(node, project_gallery):
            yield node
        elif node.children:
            ahead += reversed(node.children)
