"""Makes sections of projects, each with a gallery of the rest of its card."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_openpractices.extension.base.nodes import entry_heading, get_title, project_link, split_link

if TYPE_CHECKING:
    from sphinx_openpractices.extension.base.nodes import project_gallery, project_highlight


def make_project_sections(
    gallery: project_gallery, group: nodes.section | None, document: nodes.document
) -> list[nodes.Element]:
    """Return the sections of a gallery in layout ``list``, or else the gallery.

    Each project is a gallery of its own in its section, so that whatever looks for cards finds it: the title of the
    card is the heading.
    """
    if gallery["layout"] == "list":
        return [_make_project_section(highlight, gallery, group, document) for highlight in gallery.entries]
    return [_copy_gallery(gallery, gallery.entries)]


def choose_section_id(type_name: str, name: str, group: nodes.section | None, document: nodes.document) -> str:
    """Return a free anchor for a section of an entry that another place on the page has the usual anchor of."""
    anchor = f"{group['ids'][0] if group else type_name}-{name}"
    choices = (anchor if number == 1 else f"{anchor}-{number}" for number in count(1))
    return next(each for each in choices if each not in document.ids)


def _make_project_section(
    highlight: project_highlight, gallery: project_gallery, group: nodes.section | None, document: nodes.document
) -> nodes.section:
    """Return the section of a project: its title, and a gallery of the rest of its card.

    The anchor of the card is that of the section. A card of a later group has none.
    """
    title = get_title(highlight)
    text = split_link(title) if isinstance(title, project_link) else title
    heading = entry_heading(title.rawsource, "", *(each.deepcopy() for each in text.children), translatable=False)
    for link in heading.findall(addnodes.pending_xref):
        link["refwarn"] = False  # the title of the card has the same
    section = nodes.section("", heading, ids=list(highlight["ids"]))
    if not section["ids"] or "anchor" in highlight:  # the first card of the project has the usual anchor
        section["ids"].insert(0, choose_section_id("project", highlight["project"], group, document))
        document.ids[section["ids"][0]] = section
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
