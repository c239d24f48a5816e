"""The ``openpractices`` theme: ``pydata_sphinx_theme`` with a calmer look and a landing layout.

Sphinx loads it by its ``sphinx.html_themes`` entry point when a site asks for it, after ``config-inited``
(sphinx#10556); so it stands apart from the extension.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.compat import add_static_dir
from sphinx_openpractices.messages import Subtype, warn

from .colors import read_color
from .palette import ACCENT, palette_css

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
PALETTE = "styles/openpractices-palette.css"


def is_ours(app: Sphinx) -> bool:
    """Whether this build makes pages with this theme, or with one that inherits it."""
    # The builders json and pickle have no theme; EPUB has its own.
    theme = getattr(app.builder, "theme", None)
    return theme is not None and app.builder.name != "epub" and HERE in map(Path, theme.get_theme_dirs())


def on_builder_inited(app: Sphinx) -> None:
    """Make the palettes from the accent, as a file that HTML builders copy before those of the site."""
    if not is_ours(app):
        return
    # No folder of documents has this name, so no doctree is copied with the file.
    static = Path(app.doctreedir) / "openpractices-theme.static"
    file = static / PALETTE
    css = palette_css(accent_of(app))
    if not file.is_file() or file.read_text(encoding="utf-8") != css:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(css, encoding="utf-8", newline="\n")
    add_static_dir(app, static)
    # After the parent's stylesheet and before those of themes (200), so that a child theme's may change it.
    app.add_css_file(PALETTE, priority=199)


def accent_of(app: Sphinx) -> str:
    """The option ``accent`` as ``#rrggbb``; a value that is no color is warned of."""
    options = getattr(app.builder, "theme_options", {})
    accent = options["accent"] if "accent" in options else app.builder.theme.get_config("options", "accent", ACCENT)
    try:
        if not isinstance(accent, str):
            raise ValueError(f"{accent!r} is not a text; write a CSS color, such as {ACCENT!r}")  # noqa: TRY004
        return read_color(accent)
    except ValueError as err:
        warn(Subtype.CONFIG, f"conf.py: html_theme_options['accent']: {err}; the default is used: {ACCENT!r}")
        return ACCENT


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
    app.connect("builder-inited", on_builder_inited)
    # Before the parent's handlers (500), which render the items that the context names.
    app.connect("html-page-context", on_html_page_context, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
