"""The names of files under ``content``: each gives the logical path, the language, and the kind of page or bundle.

Source: Hugo's rules for `page bundles <https://gohugo.io/content-management/page-bundles/>`__ and `translation by file
name <https://gohugo.io/content-management/multilingual/>`__, and its path parser for what they leave open.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from .address_letters import lower_letters

if TYPE_CHECKING:
    from collections.abc import Collection

MARKDOWN_SUFFIXES = {"md", "markdown", "mdown"}
CONTENT_SUFFIXES = MARKDOWN_SUFFIXES | {"html", "htm", "adoc", "asciidoc", "ad", "pandoc", "pdc", "rst", "org"}
"""The suffixes of pages."""
_BUNDLES = {"index": "leaf", "_index": "branch"}


class ContentName(NamedTuple):
    """The parts of a content file's path.

    *kind* is ``leaf``, ``branch``, ``page`` or ``file``. *key* is the logical path, such as ``/docs/about``, empty for
    the home page; *path* is the same in the author's letters, from which Hugo makes addresses if configured so.
    """

    kind: str
    key: str
    path: str
    base: str
    """The name that references use: for a bundle, the name of its folder."""
    suffix: str
    language: str = ""

    @property
    def folder(self) -> str:
        """The path of the folder that contains the page or the bundle, empty at the top."""
        return posixpath.dirname(self.path).rstrip("/")


def read_content_name(path: str, languages: Collection[str] = ()) -> ContentName:
    """Split *path*, which is relative to the content folder and has forward slashes, into its parts."""
    folder, _, file = f"/{path.strip('/')}".rpartition("/")
    parts = file.split(".")
    suffix = parts[-1].lower() if len(parts) > 1 else ""
    high = max(len(parts) - 1, 1)
    language = ""
    for index in range(len(parts) - 2, -1, -1):
        part = parts[index].lower()
        if not language and len(parts) > 2 and part in languages:
            # If the first part names the language, it still belongs to the name.
            language, high = part, index or high
        elif index and re.fullmatch("_.+_", part):
            high = index
    base = ".".join(parts[:high])
    if suffix not in CONTENT_SUFFIXES:
        path = f"{folder}/{base}" + (f".{parts[-1]}" if suffix else "")
        return ContentName("file", normalize_path(path), path, base, suffix, language)
    if kind := _BUNDLES.get(base.lower()):
        return ContentName(kind, normalize_path(folder), folder, posixpath.basename(folder), suffix, language)
    path = f"{folder}/{base}"
    return ContentName("page", normalize_path(path), path, base, suffix, language)


def normalize_path(path: str) -> str:
    """Return *path* as Hugo compares it: in lower case, with hyphens in place of spaces."""
    return lower_letters(path).replace(" ", "-")
