"""The ``openpractices`` theme: ``pydata_sphinx_theme`` with a calmer look and a landing page layout.

It is separate from the extension because Sphinx loads a theme by its ``sphinx.html_themes`` entry point after
``config-inited`` (sphinx#10556), and only for sites that use it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.colors.hexadecimal import read_color
from sphinx_openpractices.colors.palette import DEFAULT_ACCENT
from sphinx_openpractices.extension.base.boundaries import GuardedApp
from sphinx_openpractices.extension.base.compat import add_static_dir
from sphinx_openpractices.extension.base.reporting import Subtype, report_warning
from sphinx_openpractices.text.files import has_content

from .description import DescriptionPostTransform
from .header_titles import HeaderTitles
from .not_found import write_not_found
from .option_checks import OptionChecks
from .pages import on_html_page_context_add_theme_data, translate_labels
from .palette_files import make_icon_svg, make_palette_css
from .plain_text import on_html_page_context_escape_results, on_html_page_context_escape_settings
from .sections import SectionSidebars
from .serialized_pages import (
    is_serializing,
    on_html_page_context_remove_functions,
    on_html_page_context_supply_options,
)
from .site_links import on_html_page_context_add_site_links
from .stylesheet import join_styles
from .used_theme import THEME_FOLDER, find_theme

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

_STYLESHEET = "styles/openpractices.css"
"""``theme.toml`` has the same name."""
_PALETTE = "styles/openpractices-palette.css"
_ICON = "openpractices-icon.svg"
_MODE_SCRIPT = "scripts/openpractices-mode.js"


def on_builder_inited_write_theme_files(app: Sphinx) -> None:
    """Write the stylesheet, the palettes and the icon; HTML builders copy them before the static files of the site."""
    if (theme := find_theme(app)) is None or is_serializing(app):
        return
    # No document folder has this name, so the builder copies no doctrees with these files.
    static = Path(app.doctreedir) / "openpractices-theme.static"
    accent = _read_accent(app.config.html_theme_options.get("accent", theme.get_config("options", "accent")))
    texts = {_STYLESHEET: join_styles(), _PALETTE: make_palette_css(accent), _ICON: make_icon_svg(accent)}
    for name, text in texts.items():
        file = static / name
        if not has_content(file, text.encode()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    add_static_dir(app, static)
    # After the stylesheet of the parent and before those of themes (200), so that child themes can override it.
    app.add_css_file(_PALETTE, priority=199)
    app.add_js_file(_MODE_SCRIPT, priority=199)


def _read_accent(option: object) -> str:
    """Return the option ``accent`` as ``#rrggbb``; for an invalid value, warn and return the default."""
    try:
        if not isinstance(option, str):
            raise ValueError(f'{option!r} is not a string; write it as #rgb or #rrggbb, such as "{DEFAULT_ACCENT}"')  # noqa: TRY004
        return read_color(option)
    except ValueError as err:
        report_warning(
            Subtype.CONFIG, f"conf.py: html_theme_options['accent']: {err}; the default is used: {DEFAULT_ACCENT!r}"
        )
        return DEFAULT_ACCENT


def on_html_collect_pages_write_not_found(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Write the page that servers send for unknown URLs; return no pages for Sphinx to write."""
    if find_theme(app) is not None and not is_serializing(app):
        write_not_found(app, translate_labels()["not_found"])
    return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme; Sphinx loads its parent by name."""
    app.add_html_theme("openpractices", str(THEME_FOLDER))
    guarded = GuardedApp(app)
    guarded.add_post_transform(DescriptionPostTransform)
    option_checks = OptionChecks()
    # Before the handler of the parent (500), which uses the options, and after all others, which may add templates.
    guarded.connect("builder-inited", option_checks.on_builder_inited_check_values, priority=400)
    guarded.connect("builder-inited", option_checks.on_builder_inited_check_templates, priority=900)
    guarded.connect("builder-inited", on_builder_inited_write_theme_files)
    section_sidebars = SectionSidebars()
    guarded.connect("write-started", section_sidebars.on_write_started_measure_sections)
    # Before the handlers of the parent (500), which render the components in the context.
    guarded.connect("html-page-context", on_html_page_context_add_theme_data, priority=400)
    guarded.connect("html-page-context", section_sidebars.on_html_page_context_limit_navigation, priority=400)
    guarded.connect("html-page-context", option_checks.on_html_page_context_remove_missing, priority=400)
    guarded.connect("html-page-context", on_html_page_context_supply_options, priority=400)
    guarded.connect("html-page-context", on_html_page_context_escape_settings, priority=400)
    guarded.connect("html-page-context", on_html_page_context_add_site_links, priority=400)
    header_titles = HeaderTitles()
    guarded.connect("env-updated", header_titles.on_env_updated_collect_titles)
    # After the handlers of the parent.
    guarded.connect("html-page-context", header_titles.on_html_page_context_escape_titles, priority=600)
    guarded.connect("html-page-context", on_html_page_context_escape_results, priority=600)
    guarded.connect("html-page-context", on_html_page_context_remove_functions, priority=600)
    guarded.connect("html-collect-pages", on_html_collect_pages_write_not_found)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
