"""Makes sections of the page: of the caption and the groups of a gallery, and in layout ``list`` of each project."""

from __future__ import annotations

from itertools import count
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.nodes import (
    find_galleries,
    project_gallery,
    project_group_title,
    project_heading,
    project_highlight,
    project_link,
    split_link,
)
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning

from .card_places import find_title

_NOT_TEXT = (nodes.Invisible, nodes.footnote, nodes.citation, nodes.transition, nodes.system_message, addnodes.index)
"""What may follow sections without belonging to the page: footnotes of MyST move to its end."""


class SectionTransform(SphinxTransform):
    """Replaces galleries with the option ``sections`` by sections.

    Runs when titles are translated and sorted (210), and before Sphinx and docutils collect sections for tables of
    contents (720, 880). Each project is a gallery of its own in its section, so that whatever looks for cards finds
    it: the title of the card is the heading. Added only to pages with such a gallery.
    """

    default_priority = 220

    def apply(self, **kwargs: Any) -> None:
        """Replace the galleries, with those of their groups."""
        around: nodes.section | None = None
        made: list[nodes.Element] = []
        for gallery in [each for each in find_galleries(self.document) if "sections" in each]:
            is_first = gallery.get("group", 1) == 1
            if not _is_in_section(gallery):
                if is_first:
                    _report_place(gallery)
                continue
            if is_first and (around := self.replace_caption(gallery)) is not None:
                made.append(around)
            content = self.make_sections(gallery)
            if around is None:
                gallery.parent.replace(gallery, content)
                made += content
            else:
                gallery.parent.remove(gallery)
                around += content
        _report_text_after(made)

    def replace_caption(self, gallery: project_gallery) -> nodes.section | None:
        """Replace the caption of a gallery, if there is one, by a section for all that the gallery becomes."""
        label = gallery.get("caption", gallery.get("labelledby", ""))
        caption = self.document.ids.get(label)
        if caption is None or isinstance(caption, project_group_title):
            return None
        section = _make_section(nodes.title(caption.rawsource, "", *caption.children), caption)
        caption.parent.replace(caption, section)
        return section

    def make_sections(self, gallery: project_gallery) -> list[nodes.Element]:
        """Return what a gallery and, if it is a group, the title of the group become."""
        heading = self.document.ids.get(gallery.get("labelledby", ""))
        group: nodes.section | None = None
        if isinstance(heading, project_group_title):
            title = project_heading(heading.rawsource, "", *heading.children, translatable=heading["translatable"])
            group = _make_section(title, heading)
            heading.parent.remove(heading)
        content: list[nodes.Element] = [_copy_gallery(gallery, gallery.highlights)]
        if gallery["layout"] == "list":
            content = [self.make_project_section(highlight, gallery, group) for highlight in gallery.highlights]
        if gallery["names"]:  # a label, which has no title
            content.insert(0, nodes.target("", "", ids=gallery["ids"], names=gallery["names"]))
        if group is not None:
            group += content
            content = [group]
        for node in content:
            self.document.ids.update(dict.fromkeys(node["ids"], node))
        return content

    def make_project_section(
        self, highlight: project_highlight, gallery: project_gallery, group: nodes.section | None
    ) -> nodes.section:
        """Return the section of a project: its title, and a gallery of the rest of its card.

        The anchor of the card is that of the section. A card of a later group has none.
        """
        title = find_title(highlight)
        text = split_link(title) if isinstance(title, project_link) else title
        heading = project_heading(title.rawsource, "", *(each.deepcopy() for each in text.children), translatable=False)
        for link in heading.findall(addnodes.pending_xref):
            link["refwarn"] = False  # the title of the card has the same
        section = nodes.section("", heading, ids=list(highlight["ids"]))
        if not section["ids"] or "anchor" in highlight:  # the first card of the project has the usual anchor
            name = f"{group['ids'][0] if group else 'project'}-{highlight['project']}"
            choices = (name if number == 1 else f"{name}-{number}" for number in count(1))
            section["ids"].insert(0, next(each for each in choices if each not in self.document.ids))
            self.document.ids[section["ids"][0]] = section
        card = _copy_gallery(gallery, [highlight])
        card["headed"] = True
        section += card
        for node in (section, heading, card):
            node.source, node.line = highlight.source, highlight.line
        return section


def _copy_gallery(gallery: project_gallery, highlights: list[project_highlight]) -> project_gallery:
    """Return a gallery without the label that is a heading now."""
    copy: project_gallery = gallery.copy()
    copy["ids"], copy["names"] = [], []
    for name in ("labelledby", "caption", "sections"):
        copy.attributes.pop(name, None)
    copy += highlights
    copy.source, copy.line = gallery.source, gallery.line
    return copy


def _make_section(title: nodes.title, rubric: nodes.Element) -> nodes.section:
    """Return a section with the anchors and labels of a rubric, which it replaces."""
    section = nodes.section("", title, ids=rubric["ids"], names=rubric["names"])
    for node in (section, title):
        node.source, node.line = rubric.source, rubric.line
    return section


def _is_in_section(gallery: project_gallery) -> bool:
    """Return whether the parent of a gallery is a section or the page; Sphinx finds sections in ``only``, too."""
    parent = gallery.parent
    while isinstance(parent, addnodes.only):
        parent = parent.parent
    return isinstance(parent, nodes.section | nodes.document)


def _report_place(gallery: project_gallery) -> None:
    """Report a gallery in a place that cannot have sections; it is shown as a list."""
    place = f"the {type(gallery.parent).__name__.replace('_', ' ')}"
    message = f'option "sections": move the gallery out of {place}, which cannot have sections, or remove the option'
    report_error(Subtype.GALLERY, f"project-gallery: {message}", gallery)


def _report_text_after(content: list[nodes.Element]) -> None:
    """Warn of text that seems to belong to the last section of galleries, but belongs to the page."""
    for section in content if any(isinstance(each, nodes.section) for each in content) else ():
        parent = section.parent
        following = parent.children[parent.index(section) + 1 :]
        text = next((each for each in following if not isinstance(each, _NOT_TEXT)), None)
        if text is not None and not isinstance(text, nodes.section) and not _is_hidden(text):
            message = "move this text above the gallery with sections, or give it a heading; it is below the last one"
            report_warning(Subtype.GALLERY, message, text)


def _is_hidden(node: nodes.Node) -> bool:
    """Return whether a node shows nothing, such as a hidden table of contents."""
    trees = list(node.findall(addnodes.toctree))
    return bool(trees) and all(tree.get("hidden") for tree in trees)
