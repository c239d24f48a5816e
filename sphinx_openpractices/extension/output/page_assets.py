"""What pages that show a project get, and no other: the stylesheet, and data for search engines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from docutils import nodes

from sphinx_openpractices.catalog.exporting.jsonld import SoftwareItem, format_json_ld
from sphinx_openpractices.extension.base.compat import add_static_dir
from sphinx_openpractices.extension.base.config import get_config
from sphinx_openpractices.extension.base.nodes import (
    find_galleries,
    project_caption,
    project_highlight,
    project_title,
)

from .acknowledgements import ACKNOWLEDGEMENTS_VARIABLE
from .html_writer import make_image_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLESHEET = "project-gallery.css"
FILTER_STYLESHEET = "project-filter.css"
FILTER_SCRIPT = "project-filter.js"
_PAINTED_AT_ONCE = 500
"""Cards with a filter on a page that waits for the script; a browser paints a longer one before it has read it all."""
STATIC_FOLDER = Path(__file__).parent / "static"
_STATIC_EPUB_FOLDER = Path(__file__).parent / "static_epub"
"""Holds a stylesheet of the same name, in the older CSS that reading systems know."""


def on_builder_inited_add_static_files(app: Sphinx) -> None:
    """Let HTML builders copy our files before the site's own, so that a site can put its own in their place."""
    if app.builder.format == "html":
        add_static_dir(app, _STATIC_EPUB_FOLDER if app.builder.name == "epub" else STATIC_FOLDER)


def on_html_page_context_add_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the stylesheet and the data; in this event they are added to one page."""
    galleries = list(find_galleries(doctree)) if doctree is not None else []
    if galleries or context.get(ACKNOWLEDGEMENTS_VARIABLE):
        app.add_css_file(STYLESHEET)
    if not galleries:
        return
    filtered = [len(gallery.children) for gallery in galleries if "filter" in gallery]
    if filtered and app.builder.name != "epub":
        app.add_css_file(FILTER_STYLESHEET)
        # The controls stand above the cards: painted together, nothing shifts (HTML, 2.5.8, "Blocking attributes").
        hold: dict[str, Any] = {"blocking": "render"} if sum(filtered) <= _PAINTED_AT_ONCE else {}
        app.add_js_file(FILTER_SCRIPT, loading_method="defer", **hold)
    if app.builder.name != "epub" and get_config(app.env).jsonld:
        base = context.get("pageurl") or ""
        shown: dict[str, project_highlight] = {}
        for gallery in galleries:
            for highlight in gallery.highlights:  # some may be there again, in another group
                shown.setdefault(highlight["project"], highlight)
        items = (_make_item(app, highlight, base) for highlight in shown.values())
        app.add_js_file(None, type="application/ld+json", body=format_json_ld(items))


def _make_item(app: Sphinx, highlight: project_highlight, base: str) -> SoftwareItem:
    """What a card says; links into the site are absolute when the site has an address, ``html_baseurl``."""
    title, caption, image = (_find_child(highlight, kind) for kind in (project_title, project_caption, nodes.image))
    link = _find_child(title, nodes.reference)
    return SoftwareItem(
        name=title.astext() if title is not None else "",
        url=urljoin(base, _get_link_url(link)) if link is not None else "",
        image=urljoin(base, make_image_url(app.builder, image["uri"])) if image is not None else "",
        description=" ".join(caption.astext().split()) if caption is not None else "",
        keywords=tuple(highlight.get("tags", ())),
        license=highlight.get("license", ""),
        repository=highlight.get("repository", ""),
    )


def _find_child(node: nodes.Element | None, kind: type) -> nodes.Element | None:
    """The first child of a kind."""
    for child in node.children if node is not None else ():
        if isinstance(child, kind):
            return cast("nodes.Element", child)
    return None


def _get_link_url(link: nodes.Element) -> str:
    """Where a reference leads, from its page."""
    return str(link.get("refuri") or "#" + link.get("refid", ""))
