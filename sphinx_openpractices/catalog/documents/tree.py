"""The tree of a file: each value with its line, in the author's spelling.

The spelling is kept because YAML reads ``no`` as false and ``1.10`` as 1.1: a key for text needs the
original.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, NamedTuple

import yaml

MAX_LEVELS = 50
"""Levels of nesting; libyaml's own tree builder overruns the stack at some ten thousand (compare yaml/pyyaml#895)."""

TOO_DEEP = f"is nested more than {MAX_LEVELS} levels deep"

MAX_VALUES = 500_000
"""Keys and values of a file: each takes some 500 bytes of memory, however short it is."""

TOO_MANY = f"split the file into smaller files; it has more than {MAX_VALUES:,} keys and values"

_MAX_DIGITS = 10_000
"""Longer numbers are not converted: that takes quadratic time."""
_LONG_NUMBER = re.compile(r"[-+]?(?:0x[0-9a-fA-F_]+|[0-9][0-9_:.]*)")

YAML_TAG_PREFIX = "tag:yaml.org,2002:"

_YAML_KINDS = {
    YAML_TAG_PREFIX + "bool": "a boolean",
    YAML_TAG_PREFIX + "int": "a number",
    YAML_TAG_PREFIX + "float": "a number",
    YAML_TAG_PREFIX + "timestamp": "a date",
    YAML_TAG_PREFIX + "null": "nothing",
}
"""What an unquoted value is in YAML 1.1, by its tag."""
_PYTHON_KINDS = {
    bool: "a boolean",
    int: "a number",
    float: "a number",
    date: "a date",
    datetime: "a date",
    time: "a time",
}
"""What a value is in JSON and TOML, from the parser."""


class DocumentError(ValueError):
    """A file cannot be read; *line* counts from 1, and *message* is for the file's author."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class ScalarNode(NamedTuple):
    """A value without parts, in the author's spelling.

    *line* is that of its first character. A *quoted* value is text; *data* is the value if the parser gave one that is
    not text. *lost* is what YAML does not take for a part of the value, although it looks like one: a comment without
    a space, or an anchor that nothing repeats.
    """

    value: str
    line: int
    quoted: bool = True
    data: Any = None
    lost: str = ""


class SequenceNode(NamedTuple):
    """A list."""

    items: list[TreeNode]
    line: int


class MappingNode(NamedTuple):
    """Keys and values in the order written; not a ``dict``, since YAML and JSON allow a key to be written twice."""

    pairs: list[tuple[TreeNode, TreeNode]]
    line: int


TreeNode = ScalarNode | SequenceNode | MappingNode


def describe_node(node: TreeNode) -> str:
    """Return what *node* is, for messages."""
    if isinstance(node, MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, SequenceNode) else describe_scalar(node)


def describe_scalar(scalar: ScalarNode) -> str:
    """Return ``text``, ``a number``, ``a boolean``, ``a date``, ``a time`` or ``nothing``; for YAML, by version 1.1."""
    if scalar.data is not None:
        return _PYTHON_KINDS[type(scalar.data)]
    if not scalar.quoted and len(scalar.value) > _MAX_DIGITS:
        return "a number" if _LONG_NUMBER.fullmatch(scalar.value) else "text"
    if not scalar.quoted:
        for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(scalar.value[:1], ()):
            if pattern.match(scalar.value):
                return _YAML_KINDS.get(tag, "text")
    return "text"


def convert_node(node: TreeNode | None) -> Any:
    """Convert a tree into dictionaries, lists and values of Python; of equal keys, the last one counts."""
    if isinstance(node, MappingNode):
        return {
            key.value if isinstance(key, ScalarNode) else repr(convert_node(key)): convert_node(value)
            for key, value in node.pairs
        }
    if isinstance(node, SequenceNode):
        return [convert_node(item) for item in node.items]
    if node is None or describe_scalar(node) == "text":
        return node and node.value
    if node.data is not None or len(node.value) > _MAX_DIGITS:
        return node.value if node.data is None else node.data
    loader = _ScalarLoader()
    tag = loader.resolve(  # type: ignore[no-untyped-call]
        yaml.ScalarNode, node.value, (True, False)
    )
    try:
        return loader.construct_object(yaml.ScalarNode(tag, node.value))
    except (ValueError, OverflowError):  # a date that does not exist, hours out of range
        return node.value


class _ScalarLoader(yaml.SafeLoader):
    """Converts a scalar, without the parser of a loader, which refers to itself and so is not freed at once."""

    def __init__(self) -> None:
        yaml.constructor.SafeConstructor.__init__(self)
        yaml.resolver.Resolver.__init__(self)
