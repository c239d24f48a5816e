"""Shows calls to action, which are buttons on pages of the theme, as lists where there are no buttons."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_openpractices.extension.base.compat import get_app

_ACTIONS = "call-to-action"
"""The class of the container; the theme has the same name."""


class ActionLinksPostTransform(SphinxPostTransform):
    """Makes a list of a paragraph that consists of links, a line each: without buttons, it would read as one sentence.

    HTML pages keep the paragraph for the theme. Runs after references are resolved (10).
    """

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Replace the paragraphs in the containers."""
        builder = get_app(self.env).builder
        if builder.format == "html" and builder.name != "epub":
            return
        for container in self.document.findall(nodes.container):
            if _ACTIONS in container["classes"]:
                for paragraph in list(container.findall(nodes.paragraph)):
                    _list_links(paragraph)


def _list_links(paragraph: nodes.paragraph) -> None:
    """Replace a paragraph of two or more links by a list; one with other text stays."""
    links = [list(group) for is_break, group in groupby(paragraph.children, _is_break) if not is_break]
    if len(links) > 1 and not any(isinstance(node, nodes.Text) for link in links for node in link):
        items = [nodes.list_item("", nodes.paragraph("", "", *link)) for link in links]
        paragraph.replace_self(nodes.bullet_list("", *items, bullet="*"))


def _is_break(node: nodes.Node) -> bool:
    """Return whether *node* is the space between two links, or a line break, which MyST makes of raw text."""
    return isinstance(node, nodes.raw) or (isinstance(node, nodes.Text) and not node.strip())
