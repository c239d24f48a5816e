"""Arranges project highlights in galleries when a page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.catalog.sorting import make_title_key
from sphinx_openpractices.catalog.value_order import split_sort
from sphinx_openpractices.extension.base.boundaries import guard_transform
from sphinx_openpractices.extension.base.nodes import (
    caption_element,
    find_galleries,
    project_cover,
    project_element,
    project_gallery,
    project_highlight,
    project_link,
    split_link,
)
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning

from .caption_html import CaptionHtmlTransform
from .card_anchors import report_duplicates
from .card_places import find_title
from .figures import is_draft, make_left_out
from .filter_choices import add_filter
from .gallery_keys import add_meta, check_filter_keys, get_project, sort_gallery
from .groups import choose_prefixes, split_into_groups
from .heading_titles import LabelTextTransform
from .label_checks import note_names
from .plain_texts import PlainTextTransform
from .project_sections import SectionTransform

if TYPE_CHECKING:
    from collections.abc import Iterator


_BY_TITLE = ("title", "-title")
"""Orders of a gallery that depend on the language of the page."""


class GalleryTransform(SphinxTransform):
    """Turns adjacent highlights into galleries, removes all other content from galleries, and adds metadata.

    Runs when a page is read, before Sphinx collects text to translate (``PreserveTranslatableMessages``, 10).
    """

    default_priority = 8

    def apply(self, **kwargs: Any) -> None:
        """Arrange the highlights of the page."""
        found = list(self.document.findall(project_element))  # one pass: a page can have thousands of nodes
        if not found:
            return
        highlights = [each for each in found if isinstance(each, project_highlight)]
        galleries = [each for each in found if isinstance(each, project_gallery)]
        moved: dict[nodes.Node, nodes.Node] = {}
        for each in found:
            _lift_nested(each, moved)
        report_duplicates(highlights)
        # In order: a highlight that was wrapped together with previous ones already has a gallery.
        galleries.extend(_wrap_neighbors(each) for each in highlights if not isinstance(each.parent, project_gallery))
        _name_filters(galleries)
        prefixes = choose_prefixes(galleries, self.document)
        note_names((get_project(each) for each in highlights if "entry" not in each), self.env)
        for gallery in galleries:
            if gallery.parent is not None:
                _keep_highlights_only(gallery)
                _keep_pictures(gallery)
                sort_gallery(gallery, self.env)
                add_meta(gallery, self.env)
                check_filter_keys(gallery, self.env)
                if "filter" in gallery and gallery.children:
                    add_filter(gallery, self.env)
                if gallery in prefixes and gallery.children:
                    split_into_groups(gallery, prefixes[gallery], self.env)
        for each in (*highlights, *galleries):
            each.declared = None  # nodes are plain data
        self.document.transformer.add_transform(guard_transform(PlainTextTransform))
        self.document.transformer.add_transform(guard_transform(LabelTextTransform))
        self.document.transformer.add_transform(guard_transform(CaptionHtmlTransform))
        if any(gallery.get("sort") in _BY_TITLE for gallery in galleries):
            self.document.transformer.add_transform(guard_transform(_SortTransform))
        if any("sections" in gallery for gallery in galleries):
            self.document.transformer.add_transform(guard_transform(SectionTransform))


def _name_filters(galleries: list[project_gallery]) -> None:
    """Number the galleries with a filter but no name, from the second one on."""
    nameless = [gallery for gallery in galleries if gallery.get("filter") == ""]
    for number, gallery in enumerate(nameless[1:], 2):
        gallery["filter"] = str(number)


class _SortTransform(SphinxTransform):
    """Sorts galleries by title, after ``Locale`` (20), so by the title that readers see.

    Added only to pages with a gallery that is sorted by title.
    """

    default_priority = 210

    def apply(self, **kwargs: Any) -> None:
        """Sort the galleries."""
        for gallery in find_galleries(self.document):
            if (sort := gallery.get("sort")) in _BY_TITLE:
                reverse = split_sort(sort).reverse
                gallery.highlights.sort(key=lambda each: make_title_key(find_title(each).astext()), reverse=reverse)


def _lift_nested(inner: project_element, moved: dict[nodes.Node, nodes.Node]) -> None:
    """Move a project figure or a gallery out of a caption, after the card with that caption.

    *moved* maps a card to the last node that was moved after it, so that several keep their order.
    """
    caption = inner.parent
    while caption is not None and not isinstance(caption, caption_element):
        if isinstance(caption, project_gallery):
            return  # the gallery is moved as a whole
        caption = caption.parent
    if caption is None:
        return
    report_error(Subtype.GALLERY, "a project figure cannot be inside another; it was moved after it", inner)
    if inner.parent is not caption and len(inner.parent.children) == 1:  # Sphinx and its writers expect content there
        inner.parent.insert(0, make_left_out("a project figure that was moved"))
    inner.parent.remove(inner)
    card = caption.parent
    place = moved.get(card, card)
    place.parent.insert(place.parent.index(place) + 1, inner)
    moved[card] = inner
    if not caption.children:
        card.remove(caption)


def _wrap_neighbors(first: project_highlight) -> project_gallery:
    """Replace *first*, the highlights that follow it and invisible nodes between them by a gallery of these nodes."""
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
    """Keep only highlights in *gallery*, and move all other content out of it.

    Invisible content is moved before the gallery and visible content after it; a label stays with its highlight.
    """
    highlights: list[nodes.Node] = []
    before: list[nodes.Node] = []
    after: list[nodes.Node] = []
    labels: list[nodes.Node] = []
    for child in _flatten(gallery):
        if isinstance(child, project_highlight):
            if labels:
                _put_labels(labels, child)
            labels = []
            highlights.append(child)
        elif isinstance(child, nodes.target):
            labels.append(child)
        else:
            (before if isinstance(child, nodes.Invisible | nodes.system_message) else after).append(child)
    if after:
        message = "a project gallery can contain only project figures; the rest of its body was moved after it"
        report_warning(Subtype.GALLERY, message, after[0] if after[0].line else gallery)
    if not highlights and not any(map(is_draft, before)):
        message = "add project figures to the body of this gallery, or projects to a catalog; it is empty"
        report_warning(Subtype.GALLERY, message, gallery)
    kept = [*before, *([gallery] if highlights else []), *labels, *after]
    gallery.parent.replace(gallery, kept or make_left_out("an empty project gallery"))
    gallery.children = []
    gallery += highlights


def _keep_pictures(gallery: project_gallery) -> None:
    """Remove the pictures that a gallery does not show: all from a list of names, and covers from other layouts."""
    layout = gallery.get("layout")
    for highlight in gallery.highlights:
        if layout == "names" or (layout != "covers" and get_project(highlight).cover):
            unused = nodes.image if layout == "names" else project_cover
            highlight.children = [child for child in highlight.children if not isinstance(child, unused)]


def _put_labels(labels: list[nodes.Node], highlight: project_highlight) -> None:
    """Put labels before the title; Sphinx ignores those of references (``StandardDomain.note_labels``)."""
    title = find_title(highlight)
    titled = split_link(title) if isinstance(title, project_link) else title
    highlight.replace(title, [*labels, titled])


def _flatten(gallery: project_gallery) -> Iterator[nodes.Node]:
    """Yield the children of a gallery and of galleries in it, which no longer belong to the page."""
    for child in gallery.children:
        if isinstance(child, project_gallery):
            message = "a project gallery cannot contain another; the projects of the inner one were added to it"
            report_error(Subtype.GALLERY, message, child)
            yield from _flatten(child)
            child.parent = None
        else:
            yield child
