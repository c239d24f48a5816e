"""JSON and TOML become a tree: Python's parsers say what is there, and a scan of the text, where.

Knows nothing of Sphinx.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from .lines import Lines, json_lines, split, toml_lines
from .tree import MAX_LEVELS, DocumentError, MappingNode, ScalarNode, SequenceNode, TreeNode


class Number(float):
    """A number with a point, which remembers the *words* of its author: 1.10 is no 1.1 when it is a version."""

    def __init__(self, words: str) -> None:
        self.words = words


def read_json(text: str) -> TreeNode:
    """The tree of a JSON text (RFC 8259)."""
    try:
        value = json.loads(text, object_pairs_hook=tuple, parse_float=Number, parse_constant=refuse_constant)
    except json.JSONDecodeError as err:
        raise DocumentError(err.lineno, f"is not JSON: {err.msg} in column {err.colno}") from None
    except ValueError as err:
        word = str(err).split()[-1]
        line = next((line for piece, line in split(text) if piece == word), 1)
        raise DocumentError(line, f"is not JSON: {err}") from None
    return build(value, (), 1, json_lines(text))


def refuse_constant(word: str) -> None:
    """Python alone knows ``NaN`` and ``Infinity`` in JSON."""
    raise ValueError(f"there is no {word}")


def read_toml(text: str) -> TreeNode:
    """The tree of a TOML text (TOML 1.0)."""
    try:
        value = tomllib.loads(text, parse_float=Number)
    except ValueError as err:
        words, _, place = str(err).partition(" (at ")
        number = re.match(r"line (\d+)", place)
        line = int(number[1]) if number else text.count("\n") + 1 if place else 1
        raise DocumentError(line, f"is not TOML: {words}") from None
    return build(value, (), 1, toml_lines(text))


def build(value: Any, path: tuple[str | int, ...], line: int, lines: Lines) -> TreeNode:
    """The tree of what a parser gave: mappings are dictionaries, or tuples of pairs where a key can be there twice."""
    if len(path) > MAX_LEVELS:
        raise DocumentError(line, f"is nested more than {MAX_LEVELS} levels deep")
    if isinstance(value, list):
        items = [((*path, index), item) for index, item in enumerate(value)]
        return SequenceNode([build(item, place, lines.take(place, line), lines) for place, item in items], line)
    if isinstance(value, dict | tuple):
        pairs: list[tuple[TreeNode, TreeNode]] = []
        for key, item in value.items() if isinstance(value, dict) else value:
            at = lines.take((*path, key), line)
            pairs.append((ScalarNode(key, at), build(item, (*path, key), lines.texts.get((*path, key), at), lines)))
        return MappingNode(pairs, line)
    return build_scalar(value, line)


def build_scalar(value: Any, line: int) -> ScalarNode:
    """A value without parts."""
    if isinstance(value, str):
        return ScalarNode(value, line)
    if isinstance(value, Number):
        return ScalarNode(value.words, line, quoted=False, data=float(value))
    try:
        words = "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:  # Python writes no integers of more than 4,300 digits
        raise DocumentError(line, "holds a number of too many digits") from None
    return ScalarNode(words, line, quoted=False, data=value)
