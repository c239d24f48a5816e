"""JSON and TOML become a tree: Python's parsers say what is there, and a scan of the text, where.

Knows nothing of Sphinx.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from .lines import Lines, json_lines, toml_lines
from .tree import MAX_DEPTH, DocumentError, Mapping, Node, Scalar, Sequence


def read_json(text: str) -> Node:
    """The tree of a JSON text (RFC 8259)."""
    try:
        value = json.loads(text, object_pairs_hook=tuple, parse_constant=refuse_constant)
    except json.JSONDecodeError as err:
        raise DocumentError(err.lineno, f"is not JSON: {err.msg} in column {err.colno}") from None
    except ValueError as err:
        raise DocumentError(1, f"is not JSON: {err}") from None
    return build(value, (), json_lines(text))


def refuse_constant(word: str) -> None:
    """Python alone knows ``NaN`` and ``Infinity`` in JSON."""
    raise ValueError(f"there is no {word}")


def read_toml(text: str) -> Node:
    """The tree of a TOML text (TOML 1.0)."""
    try:
        value = tomllib.loads(text)
    except ValueError as err:
        words, _, place = str(err).partition(" (at ")
        number = re.match(r"line (\d+)", place)
        line = int(number[1]) if number else text.count("\n") + 1 if place else 1
        raise DocumentError(line, f"is not TOML: {words}") from None
    return build(value, (), toml_lines(text))


def build(value: Any, path: tuple[str | int, ...], lines: Lines) -> Node:
    """The tree of what a parser gave: mappings are dictionaries, or tuples of pairs where a key can be there twice."""
    line = lines.of(path)
    if len(path) > MAX_DEPTH:
        raise DocumentError(line, f"is nested more than {MAX_DEPTH} levels deep")
    if isinstance(value, list):
        return Sequence([build(item, (*path, index), lines) for index, item in enumerate(value)], line)
    if isinstance(value, dict | tuple):
        pairs = value.items() if isinstance(value, dict) else value
        return Mapping(
            [(Scalar(key, lines.of((*path, key))), build(item, (*path, key), lines)) for key, item in pairs], line
        )
    if isinstance(value, str):
        return Scalar(value, line)
    words = "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(words, line, quoted=False)
