"""What every format asks of a gallery's nodes."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_openpractices.catalog.project import make_monogram
from sphinx_openpractices.extension.base import nodes as op

Node = nodes.Element


def skip_depart(self: Any, node: Node) -> None:
    """The visitor has said it all."""


def link_of(title: Node) -> nodes.reference | None:
    """The reference in a title, if the card leads somewhere."""
    return next(iter(title.findall(nodes.reference)), None)


def outside_link(title: Node) -> str:
    """The URL that a title leads to, unless it is a place of this site."""
    link = link_of(title)
    return link.get("refuri", "") if link is not None and not link.get("internal") else ""


def monogram_of(highlight: Node) -> str:
    """The letters that stand in for a logo."""
    return make_monogram(next(iter(highlight.findall(op.project_title))).rawsource)


def walk_rest(self: nodes.NodeVisitor, highlight: Node) -> None:
    """Write what a highlight holds besides its logos: they are written where their box is."""
    for child in highlight.children:
        if not isinstance(child, nodes.image):
            child.walkabout(self)
