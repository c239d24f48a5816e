"""Finds where a setting of a Hugo site is written, for messages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_openpractices.catalog.documents import DocumentError, MappingNode, ScalarNode, read_document
from sphinx_openpractices.text.files import read_text_file

from .config_files import find_settings_keys

if TYPE_CHECKING:
    from sphinx_openpractices.catalog.documents import TreeNode

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


def find_key_place(config: SiteConfig, key: str) -> tuple[str, int]:
    """Return the file of the configuration, and the line, of a *key* at the top; else the beginning of the first file.

    In a folder of settings, the keys of ``params.toml`` are those of ``params``.
    """
    for file in reversed(config.files):
        around = find_settings_keys(Path(file).stem) if "/" in file else ()
        if around:
            if around[0] == key:
                return file, 1
            continue
        try:
            line = _find_key_line(read_document(config.root / file), key)
        except (DocumentError, OSError):
            continue  # the configuration has a message about it
        if line:
            return file, line
    return next(iter(config.files), "hugo.toml"), 1


def _find_key_line(root: TreeNode | None, key: str) -> int:
    """Return the line of a key at the top of a file; 0 if it is not there."""
    pairs = root.pairs if isinstance(root, MappingNode) else ()
    return next((each.line for each, _value in pairs if isinstance(each, ScalarNode) and each.value.lower() == key), 0)
