"""The doctree of a gallery.

Each class is a subclass of the most similar standard node, so that a builder that does not know this package writes a
plain list: Sphinx looks up visitors along the base classes of a node. Attributes are plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .entry_nodes import entry_item, entry_list, entry_markup, entry_title, find_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = [
    "caption_element",
    "entry_group_title",
    "entry_heading",
    "plain_text",
    "project_caption",
    "project_caption_line",
    "project_caption_plain",
    "project_cover",
    "project_description",
    "project_filter",
    "project_gallery",
    "project_highlight",
    "project_link",
    "project_logo",
    "project_meta",
    "project_summary",
    "project_tag",
    "project_title",
    "split_link",
]


class project_gallery(entry_list):
    """A list of project highlights.

    Attributes: ``layout``, ``columns`` (0: no limit), ``show`` and ``sort``, as in :class:`.gallery.Gallery`;
    ``filter-keys``, the keys by which readers can filter, if they can; ``size``, of a group that has one;
    ``labelledby``, the id of the caption or of the title of a group, if there is one; ``caption``, in the first group
    of a gallery, the id of the caption above it; ``group``, the number of a group, from 1; ``canonical``, if references
    to its projects lead here; ``filter``, if readers can filter: a name that the groups of the gallery share, unique on
    the page; one gallery may have an empty name; ``sections``, until :class:`.SectionTransform` has made them; then
    ``headed``, if the title of its only highlight is the heading above it.
    """

    type_name = "project"


class project_filter(nodes.container):
    """A list that readers can filter, or its groups with their titles; standard builders write what it contains.

    It is empty before sections, until :class:`.SectionFilterPostTransform` puts them into it.
    Attributes: ``type``, that of the entries; ``filter``, the name of the filter, as of the lists; ``total``, the
    number of entries; ``kinds``, a
    mapping for each key by which readers can filter: ``key``, ``label`` and ``choices``, each a tuple of the name of a
    value, its label, and how many projects have it. All choices are numbered from 0, in this order.
    """


class project_highlight(entry_item):
    """One project: a title, and perhaps a cover, up to two logos (light, dark), a caption, a description and metadata.

    Attributes: ``project``, its id; ``entry``, if it is an entry of the catalog; ``anchor``, the anchor of an earlier
    card of the project on the page, which it gets from builders that do not show that one; ``tags``, ``relation``,
    ``license``, ``repository`` and ``kind``, if known; ``featured``, if it is; ``ranks``, in a table, the rank of
    the project by each key that it shows. Images of a known size have ``logo-width`` and ``logo-height`` in CSS pixels.
    """

    type_name = "project"


class plain_text(nodes.Special, addnodes.translatable, addnodes.not_smartquotable, nodes.Element):
    """The base of nodes with text that is not markup: neither the text nor its translation is ever parsed or changed.

    ``Special`` nodes are passed over by smart quotes, which would look at each text of a page (docutils' transform
    ``SmartQuotes``); ``not_smartquotable`` protects such nodes within others.

    Sphinx parses all translations as markup of the page, which can include files or run code, and only then leaves the
    translation to a ``translatable`` node (the first phase of ``Locale`` in ``sphinx/transforms/i18n.py``). So these
    nodes hide their message while Sphinx translates the page; :class:`.PlainTextTransform` translates them.
    """

    is_hidden = False

    @property
    def message(self) -> str:
        """The text to translate, which does not change."""
        return str(self.rawsource)

    def preserve_original_messages(self) -> None:
        """Hide the message: Sphinx calls this before it translates a page."""
        self.is_hidden = True

    def extract_original_messages(self) -> Sequence[str]:
        """Return the message, unless it is hidden, or the text is not to be translated, as our own, without a source.

        Sphinx gives such text a ``rawsource`` (``apply_source_workaround``).
        """
        if self.is_hidden or self.source is None:
            return []
        return [self.message] if self.get("translatable", self.message) else []

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Replace the text, and keep the reference around it."""
        for text in list(self.findall(nodes.Text)):
            text.parent.replace(text, nodes.Text(translated_message))


class project_title(entry_title, nodes.paragraph, plain_text):
    """The title; it contains a reference if the project has a target in this site."""


class project_link(project_title, nodes.reference):
    """The title of a project whose target is a URL: it is the reference itself, since a page can have thousands."""


class project_logo(nodes.image, plain_text):
    """A logo; its plain text is ``alt``, and in ``original-alt`` before the translation, if there is one."""

    @property
    def message(self) -> str:
        """The text to translate. Without ``rawsource``, Sphinx removes the line (``apply_source_workaround``)."""
        return str(self.get("original-alt", self["alt"]))

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Replace the text."""
        self["original-alt"], self["alt"] = original_message, translated_message


class project_cover(project_logo):
    """The picture across a card in the layout ``covers``, before the logos, which replace it if it cannot be shown."""


def split_link(link: project_link) -> project_title:
    """Return a title that contains the reference that *link* is."""
    attributes = dict(link.attributes)
    reference = nodes.reference("", "", *link.children, refuri=attributes.pop("refuri"))
    title = project_title(link.rawsource, "", reference, **attributes)
    title.source, title.line = reference.source, reference.line = link.source, link.line
    return title


class caption_element(entry_markup):
    """The base of captions, so that one search finds each kind."""


class project_caption(caption_element, nodes.container):
    """A caption of body elements of any kind."""


class project_caption_line(caption_element, nodes.paragraph):
    """A caption that is one paragraph, as most are."""


class project_caption_plain(project_caption_line, nodes.Special):
    """A caption that is one paragraph without quotes, dashes or ellipses: smart quotes pass over it, as titles."""


class project_summary(project_caption_line, plain_text):
    """The summary, shown instead of a caption."""


class project_description(nodes.comment, plain_text):
    """The summary of a project with a caption: not on the page, but in its data for search engines."""


class entry_group_title(nodes.rubric, plain_text):
    """The title of a group."""


class entry_heading(nodes.title, plain_text):
    """The title of the section of an entry or of a group."""


class project_tag(nodes.inline, plain_text):
    """One tag, or one text of a key of a site's own, in the metadata."""


class project_meta(nodes.field_list):
    """The metadata that the gallery shows: a field for each key, which is its attribute ``key``."""


def find_galleries(page: nodes.Element) -> Iterator[project_gallery]:
    """Yield each gallery of a page after it is read."""
    return (each for each in find_lists(page) if isinstance(each, project_gallery))


def get_title(highlight: nodes.Element) -> project_title:
    """Return the title of a card."""
    return next(child for child in highlight.children if isinstance(child, project_title))
