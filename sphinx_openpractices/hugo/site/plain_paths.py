"""Paths of images that MyST can link to.

For ``![](<a b.png>)``, MyST-Parser looks for the file ``a%20b.png``: markdown-it quotes every destination, and nothing
unquotes that of an image. So the path of an image must not contain spaces or letters outside ASCII.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from .address_letters import strip_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MAX_NAME_LENGTH = 100
"""Most file systems allow names of 255 bytes."""
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._~+@-]+")
"""A path that is the same in a URL."""


def choose_plain_paths(paths: Iterable[str], is_kept: Callable[[str], bool] = lambda path: False) -> dict[str, str]:
    """Return new paths for those that are not plain, or that are kept; no two of all paths differ in case only."""
    paths = set(paths)
    fine = {path for path in paths if _PLAIN_PATH.fullmatch(path) and not is_kept(path)}
    taken = {path.lower() for path in fine}
    renamed = {}
    for path in sorted(paths - fine):
        stem, suffix = posixpath.splitext(_make_plain_path(path))
        new, number = stem + suffix, 2
        while new.lower() in taken or is_kept(new):
            new = f"{stem}-{number}{suffix}"
            number += 1
        taken.add(new.lower())
        renamed[path] = new
    return renamed


def _make_plain_path(path: str) -> str:
    """Return *path* without accents and with hyphens for spaces; other characters are replaced by their numbers."""
    *folders, file = quote(strip_accents(path).replace(" ", "-"), safe="/+@").replace("%", "_").split("/")
    stem, suffix = posixpath.splitext(file)
    folders = [folder[:_MAX_NAME_LENGTH] for folder in folders]
    return "/".join([*folders, stem[:_MAX_NAME_LENGTH] + suffix[:_MAX_NAME_LENGTH]])
