"""Reads a lock that has errors: each error with its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.catalog.documents import (
    DocumentError,
    MappingNode,
    ScalarNode,
    convert_node,
    decode_document,
    describe_node,
    read_json,
)
from sphinx_openpractices.catalog.documents.members import MappingReader
from sphinx_openpractices.text.urls import read_web_url

from .lock_entry import CHECKS, LockEntry, check_suffix

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_openpractices.catalog.documents import TreeNode

LOCK_VERSION = 1
"""The version of the format."""
LOGOS_KEY = "logos"
"""The key of the entries, which are the values of their URLs."""


class LockReader:
    """Reads one lock, by the name that messages give it."""

    def __init__(self, file: str) -> None:
        self.mappings = MappingReader(file)
        self.report = self.mappings.report

    def read_entries(self, data: bytes) -> dict[str, LockEntry]:
        """Read the entries without errors, by URL."""
        root = self._read_root(data)
        if root is None:
            return {}
        members = self.mappings.read_members(root, "", ("version", LOGOS_KEY))
        version, logos = members.get("version"), members.get(LOGOS_KEY)
        if version is None:
            self.report(root.line, "", 'the key "version" is missing')
        elif not isinstance(version, ScalarNode) or not is_known_version(version.data):
            found = version.value if isinstance(version, ScalarNode) else describe_node(version)
            self.report(
                version.line, "version", f"is {found}; this release of sphinx-openpractices reads {LOCK_VERSION}"
            )
            return {}
        if logos is None:
            self.report(root.line, "", f'the key "{LOGOS_KEY}" is missing')
        elif not isinstance(logos, MappingNode):
            self.report(logos.line, LOGOS_KEY, f"is {describe_node(logos)}; write a mapping of URLs")
        else:
            each = [self._read_entry(url, node) for url, node in self.mappings.read_members(logos, LOGOS_KEY).items()]
            return {entry.url: entry for entry in each if entry is not None}
        return {}

    def _read_root(self, data: bytes) -> MappingNode | None:
        try:
            text = decode_document(data)
            root = read_json(text) if text.strip() else None
        except DocumentError as err:
            self.report(err.line, "", err.message)
            return None
        if not isinstance(root, MappingNode):
            found = "is empty" if root is None else f"is {describe_node(root)}"
            self.report(1, "", f"{found}; delete it, and fetch the logos again")
            return None
        return root

    def _read_entry(self, url: str, node: TreeNode) -> LockEntry | None:
        """Read the entry of *url*; ``None`` if it has an error."""
        path = f"{LOGOS_KEY}[{json.dumps(url, ensure_ascii=False)}]"
        messages = self.mappings.messages
        before = len(messages)
        if not isinstance(node, MappingNode):
            self.report(node.line, path, f"is {describe_node(node)}; write a mapping")
            return None
        self._check(node.line, path, read_web_url, url)
        members = self.mappings.read_members(node, path, tuple(CHECKS))
        for name, check in CHECKS.items():
            if name in members:
                self._check(members[name].line, f"{path}.{name}", check, convert_node(members[name]))
            else:
                self.report(node.line, path, f'the key "{name}" is missing')
        if len(messages) > before:
            return None
        entry = LockEntry(url, **{name: convert_node(value) for name, value in members.items()})
        self._check(members["file"].line, f"{path}.file", check_suffix, entry)
        return entry if len(messages) == before else None

    def _check(self, line: int, path: str, check: Callable[[Any], Any], value: Any) -> None:
        """Report the error that *check* raises for *value*."""
        try:
            check(value)
        except ValueError as err:
            self.report(line, path, str(err))


def is_known_version(value: Any) -> bool:
    """Return whether this release reads locks of this version."""
    return type(value) is int and value == LOCK_VERSION
