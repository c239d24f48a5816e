"""Finds the templates of a site's own shortcodes: those of the site before those of its themes.

Source: `Shortcode templates <https://gohugo.io/templates/shortcode/>`__ and Hugo's lookup of templates, which prefers
``_shortcodes`` to ``shortcodes``, and a name with the language to one without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import MAX_TEXT_BYTES, read_file

from .mounts import is_within_root
from .source_files import walk_folder

if TYPE_CHECKING:
    from pathlib import Path

    from .site_config import SiteConfig

_FOLDER = re.compile(r"(_?)shortcodes/(.+)\.html")


def find_shortcode_templates(config: SiteConfig) -> dict[str, Path]:
    """Return the file of the template for each shortcode, by its name in lower case."""
    found: dict[str, tuple[tuple[bool, ...], Path]] = {}
    mounts = [mount for mount in config.mounts if mount.component == "layouts"]
    for mount in mounts:
        own: dict[str, tuple[tuple[bool, ...], Path]] = {}
        for path, file in walk_folder(mount.source, config.root, []):
            match = _FOLDER.fullmatch("/".join((*mount.target.parts[1:], path)))
            named = _read_name(match[2], config) if match else None
            if match and named and is_within_root(file, config.root):
                rank = (bool(match[1]), *named[1])
                if named[0] not in own or rank > own[named[0]][0]:
                    own[named[0]] = rank, file
        found = own | found
    return {name: file for name, (_rank, file) in found.items()}


def _read_name(stem: str, config: SiteConfig) -> tuple[str, tuple[bool, ...]] | None:
    """Return the name of the shortcode and how well the template fits; ``None`` for another language or format."""
    folder, slash, file = stem.lower().rpartition("/")
    name, *tags = file.split(".")
    languages = {*config.languages, *config.disabled}
    language = next((tag for tag in tags if tag in languages), "")
    if (language and language != config.language) or any(tag not in {"html", language} for tag in tags):
        return None
    return folder + slash + name, (bool(language), "html" not in tags)


def read_template_text(file: Path) -> str | None:
    """Return the source of a template; ``None`` if it cannot be read."""
    try:
        return read_file(file, MAX_TEXT_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
