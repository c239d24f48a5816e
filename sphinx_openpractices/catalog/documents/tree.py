"""The tree of a file: each value with its line, in the words of its author. Knows nothing of Sphinx.

The words are kept because YAML reads ``no`` as false and ``1.10`` as 1.1: whoever wants text can say so only if the
words are still there.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple

import yaml

MAX_DEPTH = 50
"""Levels of nesting; libyaml's own tree builder overruns the stack at some ten thousand (compare yaml/pyyaml#895)."""

TAG = "tag:yaml.org,2002:"
KINDS = {
    TAG + "bool": "a boolean",
    TAG + "int": "a number",
    TAG + "float": "a number",
    TAG + "timestamp": "a date",
    TAG + "null": "nothing",
}
"""What YAML 1.1 takes unquoted words for, by their tag."""
TYPES = {
    bool: "a boolean",
    int: "a number",
    float: "a number",
    date: "a date",
    datetime: "a date",
    time: "a time",
}
"""What the values of JSON and TOML are, which need no guess."""


class DocumentError(ValueError):
    """A file that cannot be read, with the *line* (from 1) where that shows, and a *message* for its author."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Scalar(NamedTuple):
    """A value without parts, in the words of its author.

    *line*: of its first word; *quoted*: text for sure; *data*: the value, where it is other than text for sure.
    """

    value: str
    line: int
    quoted: bool = True
    data: Any = None


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    line: int


class Mapping(NamedTuple):
    """Keys and values in the order written; YAML lets a key be written twice, so this is no ``dict``."""

    pairs: list[tuple[Node, Node]]
    line: int


Node = Scalar | Sequence | Mapping


def kind_of(scalar: Scalar) -> str:
    """``text``, ``a number``, ``a boolean``, ``a date``, ``a time`` or ``nothing``; in YAML, as version 1.1 has it."""
    if scalar.data is not None:
        return TYPES[type(scalar.data)]
    if not scalar.quoted:
        for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(scalar.value[:1], ()):
            if pattern.match(scalar.value):
                return KINDS.get(tag, "text")
    return "text"


def plain(node: Node | None) -> Any:
    """A tree as dictionaries, lists and values of Python; the last of several equal keys counts."""
    if isinstance(node, Mapping):
        return {key.value if isinstance(key, Scalar) else repr(plain(key)): plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node is None or kind_of(node) == "text":
        return node and node.value
    if node.data is not None:
        return node.data
    loader = yaml.SafeLoader("")
    tag = loader.resolve(  # type: ignore[no-untyped-call]
        yaml.ScalarNode, node.value, (True, False)
    )
    try:
        return loader.construct_object(yaml.ScalarNode(tag, node.value))
    except (ValueError, OverflowError):  # a date that no calendar has, hours beyond all bounds
        return node.value
