"""The ``openpractices`` theme: ``pydata_sphinx_theme`` with a calmer look and a landing layout.

Sphinx loads it by its ``sphinx.html_themes`` entry point when a site asks for it, after ``config-inited``
(sphinx#10556); so it is apart from the extension.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.colors.hexadecimal import read_color
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT
from sphinx_openpractices.extension.base.compat import add_static_dir
from sphinx_openpractices.extension.base.warnings import Subtype, report_warning

from .description import DescriptionPostTransform
from .pages import on_html_page_context_theme, write_not_found
from .palette_files import make_icon_svg, make_palette_css
from .sections import SectionSidebars
from .stylesheet import join_styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.theming import Theme
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

HERE = Path(__file__).parent
_STYLESHEET = "styles/openpractices.css"
"""Named in ``theme.toml`` too."""
_PALETTE = "styles/openpractices-palette.css"
_ICON = "openpractices-icon.svg"
_MODE_SCRIPT = "scripts/openpractices-mode.js"


def _find_theme(app: Sphinx) -> Theme | None:
    """The theme of this build, if it is this one or inherits it."""
    # The builders json and pickle have no theme; EPUB has its own.
    theme = getattr(app.builder, "theme", None) if app.builder.name != "epub" else None
    return theme if theme is not None and HERE in map(Path, theme.get_theme_dirs()) else None


def on_builder_inited_theme(app: Sphinx) -> None:
    """Write the stylesheet, the palettes and the icon as files that HTML builders copy before those of the site."""
    if (theme := _find_theme(app)) is None:
        return
    # No folder of documents has this name, so no doctree is copied with the file.
    static = Path(app.doctreedir) / "openpractices-theme.static"
    accent = _read_accent(app.config.html_theme_options.get("accent", theme.get_config("options", "accent")))
    texts = {_STYLESHEET: join_styles(), _PALETTE: make_palette_css(accent), _ICON: make_icon_svg(accent)}
    for name, text in texts.items():
        file = static / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    add_static_dir(app, static)
    # After the parent's stylesheet and before those of themes (200), so that a child theme's may change it.
    app.add_css_file(_PALETTE, priority=199)
    app.add_js_file(_MODE_SCRIPT, priority=199)


def _read_accent(option: object) -> str:
    """The option ``accent`` as ``#rrggbb``; an invalid value gives a warning and the default."""
    try:
        if not isinstance(option, str):
            raise ValueError(f'{option!r} is not a string; write it as #rgb or #rrggbb, such as "{DEFAULT_ACCENT}"')  # noqa: TRY004
        return read_color(option)
    except ValueError as err:
        report_warning(
            Subtype.CONFIG, f"conf.py: html_theme_options['accent']: {err}; the default is used: {DEFAULT_ACCENT!r}"
        )
        return DEFAULT_ACCENT


def on_html_collect_pages_not_found(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Write the page that servers send for unknown addresses; no pages are left for Sphinx to write."""
    if _find_theme(app) is not None:
        write_not_found(app)
    return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme; its parent is loaded by name."""
    app.add_html_theme("openpractices", str(HERE))
    app.add_post_transform(DescriptionPostTransform)
    app.connect("builder-inited", on_builder_inited_theme)
    section_sidebars = SectionSidebars()
    app.connect("write-started", section_sidebars.on_write_started)
    # Before the parent's handlers (500), which render the items that the context names.
    app.connect("html-page-context", on_html_page_context_theme, priority=400)
    app.connect("html-page-context", section_sidebars.on_html_page_context, priority=400)
    app.connect("html-collect-pages", on_html_collect_pages_not_found)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
