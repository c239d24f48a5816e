"""What a page is to its template: a landing page, one for search engines or not, one that was not found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx_openpractices.messages import _

from .description import with_description
from .practices import practices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

NOT_FOUND = "404"
"""The page that servers send for an address that is none."""

UNLISTED = {"search", "genindex", NOT_FOUND}
"""Pages that search engines need not list: they hold nothing of their own."""

SECTION_NAVIGATION = {"sidebar-collapse", "sidebar-nav-bs"}
"""The parent's sidebar for the pages of a section, which it shows without any too."""


def words() -> dict[str, str]:
    """What templates say, in the language of the site; their own gettext is for Sphinx's words."""
    return {
        "thanks": _("Supported by"),
        "not_found": _("Page not found"),
        "not_found_text": _("There is no page at this address. It may have moved, or the link may be misspelt."),
        "home": _("Go to the start page"),
    }


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell the templates what they cannot know."""
    context["meta"] = with_description(context.get("meta"), doctree)
    context["practice_words"] = words()
    context["practices"] = [practice._asdict() for practice in practices(app, context)]
    context["openpractices_unlisted"] = pagename in UNLISTED
    if (context.get("meta") or {}).get("layout") == "landing":
        context["openpractices_landing"] = True
        app.add_css_file("styles/openpractices-landing.css", priority=200)  # on this page only, as themes' are
        context["theme_article_header_start"] = []
        context["theme_show_prev_next"] = False
    if context.get("openpractices_landing") or pagename in UNLISTED:
        context["sidebars"] = []
        context["theme_secondary_sidebar_items"] = []
    elif not has_section(app.env, pagename):
        sidebars = context.get("sidebars") or ()
        context["sidebars"] = [name for name in sidebars if name.removesuffix(".html") not in SECTION_NAVIGATION]


def has_section(env: BuildEnvironment, docname: str) -> bool:
    """Whether there are pages below the page of the top level that *docname* belongs to, or is."""
    below = env.toctree_includes
    return any(docname in subtree(below, top) for top in below.get(env.config.root_doc, ()) if below.get(top))


def subtree(below: Mapping[str, Iterable[str]], top: str) -> set[str]:
    """A page and all that are below it in the table of contents."""
    found: set[str] = set()
    ahead = [top]
    while ahead:
        if (docname := ahead.pop()) not in found:
            found.add(docname)
            ahead += below.get(docname, ())
    return found


def write_not_found(app: Sphinx) -> None:
    """Write ``404.html``, unless the site or ``sphinx-notfound-page`` has one.

    Not by the event ``html-collect-pages``: the builder dirhtml would put the page into a folder.
    """
    builder = cast("StandaloneHTMLBuilder", app.builder)
    if NOT_FOUND not in app.env.all_docs and "notfound.extension" not in app.extensions:
        context = {"title": words()["not_found"], "body": ""}
        builder.handle_page(NOT_FOUND, context, "404.html", outfilename=Path(app.outdir) / "404.html")
