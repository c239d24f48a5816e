"""Names of files that a link of MyST can lead to.

MyST-Parser looks for the file ``a%20b.png`` where ``![](<a b.png>)`` stands: markdown-it quotes every destination, and
nobody unquotes that of an image. So no image can have a blank in its path, or a letter that is not in ASCII.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from .names import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 100
"""File systems take names of 255 bytes."""
PLAIN = re.compile(r"[A-Za-z0-9/._~+@-]+")
"""A path that is the same in a URL."""


def new_names(paths: Iterable[str]) -> dict[str, str]:
    """New paths for those that are not plain, each other than all the others in whichever case letters are."""
    paths = set(paths)
    taken = {path.lower() for path in paths if PLAIN.fullmatch(path)}
    renamed = {}
    for path in sorted(path for path in paths if not PLAIN.fullmatch(path)):
        stem, suffix = posixpath.splitext(plain(path))
        new, number = stem + suffix, 2
        while new.lower() in taken:
            new = f"{stem}-{number}{suffix}"
            number += 1
        taken.add(new.lower())
        renamed[path] = new
    return renamed


def plain(path: str) -> str:
    """A path without accents, with hyphens for blanks; of other signs their numbers remain, which makes it longer."""
    *folders, file = quote(without_accents(path).replace(" ", "-"), safe="/+@").replace("%", "_").split("/")
    stem, suffix = posixpath.splitext(file)
    return "/".join([*(folder[:LONGEST] for folder in folders), stem[:LONGEST] + suffix[:LONGEST]])
