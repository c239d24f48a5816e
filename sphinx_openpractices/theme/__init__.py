"""The ``openpractices`` theme: ``pydata_sphinx_theme`` with a calmer look and a landing layout.

Sphinx loads it by its ``sphinx.html_themes`` entry point when a site asks for it, after ``config-inited``
(sphinx#10556); so it stands apart from the extension.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent


def on_html_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Take the sidebars from a page whose front matter says ``layout: landing``."""
    if (context.get("meta") or {}).get("layout") == "landing":
        context["openpractices_landing"] = True
        context["sidebars"] = []
        context["theme_secondary_sidebar_items"] = []
        context["theme_article_header_start"] = []
        context["theme_show_prev_next"] = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme; its parent is loaded by name."""
    app.add_html_theme("openpractices", str(HERE))
    # Before the parent's handlers (500), which render the items that the context names.
    app.connect("html-page-context", on_html_page_context, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
