"""The doctree of a gallery.

Each class is a subclass of the standard node that comes nearest, so that a builder that has never heard of this
package writes a plain list; Sphinx looks writers up along the bases of a node's class. Attributes are plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["project_caption", "project_gallery", "project_highlight", "project_meta", "project_title"]


class project_element(nodes.Element):
    """What a gallery and a highlight have in common: that one search of the page finds both."""


class project_gallery(project_element, nodes.bullet_list):
    """A list of project highlights.

    Attributes: ``layout``, ``columns`` (0: no limit), ``show`` and ``sort``, as in :class:`.gallery.Gallery`;
    ``labelledby``, the id of the caption or of the title of a group, if there is one; ``caption``, in the first of
    several groups, the id of the caption above them; ``group-by``, with the only ``groups`` wanted, or none, until the
    groups are made; ``group``, the number of a group, from 1; ``canonical``, if references to its projects lead here;
    ``filter``, if readers can filter: a name that its groups share and no other gallery of the page has, empty for one
    at most.
    """

    @property
    def highlights(self) -> list[project_highlight]:
        """Its children, once the page was read; before that, anything may stand between."""
        return cast("list[project_highlight]", self.children)


class project_highlight(project_element, nodes.list_item):
    """One project: no, one or two ``nodes.image`` (for light, for dark), a title, perhaps a caption and meta data.

    Attributes: ``project``, its id; ``entry``, if it stands in the catalog; ``tags``, ``relation``, ``license``,
    ``repository`` where they are known. Images of a known size have ``logo-width`` and ``logo-height`` in CSS pixels.
    """


class project_title(nodes.paragraph, addnodes.translatable, addnodes.not_smartquotable):
    """The title: plain text, shown as it is written, in a reference if the card leads somewhere.

    Translated as a whole, so that the reference around the text stays (``sphinx.addnodes.translatable``).
    """

    def preserve_original_messages(self) -> None:
        """Nothing to do: ``rawsource`` is never changed."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Put the translation where the title's text is."""
        for text in list(self.findall(nodes.Text)):
            text.parent.replace(text, nodes.Text(translated_message))
        self["translated"] = True

    def extract_original_messages(self) -> Sequence[str]:
        """The title as it was written."""
        return [self.rawsource]


class project_caption(nodes.container):
    """The caption: any body elements."""


class project_meta(nodes.field_list):
    """What is shown besides: tags, relation, license, repository."""


def find_galleries(page: nodes.Element) -> Iterator[project_gallery]:
    """Each gallery of a page that was read: there every highlight is a child of one, and none stands in another.

    Looks into no gallery and no paragraph, as a page may have thousands of projects.
    """
    ahead: list[nodes.Node] = [page]
    while ahead:
        node = ahead.pop()
        if isinstance(node, project_gallery):
            yield node
        elif not isinstance(node, nodes.TextElement):
            ahead += reversed(node.children)
