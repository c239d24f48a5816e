"""Provides data to templates: labels, facts, descriptions, and which pages search engines should ignore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_openpractices.extension.base.reporting import _

from .description import add_description
from .not_found import NOT_FOUND
from .page_layouts import apply_layout
from .scripts import choose_scripts
from .site_facts import list_site_facts

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_UNLISTED = {"search", "genindex", NOT_FOUND}
"""Pages that search engines should ignore, since they have no content of their own."""


def translate_labels() -> dict[str, str]:
    """Return the text of our templates in the language of the site; gettext in templates has only Sphinx's catalog."""
    return {
        "thanks": _("Supported by"),
        "not_found": _("Page not found"),
        "not_found_text": _("There is no page at this address. It may have moved, or the link may be misspelled."),
        "home": _("Go to the start page"),
        "empty_index": _("The index has no entries."),
    }


def on_html_page_context_add_theme_data(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add to the context of a page the data that the templates of the theme use."""
    context["meta"] = add_description(context.get("meta"), doctree)
    context["openpractices_labels"] = translate_labels()
    context["site_facts"] = [fact._asdict() for fact in list_site_facts(app, context)]
    context["openpractices_unlisted"] = pagename in _UNLISTED
    choose_scripts(app, context)
    apply_layout(app, pagename, context)
    if pagename in _UNLISTED:
        context["sidebars"] = []
        context["theme_secondary_sidebar_items"] = []
