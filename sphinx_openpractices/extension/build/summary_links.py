"""Makes the groups and cells of summaries lead to the practices, once all pages are read."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.practice_nodes import practice_element
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_group, practice_link


class SummaryLinkPostTransform(SphinxPostTransform):
    """Completes the links of summaries; a title or a cell of a practice that no page shows has no link.

    Runs before the transforms that remove what a builder does not show.
    """

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Complete the links of a page."""
        links = list(self.document.findall(practice_link))
        if not links:
            return
        practices = {
            practice["practice"]: practice
            for practice in self.document.findall(practice_element)
            if "practice" in practice and practice["ids"]
        }
        for link in links:
            practice = practices.get(link.get("practice", ""))
            if practice is not None:
                link["refid"] = _find_heading(practice, link) or practice["ids"][0]
            elif isinstance(link, practice_group):
                link.replace_self(nodes.inline(link.rawsource, "", *link.children))


def _find_heading(practice: nodes.Element, link: practice_link) -> str:
    """Return the anchor of the title of the group that contains a practice, if *link* is the title of that group."""
    if not isinstance(link, practice_group):
        return ""
    parent: nodes.Element | None = practice.parent
    while isinstance(parent, practice_element | nodes.tbody | nodes.tgroup) and "labelledby" not in parent:
        parent = parent.parent
    if parent is not None and "labelledby" in parent:
        return str(parent["labelledby"])
    is_group = isinstance(parent, nodes.section) and parent[0].astext() == link.astext()
    return str(parent["ids"][0]) if is_group and parent is not None else ""
