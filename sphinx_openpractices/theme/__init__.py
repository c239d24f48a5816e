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
from .description import DescriptionPostTransform
from .pages import on_html_page_context, write_not_found
from .palette import ACCENT, icon_svg, palette_css

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.theming import Theme
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
PALETTE = "styles/openpractices-palette.css"
ICON = "openpractices-icon.svg"
MODE = "scripts/openpractices-mode.js"


def theme_of(app: Sphinx) -> Theme | None:
    """The theme of this build, if it is this one or inherits it."""
    # The builders json and pickle have no theme; EPUB has its own.
    theme = getattr(app.builder, "theme", None) if app.builder.name != "epub" else None
    return theme if theme is not None and HERE in map(Path, theme.get_theme_dirs()) else None


def on_builder_inited(app: Sphinx) -> None:
    """Make the palettes and the icon from the accent, as files that HTML builders copy before those of the site."""
    if (theme := theme_of(app)) is None:
        return
    # No folder of documents has this name, so no doctree is copied with the file.
    static = Path(app.doctreedir) / "openpractices-theme.static"
    accent = accent_of(app.config.html_theme_options.get("accent", theme.get_config("options", "accent")))
    for name, text in ((PALETTE, palette_css(accent)), (ICON, icon_svg(accent))):
        file = static / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    add_static_dir(app, static)
    # After the parent's stylesheet and before those of themes (200), so that a child theme's may change it.
    app.add_css_file(PALETTE, priority=199)
    app.add_js_file(MODE, priority=199)


def accent_of(option: object) -> str:
    """The option ``accent`` as ``#rrggbb``; of a value that is no color it is warned."""
    try:
        if not isinstance(option, str):
            raise ValueError(f"{option!r} is not a text; write a CSS color, such as {ACCENT!r}")  # noqa: TRY004
        return read_color(option)
    except ValueError as err:
        warn(Subtype.CONFIG, f"conf.py: html_theme_options['accent']: {err}; the default is used: {ACCENT!r}")
        return ACCENT


def on_html_collect_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """The page that servers send when there is none."""
    if theme_of(app) is not None:
        write_not_found(app)
    return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme; its parent is loaded by name."""
    app.add_html_theme("openpractices", str(HERE))
    app.add_post_transform(DescriptionPostTransform)
    app.connect("builder-inited", on_builder_inited)
    # Before the parent's handlers (500), which render the items that the context names.
    app.connect("html-page-context", on_html_page_context, priority=400)
    app.connect("html-collect-pages", on_html_collect_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
