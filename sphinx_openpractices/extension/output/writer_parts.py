"""What every format asks of a gallery's nodes."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_openpractices.catalog.project import make_monogram
from sphinx_openpractices.extension.base import nodes as op

_Element = nodes.Element


def skip_depart(self: Any, node: _Element) -> None:
    """The visitor has said it all."""


def _find_link(title: _Element) -> nodes.reference | None:
    """The reference in a title, if the card leads somewhere."""
    return next(iter(title.findall(nodes.reference)), None)


def find_outside_url(title: _Element) -> str:
    """The URL that a title leads to, unless it is a place of this site."""
    link = _find_link(title)
    return link.get("refuri", "") if link is not None and not link.get("internal") else ""


def find_monogram(highlight: _Element) -> str:
    """The letters that stand in for a logo."""
    return make_monogram(next(iter(highlight.findall(op.project_title))).rawsource)


def write_all_but_logos(self: nodes.NodeVisitor, highlight: _Element) -> None:
    """Write what a highlight holds besides its logos: they are written where their box is."""
    for child in highlight.children:
        if not isinstance(child, nodes.image):
            child.walkabout(self)
