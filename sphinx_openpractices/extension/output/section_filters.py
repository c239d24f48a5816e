"""Puts sections of practices into the node of their filter, for HTML."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.nodes import project_filter
from sphinx_openpractices.extension.base.practice_nodes import practice_element, practice_sections
from sphinx_openpractices.extension.build.domain import get_domain


class SectionFilterPostTransform(SphinxPostTransform):
    """Moves sections into the filter before them, when Sphinx has collected the tables of contents.

    The sections of each group are in a node of their own, which is hidden with the group if no practice matches.
    """

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Move the sections of each filter of the page."""
        is_used = get_domain(self.env).practices.is_used
        for wrapper in list(self.document.findall(project_filter)) if is_used else ():
            if not wrapper.children:
                parent, name = wrapper.parent, wrapper["filter"]
                start = end = parent.index(wrapper) + 1
                while end < len(parent.children) and _is_filtered_by(parent[end], name):
                    end += 1
                content = parent.children[start:end]
                del parent[start:end]
                wrapper.extend(content)
                for each in [wrapper, *(child for child in content if type(child) is nodes.section)]:
                    _wrap_sections(each, name)


def _is_filtered_by(node: Any, name: str) -> bool:
    """Return whether a node is a practice, a list or a group that readers can filter."""
    if type(node) is nodes.section:  # of a group
        return any(_is_filtered_by(child, name) for child in node.children)
    return isinstance(node, practice_element) and node.get("filter") == name


def _wrap_sections(parent: nodes.Element, name: str) -> None:
    """Put the practices of a group into one node: sections, and lists of those without a title."""
    content: list[nodes.Node] = []
    for is_practice, neighbors in groupby(parent.children, lambda node: isinstance(node, practice_element)):
        if is_practice:
            label = {"labelledby": parent["ids"][0]} if type(parent) is nodes.section and parent["ids"] else {}
            content.append(practice_sections("", *neighbors, filter=name, **label))
        else:
            content += neighbors
    parent.children = []
    parent.extend(content)
