"""Project highlights become galleries when a page is read."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.nodes import (
    find_galleries,
    project_caption,
    project_element,
    project_gallery,
    project_highlight,
    project_meta,
    project_title,
)
from sphinx_openpractices.extension.base.warnings import Subtype, _, report_error, report_warning

from .groups import split_into_groups


class GalleryTransform(SphinxTransform):
    """Neighbors become a gallery, and each gallery holds highlights only, with what it shows of them.

    Runs when a page is read, before Sphinx looks for words to translate (``PreserveTranslatableMessages``, 10).
    """

    default_priority = 8

    def apply(self, **kwargs: Any) -> None:
        """Arrange the highlights of the page."""
        found = list(self.document.findall(project_element))  # one pass: a page can have many thousand nodes
        if not found:
            return
        highlights = [each for each in found if isinstance(each, project_highlight)]
        galleries = [each for each in found if isinstance(each, project_gallery)]
        behind: dict[nodes.Node, nodes.Node] = {}
        for each in found:
            _lift_nested(each, behind)
        # One by one: a highlight that was wrapped with those before it has a gallery when its turn comes.
        galleries.extend(_wrap_neighbors(each) for each in highlights if not isinstance(each.parent, project_gallery))
        relations = get_config(self.env).relations
        _name_filters(galleries)
        for gallery in galleries:
            if gallery.parent is not None:
                _keep_highlights_only(gallery)
                _add_meta(gallery, relations)
                if "group-by" in gallery and gallery.children:
                    split_into_groups(gallery, relations)
        if any(gallery.get("sort") == "title" for gallery in galleries):
            self.document.transformer.add_transform(SortTransform)


def _name_filters(galleries: list[project_gallery]) -> None:
    """Give each gallery with a filter and without a name a number, but the first."""
    nameless = [gallery for gallery in galleries if gallery.get("filter") == ""]
    for number, gallery in enumerate(nameless[1:], 2):
        gallery["filter"] = str(number)


class SortTransform(SphinxTransform):
    """Galleries that ask for it are sorted by title, after ``Locale`` (20): by the title that readers see.

    Added to the transforms of a page that has such a gallery.
    """

    default_priority = 210

    def apply(self, **kwargs: Any) -> None:
        """Sort."""
        for gallery in find_galleries(self.document):
            if gallery.get("sort") == "title":
                gallery.children.sort(key=lambda highlight: _get_title(highlight).casefold())


def _get_title(highlight: nodes.Node) -> str:
    """The title that readers see."""
    return next(iter(highlight.findall(project_title))).astext()


def _lift_nested(inner: project_element, behind: dict[nodes.Node, nodes.Node]) -> None:
    """Put a project figure or a gallery that stands in a caption behind the card of that caption.

    *behind* is, by card, what was put behind it last, so that several keep their order.
    """
    caption = inner.parent
    while caption is not None and not isinstance(caption, project_caption):
        if isinstance(caption, project_gallery):
            return  # which is lifted as a whole
        caption = caption.parent
    if caption is None:
        return
    report_error(Subtype.GALLERY, "a project figure cannot stand inside another; it was put behind it", inner)
    inner.parent.remove(inner)
    card = caption.parent
    place = behind.get(card, card)
    place.parent.insert(place.parent.index(place) + 1, inner)
    behind[card] = inner
    if not caption.children:
        card.remove(caption)


def _wrap_neighbors(first: project_highlight) -> project_gallery:
    """A gallery, in place of *first* and the highlights that follow it, of these and what cannot be seen between."""
    parent = first.parent
    gallery = project_gallery(bullet="-")
    gallery.source, gallery.line = first.source, first.line
    start = end = parent.index(first)
    children: list[nodes.Node] = parent.children[start:]
    for index, child in enumerate(children, start + 1):
        if isinstance(child, project_highlight):
            end = index
        elif not isinstance(child, nodes.Invisible):
            break
    gallery += parent.children[start:end]
    parent[start:end] = [gallery]
    return gallery


def _keep_highlights_only(gallery: project_gallery) -> None:
    """Leave only highlights in *gallery*, and lose nothing of the rest.

    What cannot be seen goes before the gallery, but a label stays with the highlight that it names; what can, behind.
    """
    highlights: list[nodes.Node] = []
    before: list[nodes.Node] = []
    behind: list[nodes.Node] = []
    labels: list[nodes.Node] = []
    for child in gallery.children:
        if isinstance(child, project_highlight):
            if labels:
                title = child.first_child_matching_class(project_title)
                child[title:title] = labels
            labels = []
            highlights.append(child)
        elif isinstance(child, project_gallery):
            report_error(
                Subtype.GALLERY, "a project gallery cannot hold another; it took the projects of the inner one", child
            )
            highlights += child.children
            child.parent = None
        elif isinstance(child, nodes.target):
            labels.append(child)
        else:
            (before if isinstance(child, nodes.Invisible | nodes.system_message) else behind).append(child)
    if behind:
        message = "a project gallery holds project figures only; the rest of its body was put behind it"
        report_warning(Subtype.GALLERY, message, behind[0] if behind[0].line else gallery)
    if not highlights:
        message = "the project gallery is empty; write project figures in its body, or projects in a catalog"
        report_warning(Subtype.GALLERY, message, gallery)
    gallery.parent.replace(gallery, [*before, *([gallery] if highlights else []), *labels, *behind])
    gallery.children = []
    gallery += highlights


def _add_meta(gallery: project_gallery, relations: dict[str, str]) -> None:
    """Add to each highlight what is known of the project, as far as the gallery shows it, in the gallery's order."""
    for highlight in gallery.findall(project_highlight) if gallery.get("show") else ():
        known = [key for key in gallery["show"] if highlight.get(key)]
        if known:
            fields = (_make_meta_field(highlight, *_META_LINES[key](highlight[key], relations)) for key in known)
            highlight.append(project_meta("", *fields))


_META_LINES: dict[str, Any] = {
    "tags": lambda value, _relations: (_("Tags"), nodes.Text(", ".join(value))),
    "relation": lambda value, relations: (_("Relation"), nodes.Text(", ".join(relations[word] for word in value))),
    "license": lambda value, _relations: (_("License"), nodes.Text(value)),
    "repository": lambda value, _relations: (
        _("Repository"),
        nodes.reference("", value.partition("://")[2].rstrip("/"), refuri=value),
    ),
}
"""The label and the content of each line that a card can show besides."""


def _make_meta_field(highlight: project_highlight, label: str, content: nodes.Node) -> nodes.field:
    """A line of meta data, with its place in the source."""
    text = nodes.paragraph(content.astext(), "", content)
    text.source, text.line = highlight.source, highlight.line
    return nodes.field("", nodes.field_name("", label, translatable=False), nodes.field_body("", text))
