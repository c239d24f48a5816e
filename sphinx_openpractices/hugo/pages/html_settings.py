"""Makes the settings of the new site that Hugo's menus, logo and icon become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .site_images import find_site_icon, find_site_logo
from .site_output import PUBLISHED_FOLDER

if TYPE_CHECKING:
    from .page_resolver import MigrationState
    from .report import MigrationReport


def make_html_settings(shared: MigrationState, report: MigrationReport) -> dict[str, Any]:
    """Return settings for ``conf.py``; files that they name will be copied."""
    options = shared.menus.make_options(shared.output.site.home)
    if logo := find_site_logo(shared, report):
        options["logo"] = logo
    settings: dict[str, Any] = {"html_theme_options": options} if options else {}
    if icon := find_site_icon(shared, report):
        settings["html_favicon"] = icon
    if any(place.startswith(f"{PUBLISHED_FOLDER}/") for place in shared.output.copies):
        # These files keep their addresses.
        settings["html_extra_path"] = [PUBLISHED_FOLDER]
    return settings
