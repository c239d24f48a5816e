"""Reads a lock in which something is wrong: each mistake with its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import DocumentError, Mapping, Node, Scalar, decode, plain
from sphinx_openpractices.catalog.documents.json_toml import read_json
from sphinx_openpractices.catalog.reading import CatalogReader, noun
from sphinx_openpractices.text.urls import read_web_url

from .lock_entry import CHECKS, LockEntry, check_whole

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 1
"""Of the format."""
LOGOS = "logos"
"""The key of the entries, which stand there by their URLs."""


class LockReader(CatalogReader):
    """The keys and lines of a lock are read as those of a catalog."""

    def __init__(self, file: str) -> None:
        super().__init__(file, ())

    def entries(self, data: bytes) -> dict[str, LockEntry]:
        """The entries without mistakes, by URL."""
        try:
            text = decode(data)
            root = read_json(text) if text.strip() else None
        except DocumentError as err:
            advice = "; the file holds both sides of a merge" if b"\n<<<<<<<" in b"\n" + data else ""
            self.note(err.line, "", err.message + advice)
            return {}
        except RecursionError:
            self.note(1, "", "is nested too deeply")
            return {}
        if not isinstance(root, Mapping):
            found = "is empty" if root is None else f"is {noun(root)}"
            self.note(1, "", f"{found}; remove it and fetch the logos again")
            return {}
        members = self.members(root, "", ("version", LOGOS))
        version, logos = members.get("version"), members.get(LOGOS)
        if version is None:
            self.note(root.line, "", 'the key "version" is missing')
        elif not isinstance(version, Scalar) or not is_version(version.data):
            words = version.value if isinstance(version, Scalar) else noun(version)
            self.note(version.line, "version", f"is {words}; this release of sphinx-openpractices reads {VERSION}")
            return {}
        if logos is None:
            self.note(root.line, "", f'the key "{LOGOS}" is missing')
        elif not isinstance(logos, Mapping):
            self.note(logos.line, LOGOS, f"is {noun(logos)}; write a mapping of URLs")
        else:
            each = [self.lock_entry(url, node) for url, node in self.members(logos, LOGOS).items()]
            return {entry.url: entry for entry in each if entry is not None}
        return {}

    def lock_entry(self, url: str, node: Node) -> LockEntry | None:
        """The entry of *url*, unless it has a mistake."""
        path = f"{LOGOS}[{json.dumps(url, ensure_ascii=False)}]"
        before = len(self.mistakes)
        if not isinstance(node, Mapping):
            self.note(node.line, path, f"is {noun(node)}; write a mapping")
            return None
        self.check(node.line, path, read_web_url, url)
        members = self.members(node, path, tuple(CHECKS))
        for name, check in CHECKS.items():
            if name in members:
                self.check(members[name].line, f"{path}.{name}", check, plain(members[name]))
            else:
                self.note(node.line, path, f'the key "{name}" is missing')
        if len(self.mistakes) > before:
            return None
        entry = LockEntry(url, **{name: plain(value) for name, value in members.items()})
        self.check(members["file"].line, f"{path}.file", check_whole, entry)
        return entry if len(self.mistakes) == before else None

    def check(self, line: int, path: str, check: Callable[[Any], Any], value: Any) -> None:
        """Note what *check* says against *value*."""
        try:
            check(value)
        except ValueError as err:
            self.note(line, path, str(err))


def is_version(value: Any) -> bool:
    """Whether this release reads locks of that version."""
    return type(value) is int and value == VERSION
