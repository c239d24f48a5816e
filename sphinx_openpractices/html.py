"""The stylesheet, on the pages that show a project and on no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .nodes import project_highlight

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STYLESHEET = "project-gallery.css"
STATIC = Path(__file__).parent / "static"
STATIC_EPUB = Path(__file__).parent / "static_epub"
"""Holds a stylesheet of the same name, in the older CSS that reading systems know."""


def on_builder_inited(app: Sphinx) -> None:
    """Let HTML builders copy our files before the site's own, so that a site can put its own in their place."""
    if app.builder.format != "html":
        return
    static = STATIC_EPUB if app.builder.name == "epub" else STATIC
    if add_static_dir := getattr(app, "add_static_dir", None):
        add_static_dir(static)
    else:  # before Sphinx 9.1, which needs Python 3.12
        app.config.html_static_path.insert(0, str(static))


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the stylesheet; in this event it is added to one page."""
    if doctree is not None and next(iter(doctree.findall(project_highlight)), None) is not None:
        app.add_css_file(STYLESHEET)
