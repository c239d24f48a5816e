"""Finds the templates of a site's own shortcodes, which may be in its themes.

Source: `Shortcode templates <https://gohugo.io/templates/shortcode/>`__ and Hugo's lookup of templates, which prefers
``_shortcodes`` to ``shortcodes``, and a name with the language to one without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file

from .source_files import walk_folder

if TYPE_CHECKING:
    from pathlib import Path

    from .site_config import SiteConfig

_FOLDER = re.compile(r"(_?)shortcodes/(.+)\.html")


def find_shortcode_templates(config: SiteConfig) -> dict[str, Path]:
    """Return the file of the template for each shortcode, by its name in lower case."""
    found: dict[str, tuple[tuple[int, ...], Path]] = {}
    several = len(config.languages) > 1
    mounts = [mount for mount in config.mounts if mount.component == "layouts"]
    for number, mount in enumerate(mounts):
        for path, file in walk_folder(mount.source, config.root, []):
            match = _FOLDER.fullmatch("/".join((*mount.target.parts[1:], path)))
            named = _read_name(match[2], config) if match else None
            if match and named:
                name, has_language, has_format = named
                # In a site of several languages, the language counts more than the theme.
                rank = (has_language and several, -number, bool(match[1]), has_language, not has_format)
                if name not in found or rank > found[name][0]:
                    found[name] = rank, file
    return {name: file for name, (_rank, file) in found.items()}


def _read_name(stem: str, config: SiteConfig) -> tuple[str, bool, bool] | None:
    """Return the name of a shortcode, and whether its file names the language and the format; ``None`` for others."""
    folder, slash, file = stem.lower().rpartition("/")
    name, *tags = file.split(".")
    languages = {*config.languages, *config.disabled}
    language = next((tag for tag in tags if tag in languages), "")
    if (language and language != config.language) or any(tag not in {"html", language} for tag in tags):
        return None
    return folder + slash + name, bool(language), "html" in tags


def read_template_text(file: Path) -> str | None:
    """Return the source of a template; ``None`` if it cannot be read."""
    try:
        return read_file(file, MAX_TEXT_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
