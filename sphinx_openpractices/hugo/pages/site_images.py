"""Finds the logo and the icon of a Hugo site: where its parameters name them, or where its theme looks for them.

Sources: HugoBlox (``assets/media/logo.svg`` and ``icon.png``), Docsy (``assets/icons/logo.svg``,
``static/favicon.svg``), Ananke (``site_logo``, ``favicon``), the scientific Python theme (``navbarlogo``), and the
names in common use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.links.link_targets import Outside, ToFile
from sphinx_openpractices.hugo.site.config_places import find_setting_place
from sphinx_openpractices.hugo.site.fields import ensure_mapping, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .page_resolver import MigrationState
    from .report import MigrationReport

_LOGO_PARAMS = ("navbarlogo", "logo", "site_logo", "sitelogo", "logo_image", "navbar.logo", "header.logo", "brand.logo")
_DARK_PARAMS = ("logo.dark", "logo_dark", "logodark", "site_logo_dark", "navbar.logo.dark", "header.logo.dark")
_ICON_PARAMS = ("favicon", "site_icon", "icon", "assets.favicon", "favicon.ico", "favicon.svg", "images.favicon")
"""Parameters with the path of an image, or a mapping with it; a dot leads to a nested one."""
_PATHS = ("image", "path", "src", "filename", "file", "light", "url", "default")
"""The keys for the path in a mapping."""
_THEME_LOGOS = ("media/logo.svg", "media/logo.png", "icons/logo.svg")
_ICON_FOLDERS = ("favicons", "images", "img", "icons")
_THEME_ICONS = (
    *("favicon.svg", "favicon.ico", "favicon.png", "favicon-32x32.png"),
    *(f"{folder}/favicon.{suffix}" for folder in _ICON_FOLDERS for suffix in ("svg", "ico", "png")),
    *("favicons/favicon-32x32.png", "media/icon.svg", "media/icon.png"),
)
_IMAGE = re.compile(r".+\.(?:svg|png|jpe?g|gif|ico|webp)", re.IGNORECASE)
_FOLDERS = ("", "/images/", "/img/", "/media/")
"""Where themes look for an image that a parameter names; the first is the path itself."""


def find_site_logo(shared: MigrationState, report: MigrationReport) -> dict[str, str]:
    """Return the option ``logo`` of the theme, empty if the site has no logo."""
    light = _find_image(shared, report, _LOGO_PARAMS, _THEME_LOGOS)
    if not light:
        return {}
    option = {"image_light": light, "image_dark": _find_image(shared, report, _DARK_PARAMS, ()) or light}
    params = shared.output.site.config.params
    text = to_text(ensure_mapping(params.get("navbarlogo")).get("text"))
    # In Docsy, the title is beside the logo.
    if not text and light.endswith("icons/logo.svg"):
        text = shared.output.site.config.title
    return option | {"text": text} if text else option


def find_site_icon(shared: MigrationState, report: MigrationReport) -> str:
    """Return the path of the icon for ``html_favicon``; empty if the site has none."""
    return _find_image(shared, report, _ICON_PARAMS, _THEME_ICONS)


def _find_image(shared: MigrationState, report: MigrationReport, params: Iterable[str], files: Iterable[str]) -> str:
    """Return the path or URL of the first image that a parameter names, or else that a theme looks for."""
    site = shared.output.site
    for name in params:
        for path in _read_paths(site.config.params, name):
            for folder in _FOLDERS:
                target = shared.links.resolve_link(site.home, f"{folder}{path.lstrip('/') if folder else path}")
                if isinstance(target, Outside):
                    return target.url
                if isinstance(target, ToFile):
                    return shared.output.find_place(target) or ""
            file, line = find_setting_place(site.config, path)
            report.add("images", file, line, f'{name}: "{path}" does not exist')
    for path in files:
        for place in (f"/{path}", path):
            target = shared.links.resolve_link(site.home, place)
            if isinstance(target, ToFile):
                return shared.output.find_place(target) or ""
    return ""


def _read_paths(params: dict[str, Any], name: str) -> Iterator[str]:
    """Yield the path of an image under a parameter."""
    value: Any = params
    for part in name.split("."):
        value = ensure_mapping(value).get(part)
    values = [value.get(key) for key in _PATHS] if isinstance(value, dict) else [value]
    yield from [text for each in values if _IMAGE.fullmatch(text := to_text(each).strip())][:1]
