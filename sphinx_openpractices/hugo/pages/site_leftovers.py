"""Reports what belongs to the whole Hugo site and is not on the new one: templates, data, files and settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.hugo.site.config_places import find_key_place
from sphinx_openpractices.hugo.site.fields import to_text
from sphinx_openpractices.hugo.site.known_settings import (
    SETTING_ADVICE,
    SETTINGS_WITHOUT_EFFECT,
    USED_PARAMS,
    USED_SETTINGS,
)
from sphinx_openpractices.hugo.site.source_files import make_source_path, walk_folder
from sphinx_openpractices.text.messages import list_first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_openpractices.hugo.site.hugo_site import HugoSite
    from sphinx_openpractices.hugo.site.site_config import SiteConfig

    from .report import MigrationReport
    from .site_output import SiteOutput

_HOOK = re.compile(r"(?:.*/)?_markup/render-([a-z]+)(?:-[\w-]+)?(?:\.[\w.-]+)?\.html")
"""A template that replaces the HTML of Markdown (Hugo, "Render hooks")."""
_SHORTCODE = re.compile(r"(?:.*/)?_?shortcodes/.*")
_ELEMENTS = {
    "blockquote": "quotations",
    "codeblock": "blocks of code",
    "heading": "headings",
    "image": "images",
    "link": "links",
    "passthrough": "math",
    "table": "tables",
}
_CODE_SUFFIXES = {".css", ".js", ".json", ".less", ".mjs", ".sass", ".scss", ".ts", ".woff", ".woff2"}
"""Files of the design; the theme of the new site has its own."""
_MOST_NAMES = 20


def report_leftovers(output: SiteOutput, report: MigrationReport) -> None:
    """Report templates, data, files and settings; each kind with the place where it is."""
    for file, message in (*_find_templates(output.site.config), *_find_data(output.site.config)):
        report.add("site", file, 1, message)
    for path in _find_unasked(output):
        report.add("unused", make_source_path(path, output.site.config.root), 1, "was not copied")
    for key, message in _find_settings(output.site):
        report.add("site", *find_key_place(output.site.config, key), message)


def _find_templates(config: SiteConfig) -> Iterator[tuple[str, str]]:
    """Yield the templates that change pages: render hooks, those of themes too, and other templates of the site."""
    folders = [(each.source, "/".join(each.target.parts[1:])) for each in config.mounts if each.component == "layouts"]
    folders += [(path, "") for path in sorted((config.root / "_vendor").glob("**/layouts")) if path.is_dir()]
    for source, target in folders:
        own = source == config.root / (to_text(config.settings.get("layoutdir")) or "layouts")
        for path, file in walk_folder(source, config.root, []):
            name, place = f"{target}/{path}".lstrip("/"), make_source_path(file, config.root)
            if hook := _HOOK.fullmatch(name):
                yield place, f"the template changed {_ELEMENTS.get(hook[1], 'Markdown')}; check those of the new pages"
            elif own and not _SHORTCODE.fullmatch(name):
                yield place, "the text and the lists of this template are not on the new pages"


def _has_theme(config: SiteConfig, name: str) -> bool:
    """Return whether the templates of a theme are in the site's folder."""
    folder = to_text(config.settings.get("themesdir")) or "themes"
    return any((config.root / each / name).is_dir() for each in (folder, "_vendor"))


def _find_data(config: SiteConfig) -> Iterator[tuple[str, str]]:
    """Yield the files of data, which only templates can show."""
    folder = config.root / (to_text(config.settings.get("datadir")) or "data")
    for path, file in walk_folder(folder, config.root, []):
        if not path.rpartition("/")[2].startswith("."):
            yield make_source_path(file, config.root), "what templates showed of these data is not on the new pages"


def _find_unasked(output: SiteOutput) -> Iterator[Path]:
    """Yield the site's own files that were not copied."""
    config, copied = output.site.config, set(output.copies.values())
    themes = config.root / (to_text(config.settings.get("themesdir")) or "themes")
    for file in (*output.site.static.values(), *output.site.assets.values()):
        if file not in copied and not file.is_relative_to(themes) and file.suffix.lower() not in _CODE_SUFFIXES:
            yield file


def _find_settings(site: HugoSite) -> Iterator[tuple[str, str]]:
    """Yield the settings that are not used, with a message; parameters and themes are the business of templates."""
    for key, value in site.config.settings.items():
        if key not in USED_SETTINGS and key not in SETTINGS_WITHOUT_EFFECT and _is_set(value):
            yield key, f"{key}: {SETTING_ADVICE.get(key, 'the new site does not use this setting')}"
    if missing := [f'"{name}"' for name in site.config.themes if not _has_theme(site.config, name)]:
        key = "theme" if "theme" in site.config.settings else "module"
        yield key, f"{', '.join(missing)}: the theme is not here, so its render hooks were not read"
    names = [name for name, value in site.config.params.items() if name not in USED_PARAMS and _is_set(value)]
    if names:
        yield (
            "params",
            f"params: what templates showed of {list_first(names, len(names), _MOST_NAMES)} is not on the new pages",
        )


def _is_set(value: Any) -> bool:
    """Return whether a setting has a value other than nothing and ``false``."""
    return any(map(_is_set, value.values())) if isinstance(value, dict) else value not in (None, "", [], False)
