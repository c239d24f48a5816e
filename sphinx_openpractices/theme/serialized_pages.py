"""Lets the builders ``json`` and ``pickle`` write the pages of a site with this theme.

They render no templates, so the context of a page has no theme options, but the parent's handlers use them, and add
functions that cannot be written: https://github.com/pydata/pydata-sphinx-theme/issues/1346
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def is_serializing(app: Sphinx) -> bool:
    """Return whether the builder writes the contexts of pages instead of HTML files."""
    return isinstance(app.builder, SerializingHTMLBuilder)


def on_html_page_context_supply_options(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Add what the parent's handlers use, before they run."""
    if is_serializing(app):
        context["sidebars"] = []  # they would be rendered
        context["theme_search_as_you_type"] = False
        context["pathto"] = lambda place, resource=False: place


def on_html_page_context_remove_functions(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Remove from the context all functions, after the parent's handlers have run."""
    if is_serializing(app):
        for name in [name for name, value in context.items() if callable(value)]:
            del context[name]
