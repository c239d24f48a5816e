"""Reads a lock that has errors: each error with its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

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

from .lock_contrast import CONTRAST_CHECKS, LogoContrast, check_digest
from .lock_entry import CHECKS, LockEntry, check_suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_openpractices.catalog.documents import TreeNode

    _Check = Callable[[Any], Any]
    """Raises ``ValueError`` for a wrong value."""

_Read = TypeVar("_Read")

LOCK_VERSION = 1
"""The version of the format."""
LOGOS_KEY = "logos"
"""The key of the entries, which are the values of their URLs."""
CONTRAST_KEY = "contrast"
"""The key of the contrasts, which are the values of the digests of files."""


class LockReader:
    """Reads one lock, by the name that messages give it."""

    def __init__(self, file: str) -> None:
        self.mappings = MappingReader(file)
        self.report = self.mappings.report

    def read(self, data: bytes) -> tuple[dict[str, LockEntry], dict[str, LogoContrast]]:
        """Read the entries by URL, and the contrasts by digest, that have no errors."""
        root = self._read_root(data)
        if root is None:
            return {}, {}
        members = self.mappings.read_members(root, "", ("version", LOGOS_KEY, CONTRAST_KEY))
        version = members.get("version")
        if version is None:
            self.report(root.line, "", 'the key "version" is missing')
        elif not isinstance(version, ScalarNode) or not is_known_version(version.data):
            found = version.value if isinstance(version, ScalarNode) else describe_node(version)
            self.report(
                version.line, "version", f"is {found}; this release of sphinx-openpractices reads {LOCK_VERSION}"
            )
            return {}, {}
        if LOGOS_KEY not in members:
            self.report(root.line, "", f'the key "{LOGOS_KEY}" is missing')
        logos = self._read_each(members, LOGOS_KEY, "URLs", self._read_entry)
        return logos, self._read_each(members, CONTRAST_KEY, "SHA-256 digests", self._read_contrast)

    def _read_each(
        self, members: Mapping[str, TreeNode], key: str, noun: str, read: Callable[[str, TreeNode, str], _Read | None]
    ) -> dict[str, _Read]:
        """Return what *read* makes of each member of the mapping under *key*, whose keys are *noun*."""
        node = members.get(key)
        if node is None:
            return {}
        if not isinstance(node, MappingNode):
            self.report(node.line, key, f"is {describe_node(node)}; write a mapping of {noun}")
            return {}
        each = {
            name: read(name, value, f"{key}[{json.dumps(name, ensure_ascii=False)}]")
            for name, value in self.mappings.read_members(node, key).items()
        }
        return {name: value for name, value in each.items() if value is not None}

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

    def _read_entry(self, url: str, node: TreeNode, path: str) -> LockEntry | None:
        """Read the entry of *url*; ``None`` if it has an error."""
        values = self._read_values(node, path, CHECKS, read_web_url, url)
        if values is None:
            return None
        entry = LockEntry(url, **{name: convert_node(value) for name, value in values.items()})
        return entry if self._check(values["file"].line, f"{path}.file", check_suffix, entry) else None

    def _read_contrast(self, digest: str, node: TreeNode, path: str) -> LogoContrast | None:
        """Read the contrast of the file with *digest*; ``None`` if it has an error."""
        values = self._read_values(node, path, CONTRAST_CHECKS, check_digest, digest)
        return LogoContrast(**{name: convert_node(value) for name, value in values.items()}) if values else None

    def _read_values(
        self, node: TreeNode, path: str, checks: Mapping[str, _Check], check_name: _Check, name: str
    ) -> dict[str, TreeNode] | None:
        """Return the values of an entry by the keys that *checks* name; ``None`` if they or its *name* are wrong."""
        if not isinstance(node, MappingNode):
            self.report(node.line, path, f"is {describe_node(node)}; write a mapping")
            return None
        is_right = self._check(node.line, path, check_name, name)
        before = len(self.mappings.messages)
        members = self.mappings.read_members(node, path, tuple(checks))
        for key, check in checks.items():
            if key in members:
                self._check(members[key].line, f"{path}.{key}", check, convert_node(members[key]))
            else:
                self.report(node.line, path, f'the key "{key}" is missing')
        return members if is_right and len(self.mappings.messages) == before else None

    def _check(self, line: int, path: str, check: _Check, value: Any) -> bool:
        """Return whether *value* is right; report the error that *check* raises."""
        try:
            check(value)
        except ValueError as err:
            self.report(line, path, str(err))
            return False
        return True


def is_known_version(value: Any) -> bool:
    """Return whether this release reads locks of this version."""
    return type(value) is int and value == LOCK_VERSION
