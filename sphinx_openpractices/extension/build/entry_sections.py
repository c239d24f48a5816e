"""Makes sections of the page: of the caption and the groups of a list, and of each entry if its layout asks for it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_openpractices.extension.base.entry_nodes import entry_list, find_lists
from sphinx_openpractices.extension.base.nodes import entry_group_title, entry_heading, project_filter
from sphinx_openpractices.extension.base.reporting import Subtype, report_error, report_warning

from .entry_kinds import ENTRY_KINDS

_NOT_TEXT = (nodes.Invisible, nodes.footnote, nodes.citation, nodes.transition, nodes.system_message, addnodes.index)
"""What may follow sections without belonging to the page: footnotes of MyST move to its end."""


class SectionTransform(SphinxTransform):
    """Replaces lists with the attribute ``sections`` by sections, and gives others the shape of their layout.

    ``sections`` is "required" if an author asked for them, and "possible" for a layout that has them where it can.
    Runs when titles are translated and sorted (210), and before Sphinx and docutils collect sections for tables of
    contents (720, 880).
    """

    default_priority = 220

    def apply(self, **kwargs: Any) -> None:
        """Replace the lists, with those of their groups."""
        around: nodes.section | None = None
        made: list[tuple[nodes.Element, str]] = []
        for each in [found for found in find_lists(self.document) if isinstance(found, entry_list)]:
            if each.get("sections") == "possible" and isinstance(each.parent, project_filter):
                _lift_from_filter(each.parent)
            if not self.can_have_sections(each):
                ENTRY_KINDS[each.type_name].shape_list(each)
                continue
            noun = ENTRY_KINDS[each.type_name].type.list_noun
            if each.get("group", 1) == 1 and (around := self.replace_caption(each)) is not None:
                made.append((around, noun))
            content = self.make_sections(each)
            if around is None:
                each.parent.replace(each, content)
                made += [(node, noun) for node in content]
            else:
                each.parent.remove(each)
                around += content
        _report_text_after(made)

    def can_have_sections(self, whole: entry_list) -> bool:
        """Return whether a list becomes sections; report one that should, and is in a place that cannot have any."""
        if "sections" not in whole:
            return False
        is_possible = _is_in_section(whole)
        if not is_possible and whole["sections"] == "required" and whole.get("group", 1) == 1:
            _report_place(whole)
        return is_possible

    def replace_caption(self, whole: entry_list) -> nodes.section | None:
        """Replace the caption of a list, if there is one, by a section for all that the list becomes."""
        label = whole.get("caption", whole.get("labelledby", ""))
        caption = self.document.ids.get(label)
        if caption is None or isinstance(caption, entry_group_title):
            return None
        section = _make_section(nodes.title(caption.rawsource, "", *caption.children), caption)
        caption.parent.replace(caption, section)
        return section

    def make_sections(self, whole: entry_list) -> list[nodes.Element]:
        """Return what a list and, if it is a group, the title of the group become."""
        heading = self.document.ids.get(whole.get("labelledby", ""))
        group: nodes.section | None = None
        if isinstance(heading, entry_group_title):
            title = entry_heading(heading.rawsource, "", *heading.children, translatable=heading["translatable"])
            group = _make_section(title, heading)
            heading.parent.remove(heading)
        content = ENTRY_KINDS[whole.type_name].make_sections(whole, group, self.document)
        if whole["names"]:  # a label, which has no title
            content.insert(0, nodes.target("", "", ids=whole["ids"], names=whole["names"]))
        if group is not None:
            group += content
            content = [group]
        for node in content:
            self.document.ids.update(dict.fromkeys(node["ids"], node))
        return content


def _lift_from_filter(wrapper: project_filter) -> None:
    """Move what readers can filter after the node of the filter, in which Sphinx would find no sections.

    In HTML, :class:`.SectionFilterPostTransform` moves the sections back.
    """
    if _is_in_section(wrapper):
        content, wrapper.children = wrapper.children, []
        wrapper.parent.insert(wrapper.parent.index(wrapper) + 1, content)


def _make_section(title: nodes.title, rubric: nodes.Element) -> nodes.section:
    """Return a section with the anchors and labels of a rubric, which it replaces."""
    section = nodes.section("", title, ids=rubric["ids"], names=rubric["names"])
    for node in (section, title):
        node.source, node.line = rubric.source, rubric.line
    return section


def _is_in_section(whole: nodes.Element) -> bool:
    """Return whether the parent of a node is a section or the page; Sphinx finds sections in ``only``, too."""
    parent = whole.parent
    while isinstance(parent, addnodes.only):
        parent = parent.parent
    return isinstance(parent, nodes.section | nodes.document)


def _report_place(whole: entry_list) -> None:
    """Report a list in a place that cannot have sections; it is shown as a list."""
    entry_type = ENTRY_KINDS[whole.type_name].type
    place = f"the {type(whole.parent).__name__.replace('_', ' ')}"
    where = f"move the {entry_type.list_noun} out of {place}, which cannot have sections"
    report_error(
        Subtype.GALLERY, f'{entry_type.list_directive}: option "sections": {where}, or remove the option', whole
    )


def _report_text_after(made: list[tuple[nodes.Element, str]]) -> None:
    """Warn of text that seems to belong to the last section of a list, but belongs to the page.

    *made* is what lists became, each with what messages call the list.
    """
    sections = {section: noun for section, noun in made if isinstance(section, nodes.section)}
    lists = {node for node, _noun in made}.difference(sections)  # of practices without titles, between the sections
    for parent in dict.fromkeys(section.parent for section in sections):
        noun = ""
        for node in parent.children:
            if node in sections:
                noun = sections[node]
            elif noun and node not in lists and not isinstance(node, _NOT_TEXT):
                if not isinstance(node, nodes.section) and not _is_hidden(node):
                    message = f"move this text above the {noun} with sections, or give it a heading"
                    report_warning(Subtype.GALLERY, f"{message}; it is below the last one", node)
                noun = ""


def _is_hidden(node: nodes.Node) -> bool:
    """Return whether a node shows nothing, such as a hidden table of contents."""
    trees = list(node.findall(addnodes.toctree))
    return bool(trees) and all(tree.get("hidden") for tree in trees)
