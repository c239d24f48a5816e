"""Reads the keys of mappings, and keeps a message for everything that is wrong in a file."""

from __future__ import annotations

import math
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sphinx_openpractices.text.messages import Severity, bound_messages, make_message
from sphinx_openpractices.text.printable import CONTROL_CHARACTERS
from sphinx_openpractices.text.spelling import suggest_or_list

from .tree import MappingNode, ScalarNode, SequenceNode, convert_node, describe_node

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_openpractices.text.messages import Message

    from .tree import TreeNode

MERGE_KEY = "<<"
"""Copies the keys of other mappings, in YAML (yaml.org/type/merge)."""

LOST_TEXT = "lost-text"
"""The kind of the messages about text that YAML does not take for a part of a value."""

_MOST_BITS = 14_000
"""Bits of an integer; Python does not write integers of more than 4,300 digits (``sys.set_int_max_str_digits``)."""


class MappingReader:
    """Reads mappings of one *file*, by the name that messages give it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.messages: list[Message] = []
        self.warnings: list[Message] = []

    def report(self, line: int, path: str, text: str, kind: str = "") -> None:
        """Keep a message about the key at *path*."""
        self.messages.append(make_message(self.file, line, path, text, kind=kind))

    def warn(self, line: int, path: str, text: str, kind: str) -> None:
        """Keep a warning about the key at *path*, whose value is used."""
        self.warnings.append(make_message(self.file, line, path, text, Severity.WARNING, kind))

    def sorted_messages(self) -> list[Message]:
        """Return the messages and warnings by line; of many, the first ones and how many more there are."""
        both = [bound_messages(sorted(each, key=_get_line)) for each in (self.messages, self.warnings)]
        return sorted(chain.from_iterable(both), key=_get_line)

    def read_members(
        self,
        mapping: MappingNode,
        path: str,
        known: Collection[str] = (),
        *,
        free: str = "",
        synonyms: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, TreeNode]:
        """Return the values of a mapping by key; reports repeated and, if *known* is given, unknown keys.

        Keys that begin with *free* are for the author alone, and are left out. *synonyms* are names for which
        known keys are suggested.
        """
        members: dict[str, TreeNode] = {}
        for key, value in self._merge_pairs(mapping, path):
            if not isinstance(key, ScalarNode):
                self.report(key.line, path, f"has {describe_node(key)} as a key; write text")
                continue
            name = key.value
            if free and name.startswith(free):
                continue
            if known and name not in known:
                hint = suggest_or_list(name, known, synonyms)
                self.report(key.line, join_keys(path, name), f"unknown key{hint}")
            elif name in members:
                self.report(key.line, join_keys(path, name), "is given twice; remove one")
            else:
                members[name] = value
        return members

    def warn_lost(self, node: ScalarNode, path: str) -> None:
        """Warn about text that YAML does not take for a part of a value."""
        if node.lost:
            what = "a comment" if node.lost.startswith("#") else "an anchor"
            text = f'put quotes around the value if "{node.lost}" belongs to it; without them, it is {what}'
            self.warn(node.line, path, text, LOST_TEXT)

    def check_text(self, node: ScalarNode, path: str) -> bool:
        """Return whether a text can be shown, and report the first character that cannot."""
        found = None if node.value.isprintable() else CONTROL_CHARACTERS.search(node.value)
        if found:
            self.report(node.line, path, f"remove the character U+{ord(found[0]):04X}, which no page can show")
        return found is None

    def read_data(self, node: TreeNode, path: str) -> Any:
        """Return any value as plain data, and report mistakes in its keys, and what cannot be shown or exported."""
        if isinstance(node, MappingNode):
            members = self.read_members(node, path)
            return {name: self.read_data(value, join_keys(path, name)) for name, value in members.items()}
        if isinstance(node, SequenceNode):
            return [self.read_data(item, f"{path}[{index}]") for index, item in enumerate(node.items)]
        value = convert_node(node)
        kind = describe_node(node)
        self.warn_lost(node, path)
        if kind == "text":
            self.check_text(node, path)
        elif kind == "a number" and not _is_json_number(value):
            self.report(node.line, path, "write this number in quotes; JSON cannot hold it as a number")
        elif kind == "a date" and isinstance(value, str):
            self.report(
                node.line, path, f"write a date that exists, or put quotes around a text; {value} does not exist"
            )
        return value

    def _merge_pairs(self, mapping: MappingNode, path: str) -> list[tuple[TreeNode, TreeNode]]:
        """Return the pairs of a mapping, and those of the mappings that it merges, unless it has the key itself."""
        if MERGE_KEY not in [key.value for key, _value in mapping.pairs if isinstance(key, ScalarNode)]:
            return mapping.pairs
        pairs = [pair for pair in mapping.pairs if not _is_merge_key(pair[0])]
        own = {key.value for key, _value in pairs if isinstance(key, ScalarNode)}
        for key, value in mapping.pairs:
            if _is_merge_key(key):
                for other in value.items if isinstance(value, SequenceNode) else [value]:
                    if not isinstance(other, MappingNode):
                        message = f"write an alias of a mapping; found {describe_node(other)}"
                        self.report(key.line, join_keys(path, MERGE_KEY), message)
                        continue
                    theirs = self._merge_pairs(other, path)
                    more = [pair for pair in theirs if isinstance(pair[0], ScalarNode) and pair[0].value not in own]
                    own.update(name.value for name, _value in more if isinstance(name, ScalarNode))
                    pairs += more
        return pairs


def _is_json_number(value: Any) -> bool:
    """Return whether *value* is a number of JSON: not infinite, and not of more digits than programs read."""
    if isinstance(value, int):
        return value.bit_length() <= _MOST_BITS
    if isinstance(value, float):
        return math.isfinite(value)
    return ":" in value  # what ``convert_node`` could not convert; hours and minutes can be meant as text


def _get_line(message: Message) -> int:
    return message.line


def join_keys(path: str, name: str) -> str:
    """Return the path of the key *name* in the mapping at *path*."""
    return f"{path}.{name}" if path else name


def _is_merge_key(key: TreeNode) -> bool:
    return isinstance(key, ScalarNode) and key.value == MERGE_KEY and not key.quoted
