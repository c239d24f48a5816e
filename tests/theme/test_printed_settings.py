"""Templates print no text as HTML: ours escape it, and to those of the parent it comes escaped.

A new version of the parent that prints another setting fails here.
"""

from __future__ import annotations

from pathlib import Path

import pydata_sphinx_theme
import pytest
from jinja2 import Environment, nodes

from sphinx_openpractices.theme.option_checks import TEMPLATE_LISTS
from sphinx_openpractices.theme.plain_text import TEXT_OPTIONS, TEXT_SETTINGS
from sphinx_openpractices.theme.used_theme import THEME_FOLDER

PARENT = Path(pydata_sphinx_theme.__file__).parent / "theme"
OURS = {path.name: path for path in THEME_FOLDER.glob("*.html")}
SAFE_FILTERS = {"e", "xmlattr", "int", "tobool", "length"}
PARENT_HTML = {"super", "line", "defer_search_scripts"}
"""A block of the parent, a line of it, and the macro that changes some of these lines."""
ESCAPED = TEXT_SETTINGS | {f"theme_{name}" for name in TEXT_OPTIONS}
NOT_TEXT = {f"theme_{name}" for name in (*TEMPLATE_LISTS, "header_links_before_dropdown", "show_nav_level")}
ELSEWHERE = {"theme_logo", "theme_announcement", "root_doc", "parents", "rellinks"}
"""Escaped value by value, HTML, the name of a document, and titles that Sphinx has made HTML."""


def parse(path):
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=False)  # noqa: S701 - as Sphinx's
    environment.filters |= {"tobool": str, "e": str}
    return environment.parse(path.read_text(encoding="utf-8"))


def find_printed(node):
    """Yield the names whose values are part of what an expression prints, unless it escapes them."""
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.CondExpr):
        yield from find_printed(node.expr1)
        yield from find_printed(node.expr2) if node.expr2 else ()
    elif not (isinstance(node, nodes.Compare) or (isinstance(node, nodes.Filter) and node.name in SAFE_FILTERS)):
        for child in node.iter_child_nodes():
            yield from find_printed(child)


def printed_by(expressions):
    return {name for each in expressions for name in find_printed(each)}


@pytest.mark.parametrize("name", sorted(OURS))
def test_template_of_the_theme_escapes_what_it_prints(name):
    expressions = [each for output in parse(OURS[name]).find_all(nodes.Output) for each in output.nodes]
    assert printed_by(expressions) <= {"_"} | PARENT_HTML


def test_every_setting_that_the_parent_prints_is_escaped(built_once):
    built = built_once({"index.md": "# Start\n"}, html_theme="openpractices")
    expressions = []
    for path in PARENT.rglob("*.html"):
        tree = parse(path)
        expressions += [each for output in tree.find_all(nodes.Output) for each in output.nodes]
        expressions += [each.node for each in tree.find_all(nodes.Assign)]
        expressions += [each.iter for each in tree.find_all(nodes.For)]
    settings = printed_by(expressions) & built.app.builder.globalcontext.keys()
    assert {"docstitle", "theme_icon_links", "theme_search_bar_text"} <= settings
    assert settings - ESCAPED - NOT_TEXT - ELSEWHERE == set()
