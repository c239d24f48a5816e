"""Makes the groups and cells of summaries lead to the practices, once all pages are read."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.compat import get_app
from sphinx_openpractices.extension.base.practice_nodes import practice_element
from sphinx_openpractices.extension.base.practice_summary_nodes import practice_group, practice_link

from .domain import get_domain
from .targets import make_reference


class SummaryLinkPostTransform(SphinxPostTransform):
    """Completes the links of summaries; a title or a cell of a practice that no page shows has no link.

    Runs before the transforms that remove what a builder does not show.
    """

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Complete the links of a page."""
        register = get_domain(self.env).practices
        links = list(self.document.findall(practice_link)) if register.is_used else []
        if not links:
            return
        index = register.index
        entries = list(self.document.findall(practice_element))
        shown = {each["practice"]: each for each in entries if each.get("practice")}
        anchors = {anchor for each in entries for anchor in each["ids"]}
        for link in links:
            name = link.get("practice", "")
            place = index.find_place(name)
            heading = _find_heading(shown[name], link) if isinstance(link, practice_group) and name in shown else ""
            if heading or link.get("anchor") in anchors:
                link["refid"] = heading or link["anchor"]
            elif place is not None and place.anchor:
                builder = get_app(self.env).builder
                made = make_reference(builder, self.env.docname, place.docname, place.anchor, nodes.inline())
                link.attributes |= {key: made[key] for key in ("refid", "refuri", "internal") if key in made}
            elif isinstance(link, practice_group):
                link.replace_self(nodes.inline(link.rawsource, "", *link.children))


def _find_heading(practice: nodes.Element, group: practice_group) -> str:
    """Return the anchor of the title of a group around a practice, if it is that of *group*."""
    parent: nodes.Element | None = practice.parent
    while isinstance(parent, practice_element | nodes.tbody | nodes.tgroup) and "labelledby" not in parent:
        parent = parent.parent
    if parent is not None and "labelledby" in parent:
        return str(parent["labelledby"])
    is_group = isinstance(parent, nodes.section) and parent[0].astext() == group.astext()
    return str(parent["ids"][0]) if is_group and parent is not None else ""
