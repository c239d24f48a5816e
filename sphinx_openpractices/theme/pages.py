"""What the templates need to know about a page: landing page, page to keep out of search engines, 404 page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx_openpractices.extension.base.warnings import _

from .description import with_description
from .site_facts import list_site_facts

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_NOT_FOUND = "404"
"""The page that servers send for unknown addresses."""

_UNLISTED = {"search", "genindex", _NOT_FOUND}
"""Pages that search engines need not list: they have no content of their own."""


def _translate_words() -> dict[str, str]:
    """The text of our templates in the language of the site; their own gettext has Sphinx's catalog only."""
    return {
        "thanks": _("Supported by"),
        "not_found": _("Page not found"),
        "not_found_text": _("There is no page at this address. It may have moved, or the link may be misspelt."),
        "home": _("Go to the start page"),
    }


def on_html_page_context_theme(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add to the context of a page what the theme's templates use."""
    context["meta"] = with_description(context.get("meta"), doctree)
    context["openpractices_words"] = _translate_words()
    context["site_facts"] = [fact._asdict() for fact in list_site_facts(app, context)]
    context["openpractices_unlisted"] = pagename in _UNLISTED
    if (context.get("meta") or {}).get("page-layout") == "landing":
        context["openpractices_landing"] = True
        app.add_css_file("styles/openpractices-landing.css", priority=200)  # on this page only, as themes' are
        context["theme_article_header_start"] = []
        context["theme_show_prev_next"] = False
    if context.get("openpractices_landing") or pagename in _UNLISTED:
        context["sidebars"] = []
        context["theme_secondary_sidebar_items"] = []


def write_not_found(app: Sphinx) -> None:
    """Write ``404.html``, unless the site or ``sphinx-notfound-page`` has one.

    It is not returned by the event ``html-collect-pages``, because the builder dirhtml would write it into a folder.
    """
    builder = cast("StandaloneHTMLBuilder", app.builder)
    if _NOT_FOUND not in app.env.all_docs and "notfound.extension" not in app.extensions:
        context = {"title": _translate_words()["not_found"], "body": ""}
        builder.handle_page(_NOT_FOUND, context, "404.html", outfilename=Path(app.outdir) / "404.html")
