"""Marks pages that are in no table of contents, as Sphinx expects of them."""

from __future__ import annotations

import posixpath
import re

_TABLE = re.compile(r"^(?P<fence>[`:]{3,})\{toctree\}.*\n(?P<entries>(?:(?!(?P=fence)).*\n)*)", re.MULTILINE)
_ENTRY = re.compile(r"(?:.*<)?(?P<place>[^<>\n]+?)>?$")
_FRONT = "---\n"
_NEWLINE = "\n"


def mark_orphans(files: dict[str, str]) -> None:
    """Add `orphan: true` to the front matter of pages that no other page lists."""
    listed = {"index"}
    for name, text in files.items():
        if name.endswith(".md") and "{toctree}" in text:
            listed.update(_find_entries(text, posixpath.dirname(name)))
    for name, text in files.items():
        if name.endswith(".md") and name.removesuffix(".md") not in listed:
            rest = text.removeprefix(_FRONT)
            files[name] = f"{_FRONT}orphan: true\n{rest if rest != text else _FRONT + _NEWLINE + text}"


def _find_entries(text: str, folder: str) -> set[str]:
    """Return the pages in the tables of contents of a page, as paths from the source folder."""
    found = set()
    for table in _TABLE.finditer(text):
        for line in table["entries"].splitlines():
            if line.strip() and not line.startswith(":") and (match := _ENTRY.fullmatch(line.strip())):
                place = match["place"].strip()
                found.add(posixpath.normpath(posixpath.join("/", folder, place)).lstrip("/").removesuffix(".md"))
    return found
