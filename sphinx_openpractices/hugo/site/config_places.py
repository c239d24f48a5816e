"""Finds where a setting of a Hugo site is written, for messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_openpractices.text.files import read_text_file

if TYPE_CHECKING:
    from .site_config import SiteConfig


def find_setting_place(config: SiteConfig, value: str) -> tuple[str, int]:
    """Return the file of the configuration, and the line, with a *value*; the beginning of the first file if none."""
    text = re.escape(value)
    written = re.compile(rf"""[=:\[{{,-]\s*(?:"{text}"|'{text}'|{text}\s*(?:[]}},]|\s#|$))""", re.MULTILINE)
    for file in config.files if value else ():
        try:
            content = read_text_file(config.root / file, "replace")
        except (OSError, ValueError):
            continue  # the configuration has a message about it
        if found := written.search(content):
            return file, content.count("\n", 0, found.start()) + 1
    return next(iter(config.files), "hugo.toml"), 1
