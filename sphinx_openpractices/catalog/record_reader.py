"""Reads the mappings of a file as records, by the keys that their dataclasses declare, at any depth."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from .documents import MappingNode, ScalarNode, describe_node, describe_scalar
from .documents.members import MERGE_KEY, join_keys
from .documents.yaml_mistakes import CLOSE_COLON, cut_text
from .extra_keys import EXTRA_KEY, require_extra_name
from .keys import get_keys, get_synonyms, read_keys
from .values import read_mappings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .documents import TreeNode
    from .documents.members import MappingReader
    from .keys import Key

_YAML_SUFFIXES = (".yml", ".yaml")
_INDEX = r"\[[0-9]+\]"
"""The place of an item, in a path."""


class RecordReader:
    """Reads records, and reports every mistake to *mappings*, which has the messages of a file.

    *choices* are the values that a site allows for some keys, such as ``relation``.
    """

    def __init__(self, mappings: MappingReader, choices: Mapping[str, Collection[str]] = MappingProxyType({})) -> None:
        self.mappings = mappings
        self.report = mappings.report
        self._choices = choices

    def read_values(self, cls: type, node: TreeNode, path: str) -> tuple[dict[str, Any], dict[str, int]] | None:
        """Read the values of a record by field, and the lines of its values by key; ``None`` if it has an error.

        The lines of nested values have names such as ``evidence[0].target``.
        """
        if not isinstance(node, MappingNode):
            self._report_no_mapping(cls, node, path)
            return None
        before = len(self.mappings.messages)
        members = self.mappings.read_members(node, path, get_keys(cls), synonyms=get_synonyms(cls))
        lines = {name: value.line for name, value in members.items()}
        raw = {
            name: written
            for name, value in members.items()
            if (written := self._read_value(get_keys(cls)[name], value, f"{path}.{name}", lines)) is not None
        }
        values, problems = read_keys(cls, raw, self._choices)
        for problem in problems:
            if problem.name in raw or problem.name not in members:
                self.report(lines.get(problem.name, node.line), f"{path}.{problem.name}", problem.message)
        return None if len(self.mappings.messages) > before else (values, lines)

    def _report_no_mapping(self, cls: type, node: TreeNode, path: str) -> None:
        close = CLOSE_COLON.fullmatch(node.value) if isinstance(node, ScalarNode) else None
        hint = f', such as "{close[1]}: {cut_text(close[2])}", with a space' if close else ""
        needed = [key.name for key in get_keys(cls).values() if key.required] or ["id"]
        keys = f"keys {', '.join(needed[:-1])} and {needed[-1]}" if len(needed) > 1 else f"key {needed[0]}"
        self.report(node.line, path, f"write a mapping with at least the {keys}{hint}; found {describe_node(node)}")

    def _read_value(self, key: Key, node: TreeNode, path: str, lines: dict[str, int]) -> Any:
        """Read the value of a key as its reader takes it; ``None`` if it is something else."""
        if key.items:
            return self._read_items(key, node, path, lines)
        if key.mapping:
            return self._read_mapping(key, node, path, lines)
        if key.typed:
            if isinstance(node, ScalarNode) and describe_scalar(node) != "nothing":
                return node.value
            self.report(node.line, path, f"write one value, or remove the key; found {describe_node(node)}")
            return None
        return self._read_texts(node, path)

    def _read_items(self, key: Key, node: TreeNode, path: str, lines: dict[str, int]) -> list[Any] | None:
        """Read values that have keys of their own: each is a mapping, or a text in the form that options have."""
        if isinstance(node, MappingNode):
            self.report(node.line, path, f"write a list{hint_at_list(self.mappings.file, path)}; found a mapping")
            return None
        if isinstance(node, ScalarNode):
            return self._read_parts(key, node, path)
        if not node.items:
            self.report(node.line, path, "write at least one item, or remove the key; the list is empty")
            return None
        cls = cast("type", key.items)
        found: list[Any] = []
        for index, item in enumerate(node.items):
            place, number = f"{path}[{index}]", len(found)
            if isinstance(item, ScalarNode) and key.read is not read_mappings:
                found += self._read_parts(key, item, place) or ()
            elif read := self.read_values(cls, item, place):
                values, inner = read
                found.append(cls(**values))
                lines |= {f"{key.name}[{number}].{name}": line for name, line in inner.items()}
            # The text of an item can have several values.
            lines |= {f"{key.name}[{each}]": item.line for each in range(number, len(found))}
        return found

    def _read_parts(self, key: Key, node: ScalarNode, path: str) -> list[Any] | None:
        """Read a text with a line for each value."""
        try:
            parts = list(key.read("" if describe_scalar(node) == "nothing" else node.value))
        except ValueError as err:
            self.report(node.line, path, str(err))
            return None
        return None if self._read_scalar(node, path) is None else parts

    def _read_mapping(self, key: Key, node: TreeNode, path: str, lines: dict[str, int]) -> dict[str, Any] | None:
        """Read a mapping of texts, or keys of a site's own with values of any kind."""
        if not isinstance(node, MappingNode):
            self.report(node.line, path, f"write a mapping; found {describe_node(node)}")
            return None
        if key.name == EXTRA_KEY:
            return self._read_extra(node, path)
        texts: dict[str, Any] = {}
        for name, value in self.mappings.read_members(node, path).items():
            lines[f"{key.name}.{name}"] = value.line
            texts[name] = self._read_item(value, join_keys(path, name))
        return None if None in texts.values() else texts

    def _read_texts(self, node: TreeNode, path: str) -> str | list[str] | None:
        """Read a text or a list of texts; ``None`` if it is something else."""
        if isinstance(node, ScalarNode):
            return self._read_scalar(node, path)
        if isinstance(node, MappingNode):
            self.report(node.line, path, self._describe_no_text(node))
            return None
        texts = [self._read_item(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        return None if None in texts else texts  # type: ignore[return-value]

    def _read_scalar(self, node: ScalarNode, path: str) -> str | None:
        self.mappings.warn_lost(node, path)
        kind = describe_scalar(node)
        if kind == "nothing":
            return ""
        if kind != "text":
            self.report(node.line, path, f'write "{node.value}" in quotes; without them it is {kind}, not text')
        elif self.mappings.check_text(node, path):
            return node.value
        return None

    def _read_item(self, node: TreeNode, path: str) -> str | None:
        """Read a text in a list; ``None`` if it is empty or something else."""
        if not isinstance(node, ScalarNode):
            self.report(node.line, path, self._describe_no_text(node))
            return None
        value = self._read_scalar(node, path)
        if value is not None and not value.strip():
            self.report(node.line, path, "write text, or remove this item; it is empty")
            return None
        return value

    def _describe_no_text(self, node: TreeNode) -> str:
        """Return a message about a value that is not text; in YAML, a colon and a space make a mapping."""
        is_yaml = self.mappings.file.lower().endswith(_YAML_SUFFIXES)
        hint = ', in quotes if it contains ": "' if is_yaml and isinstance(node, MappingNode) else ""
        return f"write text{hint}; found {describe_node(node)}"

    def _read_extra(self, node: MappingNode, path: str) -> dict[str, Any]:
        """Read keys of a site's own, as plain data."""
        for key, _value in node.pairs:
            if isinstance(key, ScalarNode) and key.value != MERGE_KEY:
                try:
                    require_extra_name(key.value)
                except ValueError as err:
                    self.report(key.line, join_keys(path, key.value), str(err))
        return cast("dict[str, Any]", self.mappings.read_data(node, path))


def hint_at_list(file: str, path: str) -> str:
    """Return how the list at *path* is written in a file of this name, for a message."""
    lower = file.lower()
    if lower.endswith(_YAML_SUFFIXES):
        return ', each after "- "'
    if lower.endswith(".toml"):
        return f', each after a line "[[{re.sub(_INDEX, "", path)}]]"'
    return ', in "[" and "]"' if lower.endswith(".json") else ""
