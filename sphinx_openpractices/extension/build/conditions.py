"""The conditions around a card, from ``only`` and ``ifconfig``: a builder for which one is false does not show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import Reporter
from sphinx import addnodes
from sphinx.ext.ifconfig import ifconfig, process_ifconfig_nodes
from sphinx.util.docutils import new_document

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    Conditions = tuple[tuple[str, str], ...]
    """The names of directives, with their expressions, from the outermost to the innermost."""


def find_conditions(node: nodes.Node) -> Conditions:
    """Return the conditions around a node of a page that was read."""
    found = []
    ancestor: Any = node.parent
    while ancestor is not None:
        if isinstance(ancestor, addnodes.only | ifconfig):
            found.append((ancestor.tagname, ancestor["expr"]))
        ancestor = ancestor.parent
    return tuple(reversed(found))


def are_met(conditions: Conditions, app: Sphinx) -> bool:
    """Return whether the builder at hand shows what has these conditions."""
    return all(_is_met(directive, expression, app) for directive, expression in conditions)


def _is_met(directive: str, expression: str, app: Sphinx) -> bool:
    """Return what Sphinx decides, without its messages about wrong expressions: the page has them."""
    if directive == addnodes.only.__name__:
        try:
            return app.tags.eval_condition(expression)
        except Exception:  # noqa: BLE001 - then Sphinx shows the content, whatever the error is
            return True
    page = new_document("")
    page.reporter.report_level = Reporter.SEVERE_LEVEL  # not the error
    page += ifconfig("", nodes.comment(), expr=expression)
    process_ifconfig_nodes(app, page, "")
    return any(isinstance(node, nodes.comment) for node in page.children)
