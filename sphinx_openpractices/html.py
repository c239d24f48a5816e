"""The stylesheet, on the pages that show a project and on no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .nodes import project_highlight

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLESHEET = "project-gallery.css"


def on_builder_inited(app: Sphinx) -> None:
    """Let HTML builders copy our files; ``app.add_static_dir`` of Sphinx 9.1 is not there on Python 3.11."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the stylesheet; in this event it is added to one page."""
    if doctree is not None and next(iter(doctree.findall(project_highlight)), None) is not None:
        app.add_css_file(STYLESHEET)
