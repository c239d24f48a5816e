"""Adds stylesheets, scripts and data for search engines to the pages that show something of ours, and only to those."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_openpractices.extension.base.compat import add_static_dir
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.nodes import find_galleries
from sphinx_openpractices.extension.base.practice_nodes import find_practice_lists, find_practices
from sphinx_openpractices.extension.build.domain import get_domain
from sphinx_openpractices.text.urls import read_web_url

from .acknowledgements import ACKNOWLEDGEMENTS_VARIABLE
from .page_json_ld import make_page_json_ld
from .practice_assets import DETAILS_SCRIPT, PRACTICES_STYLESHEET, list_practice_stylesheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_openpractices.extension.base.nodes import project_gallery

BASE_STYLESHEET = "openpractices-base.css"
STYLESHEET = "project-gallery.css"
_CARDS_STYLESHEET = "project-cards.css"
_LAYOUT_STYLESHEETS = {
    "cards": (_CARDS_STYLESHEET,),
    "covers": (_CARDS_STYLESHEET, "project-covers.css"),
    "list": (_CARDS_STYLESHEET,),
    "logos": ("project-logos.css",),
    "names": ("project-names.css",),
    "table": ("project-table.css",),
}
"""What a layout needs besides :data:`STYLESHEET`."""
_HOSTS_STYLESHEET = "project-hosts.css"
_MONOGRAMS_STYLESHEET = "project-monograms.css"
_WITHOUT_MONOGRAMS = {"logos", "names"}
_CARDS_SCRIPT = "project-cards.js"
_TABLE_SCRIPT = "project-table.js"
_ATTRIBUTE_STYLESHEETS = {"headed": "project-sections.css", "size": "project-sizes.css"}
LONG_STYLESHEET = "project-long-page.css"
_MANY = 60
"""A page with more cards has a stylesheet that makes it quick."""
REVIEWS_STYLESHEET = "openpractices-reviews.css"
_OVERDUE_SCRIPT = "practice-overdue.js"
FILTER_STYLESHEET = "project-filter.css"
FILTER_SCRIPT = "project-filter.js"
STATIC_FOLDER = Path(__file__).parent / "static"
_STATIC_EPUB_FOLDER = Path(__file__).parent / "static_epub"
"""A stylesheet with the same name, in the older CSS that reading systems support."""


def on_builder_inited_add_static_files(app: Sphinx) -> None:
    """Make HTML builders copy our files before those of the site, so that a site can replace them."""
    if app.builder.format == "html":
        add_static_dir(app, _STATIC_EPUB_FOLDER if app.builder.name == "epub" else STATIC_FOLDER)


def on_html_page_context_add_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add what the page needs; Sphinx adds files to one page only during this event."""
    shared = getattr(app.builder, "globalcontext", {})  # of HTML builders; one may leave it out
    counts = {name: len(shared[name]) for name in ("css_files", "script_files") if name in shared and name in context}
    has_practices = doctree is not None and _add_practice_files(app, doctree)
    if has_practices or _has_page_review(app, pagename):
        add_review_files(app, context)
    _add_assets(app, context, doctree)
    _add_data(app, context, doctree)
    for name, count in counts.items():
        # A builder may give a page a list of its own, as sphinx-revealjs does: Sphinx adds files to the one it shares.
        if missing := [each for each in shared[name][count:] if each not in context[name]]:
            context[name] = [*context[name], *missing]


def _add_practice_files(app: Sphinx, doctree: nodes.document) -> bool:
    """Add what practices and summaries need; return whether the page has any."""
    files = list_practice_stylesheets(doctree) if get_domain(app.env).practices.is_used else []
    if files and app.builder.name == "epub":
        app.add_css_file(PRACTICES_STYLESHEET)
    elif files:
        for file in (BASE_STYLESHEET, *files):
            app.add_css_file(file)
        app.add_js_file(DETAILS_SCRIPT, loading_method="defer")
        if any("filter" in each for each in find_practice_lists(doctree)):
            add_filter_files(app)
    return bool(files)


def _has_page_review(app: Sphinx, pagename: str) -> bool:
    """Return whether a page, or one of the documents that it consists of, has a line about its reviews."""
    reviews = get_domain(app.env).page_reviews
    return pagename in reviews or (app.builder.name == "singlehtml" and bool(reviews))


def add_review_files(app: Sphinx, context: dict[str, Any]) -> None:
    """Add what a page with lines about reviews needs.

    The script is not deferred, and at the beginning of the page, where all themes have their ``meta`` elements: it
    changes lines before they are shown. Scripts of other pages are where the theme has them; in Furo, that is the end.
    """
    if app.builder.name == "epub":
        return
    app.add_css_file(REVIEWS_STYLESHEET)
    if "js_tag" in context:  # not in json and pickle
        context["metatags"] = context.get("metatags", "") + context["js_tag"](f"_static/{_OVERDUE_SCRIPT}")


def add_filter_files(app: Sphinx) -> None:
    """Add what a page with a filter needs."""
    app.add_css_file(FILTER_STYLESHEET)
    app.add_js_file(FILTER_SCRIPT, loading_method="defer")


def _add_layout_files(app: Sphinx, galleries: Sequence[project_gallery], layouts: set[str]) -> None:
    """Add what some layouts and galleries need, and others do not."""
    loaded = dict.fromkeys(name for layout in sorted(layouts) for name in _LAYOUT_STYLESHEETS[layout])
    for name in loaded:
        app.add_css_file(name)
    for attribute, name in _ATTRIBUTE_STYLESHEETS.items():
        if any(attribute in gallery for gallery in galleries):
            app.add_css_file(name)
    if any("repository" in gallery.get("show", ()) for gallery in galleries):
        app.add_css_file(_HOSTS_STYLESHEET)
    if any(_has_monogram(gallery) for gallery in galleries):
        app.add_css_file(_MONOGRAMS_STYLESHEET)
    if _CARDS_STYLESHEET in loaded:
        app.add_js_file(_CARDS_SCRIPT, loading_method="defer")
    if "table" in layouts:
        app.add_js_file(_TABLE_SCRIPT, loading_method="defer")


def _has_monogram(gallery: project_gallery) -> bool:
    """Return whether a card shows letters instead of a logo; logos are the first children of a highlight."""
    return gallery.get("layout") not in _WITHOUT_MONOGRAMS and any(
        not isinstance(highlight[0], nodes.image) for highlight in gallery.entries
    )


def _add_assets(app: Sphinx, context: dict[str, Any], doctree: nodes.document | None) -> None:
    galleries = list(find_galleries(doctree)) if doctree is not None else []
    layouts = {gallery.get("layout", "cards") for gallery in galleries}
    if context.get(ACKNOWLEDGEMENTS_VARIABLE):
        layouts.add("logos")
    if not layouts:
        return
    if app.builder.name == "epub":
        app.add_css_file(STYLESHEET)
        return
    app.add_css_file(BASE_STYLESHEET)
    app.add_css_file(STYLESHEET)
    _add_layout_files(app, galleries, layouts)
    if not galleries:
        return
    if sum(len(gallery.children) for gallery in galleries) > _MANY:
        app.add_css_file(LONG_STYLESHEET)
    if any("filter" in gallery for gallery in galleries):
        add_filter_files(app)


def _add_data(app: Sphinx, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Add the data for search engines; json and pickle, which list the files of all pages together, have none."""
    if doctree is None or "script_files" not in context or app.builder.name == "epub" or not get_config(app.env).jsonld:
        return
    galleries, practices = list(find_galleries(doctree)), list(find_practices(doctree))
    if data := make_page_json_ld(galleries, practices, app.builder, _find_address(context)):
        app.add_js_file(None, type="application/ld+json", body=data)


def _find_address(context: dict[str, Any]) -> str:
    """Return the address of a page; empty if ``html_baseurl`` is missing, or is not one."""
    try:
        return read_web_url(context.get("pageurl") or "")
    except ValueError:
        return ""
