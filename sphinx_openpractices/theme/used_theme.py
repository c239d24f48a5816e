"""Finds out whether a build uses this theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.theming import Theme

THEME_FOLDER = Path(__file__).parent


def find_theme(app: Sphinx) -> Theme | None:
    """Return the theme of this build if it is this theme or inherits from it."""
    # EPUB has a theme of its own.
    theme = getattr(app.builder, "theme", None) if app.builder.name != "epub" else None
    return theme if theme is not None and THEME_FOLDER in map(Path, theme.get_theme_dirs()) else None
